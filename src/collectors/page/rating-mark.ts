/** Every place of a page that states a score, by the mark that states it; which of them are scores of reviews is judged elsewhere. */

import { gradeOfWord, scoreOfGrade } from '../list/review-list-words.ts';
import { type CodedScore, codedScores } from './coded-score.ts';
import { iconScores } from './icon-row.ts';
import { allText, childrenOf, type Outline, type Part, partOf } from './page-outline.ts';
import { hasGlyph, type LabelScore, scoreOfLabel } from './rating-label.ts';

/** A stated score. */
export interface RatingMark extends Part {
  readonly value: number;
  /** 5, 10, 20 or 100; absent for a bare number. */
  readonly outOf?: number;
  /** What gave it, as `RawReview.anchors` names it. */
  readonly anchor: string;
  /** A bare number or a word in an element of its own: a score only where nothing better is. */
  readonly weak: boolean;
  /** For a score in words. */
  readonly grade?: number;
}

/** All marks in document order. What lies inside a mark is part of it: icons under a label are not counted again. */
export function ratingMarks(outline: Outline): RatingMark[] {
  const icons = new Map(iconScores(outline).map((score) => [score.at, score]));
  const coded = codedScores(outline);
  const marks: RatingMark[] = [];
  for (let at = 0; at < outline.elements.length; ) {
    const found = inInput(outline, at) ? undefined : markAt(outline, at, icons, coded);
    if (found) marks.push(found);
    at = found && !found.weak ? found.to : at + 1;
  }
  const grades = new Set(marks.flatMap(({ grade }) => grade ?? []));
  return marks.map((mark) => (mark.grade === undefined ? mark : { ...mark, value: scoreOfGrade(mark.grade, grades) }));
}

/** A form to rate with, not a rating: radio buttons, unless one is checked and none can be pressed. */
function inInput(outline: Outline, at: number): boolean {
  const { name, attribs } = outline.elements[at] ?? { name: '', attribs: {} as Record<string, string> };
  return name === 'input' || name === 'select' || name === 'button' || attribs.role === 'radio';
}

function markAt(
  outline: Outline,
  at: number,
  icons: ReadonlyMap<number, { value: number; outOf: number }>,
  coded: ReadonlyMap<number, CodedScore>,
): RatingMark | undefined {
  const part = partOf(outline, at);
  const of = (score: LabelScore | undefined, anchor: string): RatingMark | undefined =>
    score && { ...part, ...score, anchor, weak: false };
  const marked = ofAttributes(outline, at);
  // An attribute of a whole card, or of the whole list, does not make all in it part of the mark.
  if (
    marked &&
    (part.to - part.from > 14 || allText(outline, at, 60).length > 50 || outline.elements[at]?.name.includes('-'))
  )
    return { ...part, to: at + 1, ...marked.score, anchor: marked.anchor, weak: false };
  if (marked) return of(marked.score, marked.anchor);
  const icon = icons.get(at);
  if (icon) return of(icon, 'icons');
  const bar = ofWidth(outline, at);
  if (bar) return of(bar, 'icons');
  const checked = ofChoice(outline, at);
  if (checked) return of(checked, 'role');
  const code = coded.get(at);
  if (code) return { ...part, ...code, anchor: 'class' };
  for (let inner = at + 1; inner < Math.min(part.to, at + 9); inner += 1) if (icons.has(inner)) return undefined;
  return ofText(outline, at, part);
}

const LABELS = [
  'aria-label',
  'title',
  'alt',
  'data-tooltip',
  'data-original-title',
  'aria-valuetext',
  'data-title',
  'data-tip',
];
const NUMBERS =
  /^(?:data-)?(?:[a-z]+-)?(?:rating|score|stars?|rate|raty|note|grade|rating-value|star-rating|rated|stars-count|nb-stars)(?:-?(?:value|score|count))?$/;
const MOSTS = [
  'max',
  'data-max',
  'data-rating-max',
  'out-of',
  'data-out-of',
  'data-scale',
  'scale',
  'aria-valuemax',
  'data-number',
  'data-best',
  'best',
  'total',
  'data-total',
  'data-max-rating',
  'max-rating',
  'data-max-value',
];

function ofAttributes(outline: Outline, at: number): { score: LabelScore; anchor: string } | undefined {
  const element = outline.elements[at];
  if (!element) return undefined;
  const { attribs, name } = element;
  const keys = Object.keys(attribs);
  if ((keys.length === 0 || (keys.length === 1 && keys[0] === 'class')) && !name.includes('-')) return undefined;
  if (
    attribs.itemprop === 'ratingValue' ||
    attribs.property === 'ratingValue' ||
    attribs.property === 'schema:ratingValue'
  ) {
    const score = scoreOfLabel(attribs.content ?? allText(outline, at, 40), { stated: true });
    const best = score && bestBeside(outline, at);
    if (score) return { score: best ? { value: score.value, outOf: best } : score, anchor: 'itemprop' };
  }
  for (const label of LABELS) {
    const value = attribs[label];
    const score = value === undefined ? undefined : scoreOfLabel(value, { stated: speaksOfScore(element) });
    if (score) return { score: withMost(score, attribs), anchor: 'aria-label' };
  }
  for (const key of keys) {
    const value = attribs[key] ?? '';
    if (value === '' || value.length > 12 || !/[\d\p{Nd}]/u.test(value) || !NUMBERS.test(key)) continue;
    const score = scoreOfLabel(value, { stated: true });
    if (score && !isMost(outline, at)) return { score: withMost(score, attribs), anchor: 'data-attribute' };
  }
  const scale = name === 'meter' || name === 'progress' || SCALES.has(attribs.role ?? '');
  const custom = /-/.test(name) && /star|rat|score|note/.test(name);
  if (scale || custom) {
    const value = attribs.value ?? attribs['aria-valuenow'] ?? attribs.current ?? attribs['data-value'];
    const most = mostOf(attribs);
    const score =
      value === undefined || value.length > 12
        ? undefined
        : most === 100 && Number(value) > 10 && Number(value) <= 100
          ? { value: Number(value) }
          : scoreOfLabel(value, { stated: true });
    if (score && most === 100 && !custom) return { score: stars(score.value), anchor: 'role' };
    if (score && (custom || most === 5 || most === 10))
      return { score: withMost(score, attribs), anchor: custom ? 'data-attribute' : 'role' };
  }
  const variable =
    attribs.style?.includes('--') &&
    /--[\w-]{0,20}(?:rat|star|scor|val|note|percent|fill)[\w-]{0,20}\s{0,3}:\s{0,3}["']?(\d{1,3}(?:\.\d{1,3})?)(%?)/i.exec(
      attribs.style ?? '',
    );
  if (variable) return ofVariable(Number(variable[1]), variable[2] === '%');
  return undefined;
}

const SCALES = new Set(['meter', 'slider', 'progressbar']);

function ofVariable(value: number, percent: boolean): { score: LabelScore; anchor: string } | undefined {
  if (percent || value > 10) return value > 0 && value <= 100 ? { score: stars(value), anchor: 'icons' } : undefined;
  return value > 0 ? { score: { value }, anchor: 'icons' } : undefined;
}

/** An image, or something whose name for screen readers is all it says. */
function speaksOfScore({ attribs }: Outline['elements'][number]): boolean {
  return /star|rating|score|note|stern|etoile/i.test(
    `${attribs.class ?? ''} ${attribs.src ?? ''} ${attribs.itemprop ?? ''}`,
  );
}

function mostOf(attribs: Readonly<Record<string, string>>): number | undefined {
  const most = MOSTS.map((name) => Number(attribs[name])).find(
    (value) => value === 5 || value === 10 || value === 20 || value === 100,
  );
  return most;
}

function withMost(score: LabelScore, attribs: Readonly<Record<string, string>>): LabelScore {
  const most = score.outOf === undefined ? mostOf(attribs) : undefined;
  return most !== undefined && score.value <= most ? { value: score.value, outOf: most } : score;
}

function bestBeside(outline: Outline, at: number): number | undefined {
  for (const beside of childrenOf(outline, outline.parent[at] ?? at)) {
    const { attribs } = outline.elements[beside] ?? { attribs: {} as Record<string, string> };
    if (attribs.itemprop !== 'bestRating' && attribs.property !== 'bestRating') continue;
    const best = Number(attribs.content ?? allText(outline, beside, 8));
    if (best === 5 || best === 10 || best === 20 || best === 100) return best;
  }
  return undefined;
}

/** One of several elements side by side that are numbered 1, 2, 3…: choices, or the icons themselves. */
function isMost(outline: Outline, at: number): boolean {
  const siblings = childrenOf(outline, outline.parent[at] ?? at);
  if (siblings.length < 3 || siblings.length > 10) return false;
  const own = outline.elements[at];
  const key = Object.keys(own?.attribs ?? {}).find((name) => NUMBERS.test(name)) ?? '';
  return siblings.every((sibling, index) => outline.elements[sibling]?.attribs[key] === String(index + 1));
}

/** `width: 80%` of a strip of stars: the element around it says nothing else, or stars. */
function ofWidth(outline: Outline, at: number): LabelScore | undefined {
  for (const child of childrenOf(outline, at).slice(0, 3)) {
    const width = /(?:^|[;\s])(?:width|inline-size|flex-basis)\s{0,3}:\s{0,3}(\d{1,3}(?:\.\d{1,4})?)(%|px)/i.exec(
      outline.elements[child]?.attribs.style ?? '',
    );
    if (!width) continue;
    const words = allText(outline, at, 60);
    if (words !== '' && !onlyGlyphs(words)) return undefined;
    const whole = width[2] === '%' ? 100 : wholeWidth(outline, at);
    const share = whole === undefined ? 0 : (Number(width[1]) / whole) * 100;
    return share > 0 && share <= 100 ? stars(share) : undefined;
  }
  return undefined;
}

function wholeWidth(outline: Outline, at: number): number | undefined {
  const width = /(?:^|[;\s])width\s{0,3}:\s{0,3}(\d{1,3}(?:\.\d{1,4})?)px/i.exec(
    outline.elements[at]?.attribs.style ?? '',
  );
  return width ? Number(width[1]) : undefined;
}

function stars(percent: number): LabelScore {
  return { value: Math.round((percent / 20) * 10) / 10, outOf: 5 };
}

function onlyGlyphs(words: string): boolean {
  return hasGlyph(words) && /^[^\p{L}\p{N}]+$/u.test(words);
}

/** Radio buttons of which one is checked, as some pages draw their stars; a form to rate with has none checked. */
function ofChoice(outline: Outline, at: number): LabelScore | undefined {
  const size = (outline.end[at] ?? at) - at;
  if (size < 4 || size > 40) return undefined;
  const children = childrenOf(outline, at);
  const [only] = children.filter((child) => (outline.end[child] ?? 0) - child > 3);
  // The closest element around all of them.
  if (only !== undefined && countRadios(outline, only) === countRadios(outline, at)) return undefined;
  let [count, checked] = [0, ''];
  let named: string | undefined;
  for (let inner = at + 1; inner < at + size; inner += 1) {
    const { name, attribs } = outline.elements[inner] ?? { name: '', attribs: {} as Record<string, string> };
    if (name !== 'input' || attribs.type !== 'radio') continue;
    named ??= attribs.name;
    if (attribs.name !== named) return undefined;
    count += 1;
    if (attribs.checked !== undefined) checked = attribs.value ?? '';
  }
  if (count < 3 || count > 10 || !/^\d{1,2}(?:\.5)?$/.test(checked)) return undefined;
  return { value: Number(checked), outOf: count > 5 && Number(checked) > 5 ? 10 : 5 };
}

function countRadios({ elements, end }: Outline, at: number): number {
  let count = 0;
  for (let inner = at; inner < (end[at] ?? at); inner += 1)
    if (elements[inner]?.name === 'input' && elements[inner]?.attribs.type === 'radio') count += 1;
  return count;
}

/** Words of the element itself; when its stars are cut into pieces, of all of it. */
function ofText(outline: Outline, at: number, part: Part): RatingMark | undefined {
  const own = outline.text[at] ?? '';
  const size = part.to - part.from;
  const whole = size > 1 && size <= 8 ? allText(outline, at, 60) : own;
  if (whole === '' || whole.length > 58) return undefined;
  if (size === 1 || own !== '') {
    const score = scoreOfLabel(whole);
    if (score)
      return {
        ...part,
        ...score,
        anchor: hasGlyph(whole) ? 'icons' : 'words',
        weak: score.outOf === undefined && !hasGlyph(whole) && /^\d/.test(whole) && whole.length > 14,
      };
  } else if (hasGlyph(whole)) {
    const pieces = ofPieces(outline, at);
    if (pieces) return { ...part, ...pieces, anchor: 'icons', weak: false };
  } else if (/^[\d.,\p{Nd}]+\s?\/\s?(?:5|10|20)$/u.test(whole)) {
    const score = scoreOfLabel(whole);
    if (score) return { ...part, ...score, anchor: 'words', weak: false };
  }
  if (outline.elements[at]?.name === 'a' || (size > 1 && whole !== own)) return undefined;
  return bare(outline, own, part);
}

/** "★★★★" and "★" in two elements of different looks: the first are full. */
function ofPieces(outline: Outline, at: number): LabelScore | undefined {
  const children = childrenOf(outline, at);
  // What one child says is its own.
  if (children.length === 1) return undefined;
  const runs = children.map((child) => allText(outline, child, 20).replace(/\s/g, ''));
  const length = runs.join('').length;
  if (children.length === 2 && length === 5 && runs.every((run) => /^(?:★+|⭐+|●+|✭+|♥+)$/u.test(run))) {
    return { value: runs[0]?.length ?? 0, outOf: 5 };
  }
  return onlyGlyphs(allText(outline, at, 60)) ? scoreOfLabel(runs.join('')) : undefined;
}

function bare(outline: Outline, own: string, part: Part): RatingMark | undefined {
  if (isPressed(outline, outline.parent[part.from] ?? -1)) return undefined;
  const number = /^(?:\p{Nd}{1,2}(?:[.,٫]\p{Nd})?|10[.,]0)$/u.test(own)
    ? scoreOfLabel(own, { stated: true })
    : undefined;
  if (number) return { ...part, ...number, anchor: 'words', weak: true };
  if (own.length > 24 || /\d/.test(own)) return undefined;
  const grade = gradeOfWord(own);
  return grade === undefined ? undefined : { ...part, value: 0, outOf: 5, anchor: 'words', weak: true, grade };
}

/** A count on a button ("helpful 7") scores nothing. */
function isPressed({ elements, parent }: Outline, at: number): boolean {
  for (let up = at, step = 0; up !== -1 && step < 3; up = parent[up] ?? -1, step += 1) {
    const element = elements[up];
    if (element?.name === 'button' || element?.name === 'label' || element?.attribs.role === 'button') return true;
  }
  return false;
}
