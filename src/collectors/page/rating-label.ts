/** A score as any page words it ("4 out of 5", "4,5 étoiles", "★★★★☆", "امتیاز ۴ از ۵"); apart from where on a page such words stand. */
import { foldWording } from '../dates/date-words.ts';
import { RATING_WORD, STAR_WORD } from '../list/review-list-words.ts';

/** A score and what it is out of, where that is known. */
export interface LabelScore {
  readonly value: number;
  readonly outOf?: number;
}

const NUMBER = '(\\d{1,3}(?:[.,]\\d{1,2})?)';
/** At most this many characters of words may stand between "4" and "5". */
const FRACTION = new RegExp(
  `(?<![\\d.,])${NUMBER}(\\s?/\\s?|[^\\d.,;!?/|·•:]{2,28})(5|10|20|100)(?:[.,]0{1,2})?(?![\\d.,]\\d|\\d|\\s?%)`,
);
const REVERSED =
  /(5|10|100)(?:[.,]0)?\s?(?:つ星のうち|つ星中|点満点中|点中|段階中|점 만점에|개 만점에|개 만점 중|점 만점 중|개 중|점 중|点満点で|つ中|分中|星中|分满分|分滿分|üzerinden|yıldız üzerinden|pontból)\s?(\d{1,3}(?:[.,]\d{1,2})?)/;
const ALONE = /^[^\d]*?(\d{1,3}(?:[.,]\d{1,2})?)[^\d]*$/;

const FULL = '★⭐✭✮🌟✪●⬤◆♥❤🟊⚫🟡🟢';
const EMPTY = '☆✩✰○◌◇♡⚪◯⬜';
const HALF = '⯨⯪½◐🌓';
const GLYPHS = new RegExp(`^[${FULL}${EMPTY}${HALF}\\ufe0e\\ufe0f\\s]+`, 'u');
const ANY_GLYPH = new RegExp(`[${FULL}${EMPTY}]`, 'u');

/** Is there a star, or what pages use in its place, in this text? */
export function hasGlyph(text: string): boolean {
  return ANY_GLYPH.test(text);
}

/** How many full, half and empty glyphs a text consists of; undefined when it says anything else. */
export function glyphsOf(
  text: string,
): { readonly full: number; readonly half: number; readonly empty: number } | undefined {
  const bare = text.replace(/\s|\ufe0e|\ufe0f/g, '');
  if (bare === '' || bare.length > 40) return undefined;
  let [full, half, empty] = [0, 0, 0];
  for (const glyph of bare) {
    if (FULL.includes(glyph)) full += 1;
    else if (EMPTY.includes(glyph)) empty += 1;
    else if (HALF.includes(glyph)) half += 1;
    else return undefined;
  }
  return full + half + empty <= 10 ? { full, half, empty } : undefined;
}

/**
 * Reads a short label as a score. `stated` says that the place of the words speaks of a score already (the label of an
 * image, an attribute called rating): a bare number is enough then. Never a default.
 */
export function scoreOfLabel(
  label: string,
  { stated = false }: { readonly stated?: boolean } = {},
): LabelScore | undefined {
  if (label.length > 90 || label.length === 0) return undefined;
  const key = stated ? `+${label}` : `-${label}`;
  const known = read.get(key);
  if (known !== undefined) return known ?? undefined;
  const score = readLabel(label, stated);
  // Pages repeat the same few labels; a hostile one must not fill the memory.
  if (read.size >= 5_000) read.clear();
  read.set(key, score ?? null);
  return score;
}

const read = new Map<string, LabelScore | null>();

function readLabel(label: string, stated: boolean): LabelScore | undefined {
  if (ANY_GLYPH.test(label)) return scoreOfGlyphs(label);
  if (!/\p{Nd}/u.test(label)) return undefined;
  const text = foldWording(label);
  if (/\d%|% ?\d|[$€£¥₹₽₺﷼]|[():] ?\d+ ?\)/.test(text) && !/%/.test(text)) return undefined;
  const reversed = REVERSED.exec(text);
  if (reversed) return fitting(decimal(reversed[2]), Number(reversed[1]));
  const fraction = FRACTION.exec(text);
  if (fraction && isScoreSentence(text, fraction)) return fitting(decimal(fraction[1]), Number(fraction[3]));
  const alone = ALONE.exec(text);
  if (!alone) return undefined;
  const value = decimal(alone[1]);
  const words = text.replace(alone[1] ?? '', ' ').trim();
  if (words === '') return stated ? fitting(value, undefined) : undefined;
  if (words.split(' ').length > (stated ? 6 : 4)) return undefined;
  if (words === '%') return stated ? fitting(value, 100) : undefined;
  if (RATING_WORD.test(words) && /%/.test(words)) return fitting(value, 100);
  if (STAR_WORD.test(words) && value <= 5) return fitting(value, undefined);
  return RATING_WORD.test(words) && /^\p{L}/u.test(text) ? fitting(value, undefined) : undefined;
}

/** "4 out of 5", not "3 of 10 people found this helpful": what stands around the fraction speaks of a score, or is nothing. */
function isScoreSentence(text: string, fraction: RegExpExecArray): boolean {
  const between = (fraction[2] ?? '').trim();
  const around = `${text.slice(0, fraction.index)} ${text.slice(fraction.index + fraction[0].length)}`.trim();
  if (between.split(' ').length > 4 || /[-–—]/.test(between)) return false;
  if (between === '' && !/^\s?\/\s?$/.test(fraction[2] ?? '')) return false;
  if (/\d/.test(around.replace(/\(\d+\)/, ''))) return false;
  const letters = around.replace(/[^\p{L}\p{M} ]/gu, '').trim();
  if (letters === '') return true;
  if (letters.split(/\s+/).length > 7) return false;
  return STAR_WORD.test(letters) || RATING_WORD.test(letters) || STAR_WORD.test(between) || RATING_WORD.test(between);
}

function scoreOfGlyphs(label: string): LabelScore | undefined {
  const text = label.trim();
  const run = GLYPHS.exec(text)?.[0] ?? '';
  const rest = text.slice(run.length).trim();
  const glyphs = glyphsOf(run);
  const total = glyphs ? glyphs.full + glyphs.half + glyphs.empty : 0;
  const beside = /^[([]?(\d(?:[.,]\d{1,2})?)(?:\s?\/\s?(5|10))?[)\]]?$/.exec(foldWording(rest));
  if (beside && total <= 1) return fitting(decimal(beside[1]), beside[2] ? Number(beside[2]) : 5);
  if (glyphs && (rest === '' || beside || total === 5) && rest.length <= 30 && glyphs.full + glyphs.half > 0) {
    return fitting(glyphs.full + glyphs.half / 2, total === 10 ? 10 : 5);
  }
  // "4,5 ★", "4 ★★★★☆".
  const before = /^(\d(?:[.,]\d{1,2})?)(?:\s?\/\s?5)?\s?(?:★|⭐|☆|✭)/u.exec(foldWording(text));
  return before && text.length <= 14 ? fitting(decimal(before[1]), 5) : undefined;
}

function decimal(text = ''): number {
  return Number(text.replace(',', '.'));
}

function fitting(value: number, outOf: number | undefined): LabelScore | undefined {
  if (!Number.isFinite(value) || value <= 0 || value > (outOf ?? 10)) return undefined;
  return outOf === undefined ? { value } : { value, outOf };
}
