/** Every place of a page that states a day, by the mark that states it; which of them say when a review was written is judged elsewhere. */
import type { WrittenDate } from '../../domain/time.ts';
import { type ReadingContext, readWrittenDate, splitEdited } from '../dates/written-date.ts';
import { hasDayClue } from './day-clue.ts';
import { type DayTemplate, dayByTemplate, dayTemplate } from './day-template.ts';
import { type Outline, type Part, partOf } from './page-outline.ts';
import { scoreOfLabel } from './rating-label.ts';

/** A stated day. */
export interface DateMark extends Part {
  readonly written: WrittenDate;
  /** What gave it, as `RawReview.anchors` names it. */
  readonly anchor: string;
  readonly edited: boolean;
  /** What the element says beside the day: a name, "visited in". */
  readonly rest: string;
}

/** "5.2.1" is a version: no site writes a year in one figure. */
const VERSION = /(?<!\d)\d{1,2}\.\d{1,2}\.\d(?!\d)/;
/** Longest text that is searched for a day. */
const LONGEST = 110;

/** Reads days of one page; a class because what it learnt of the page's wordings makes the next one cheap. */
export class DateReader {
  readonly #context: ReadingContext;
  readonly #known = new Map<string, WrittenDate | null>();
  readonly #templates = new Map<string, DayTemplate>();
  /** Shapes of text, digits folded, in which no part was a day. */
  readonly #barren = new Set<string>();
  /** Where in a text the day stood before: tokens from its end, and how many. */
  #places: { readonly fromEnd: number; readonly size: number }[] = [];

  readonly #language: string | undefined;

  constructor(context: ReadingContext) {
    this.#context = context;
    this.#language = knownLanguage(context.language);
  }

  /** The day that a whole text is. */
  whole(text: string): WrittenDate | undefined {
    if (VERSION.test(text)) return undefined;
    const known = this.#known.get(text);
    if (known !== undefined) return known ?? undefined;
    const shape = text.replace(/\d+/g, '0');
    const template = this.#templates.get(shape);
    const found =
      (template && dayByTemplate(template, text, this.#context.capturedAt)) ?? readWrittenDate(text, this.#context);
    const made = found && !template ? dayTemplate(text, found) : undefined;
    if (made && this.#templates.size < 2_000) this.#templates.set(shape, made);
    if (this.#known.size > 50_000) this.#known.clear();
    this.#known.set(text, found ?? null);
    return found;
  }

  /** The day somewhere in a short text that holds digits, and what else the text says. */
  within(text: string): { readonly written: WrittenDate; readonly rest: string; readonly edited: boolean } | undefined {
    if (text.length > LONGEST || !/\p{Nd}/u.test(text)) return undefined;
    // "1 out of 5" is a day of October in Portuguese.
    if (scoreOfLabel(text)?.outOf !== undefined) return undefined;
    const shape = text.replace(/\p{Nd}+/gu, '0');
    if (this.#barren.has(shape) || !hasDayClue(text, this.#language)) return undefined;
    for (const part of text.split(/\s*[·•|–—\n;()]\s*|\s+-\s+|:\s+/).filter((piece) => /\p{Nd}/u.test(piece))) {
      const found = this.#inPart(part);
      if (found)
        return {
          ...found,
          rest: text
            .replace(found.written.wording ?? part, ' ')
            .replace(/\s+/g, ' ')
            .trim(),
        };
    }
    if (this.#barren.size > 50_000) this.#barren.clear();
    this.#barren.add(shape);
    return undefined;
  }

  #inPart(part: string): { readonly written: WrittenDate; readonly edited: boolean } | undefined {
    const whole = this.whole(part);
    if (whole) return { written: this.#shortest(part, whole), edited: splitEdited(part).edited };
    const tokens = part.split(/\s+/);
    if (tokens.length < 2 || tokens.length > 16) return undefined;
    for (const { fromEnd, size } of [...this.#places, ...windows(tokens)]) {
      const start = tokens.length - fromEnd;
      if (start < 0 || start + size > tokens.length) continue;
      const wording = tokens
        .slice(start, start + size)
        .join(' ')
        .replace(/^[,.(]+|[,.)]+$/g, '');
      if (!/\p{Nd}/u.test(wording) || !this.#mayBe(wording)) continue;
      const found = this.whole(wording);
      if (!found && /\p{L}{2}/u.test(wording)) this.#barren.add(shapeOf(wording));
      // "24 h", "6 days" in the midst of other words count something else.
      if (!found || (size < 3 && !found.earliest.endsWith('T00:00:00.000Z'))) continue;
      if (this.#places.length < 6) this.#places = [{ fromEnd, size }, ...this.#places];
      return { written: this.#shortest(wording, found), edited: splitEdited(part).edited };
    }
    return undefined;
  }

  /** No clue, or no day in another wording of this shape. */
  #mayBe(wording: string): boolean {
    return !this.#barren.has(shapeOf(wording)) && hasDayClue(wording, this.#language);
  }

  /** A calendar day is read through words around it ("Ann 3 May 2024"): they are no part of it, and may be a name. */
  #shortest(wording: string, whole: WrittenDate): WrittenDate {
    if (!whole.earliest.endsWith('T00:00:00.000Z')) return whole;
    const same = (text: string): boolean => {
      const found = this.whole(text);
      return found !== undefined && found.earliest === whole.earliest && found.latest === whole.latest;
    };
    let tokens = wording.split(/\s+/);
    while (tokens.length > 1 && !/\p{Nd}/u.test(tokens[0] ?? '') && same(tokens.slice(1).join(' ')))
      tokens = tokens.slice(1);
    while (tokens.length > 1 && !/\p{Nd}/u.test(tokens.at(-1) ?? '') && same(tokens.slice(0, -1).join(' ')))
      tokens = tokens.slice(0, -1);
    return { ...whole, wording: tokens.join(' ').replace(/,$/, '') };
  }
}

/** Marks a part of a text apart from a whole one. */
function shapeOf(wording: string): string {
  return `|${wording.replace(/\p{Nd}+/gu, '0')}`;
}

/** The language when the runtime knows such a tag: a page may state any text as its language. */
function knownLanguage(language: string | undefined): string | undefined {
  if (language === undefined || language.length > 35) return undefined;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0];
  } catch {
    return undefined;
  }
}

/** Runs of tokens, longest first, at most seven long. */
function* windows(tokens: readonly string[]): Generator<{ readonly fromEnd: number; readonly size: number }> {
  for (let size = Math.min(7, tokens.length - 1); size >= 1; size -= 1) {
    for (let start = tokens.length - size; start >= 0; start -= 1) yield { fromEnd: tokens.length - start, size };
  }
}

const STAMPS = new Set([
  'datetime',
  'data-date',
  'data-time',
  'data-timestamp',
  'data-utime',
  'data-created',
  'data-created-at',
  'data-published',
  'data-datetime',
  'data-epoch',
  'data-published-at',
  'date',
  'timestamp',
  'data-posted',
  'data-ts',
  'data-review-date',
]);

function stampOf(attribs: Readonly<Record<string, string>>): string | undefined {
  for (const key in attribs) {
    const value = STAMPS.has(key) ? (attribs[key] ?? '') : '';
    if (value !== '' && value.length <= 40 && /\d/.test(value)) return value;
  }
  return undefined;
}

/** All marks with digits, or in a machine's spelling, in document order. */
export function dateMarks(outline: Outline, reader: DateReader): DateMark[] {
  const marks: DateMark[] = [];
  for (let at = 0; at < outline.elements.length; ) {
    const found = markAt(outline, at, reader);
    if (found) marks.push(found);
    at = found ? found.to : at + 1;
  }
  return marks;
}

function markAt(outline: Outline, at: number, reader: DateReader): DateMark | undefined {
  const element = outline.elements[at];
  if (!element) return undefined;
  const { attribs, name } = element;
  const size = (outline.end[at] ?? at) - at;
  const part = size > 6 || name.includes('-') ? { from: at, to: at + 1 } : partOf(outline, at);
  const shown = outline.text[at] ?? '';
  const stamp = stampOf(attribs);
  const exact = stamp === undefined ? undefined : reader.whole(stamp.trim());
  if (exact) {
    const anchor = name === 'time' || attribs.datetime !== undefined ? 'time-element' : 'data-attribute';
    const { edited } = splitEdited(shown);
    return { ...part, written: worded(exact, shown), anchor, edited, rest: reader.within(shown)?.rest ?? '' };
  }
  if (/date(?:Published|Created)/.test(attribs.itemprop ?? attribs.property ?? '')) {
    const stated = reader.whole((attribs.content ?? shown).trim());
    if (stated) return { ...part, written: worded(stated, shown), anchor: 'itemprop', edited: false, rest: '' };
  }
  if ((shown === '' && size > 1) || size > 6) return undefined;
  const tip = attribs.title ?? attribs['aria-label'];
  const tipped = tip !== undefined && tip.length <= 60 ? reader.within(tip) : undefined;
  const said = shown.length <= LONGEST ? reader.within(shown) : undefined;
  if (tipped && (said || shown.length <= 40)) {
    const finer = said && !overlap(tipped.written, said.written) ? said : tipped;
    return {
      ...part,
      written: worded(finer.written, shown),
      anchor: 'aria-label',
      edited: finer.edited,
      rest: said?.rest ?? '',
    };
  }
  if (said) return { from: at, to: at + 1, ...said, anchor: name === 'time' ? 'time-element' : 'words' };
  return undefined;
}

/** The page's own words, where it shows any beside the machine's spelling. */
function worded(written: WrittenDate, shown: string): WrittenDate {
  const words = shown.trim();
  return words === '' || words.length > 60 ? written : { ...written, wording: words };
}

function overlap(a: WrittenDate, b: WrittenDate): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}
