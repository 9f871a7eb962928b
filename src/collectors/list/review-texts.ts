/** Which place of the records of a list holds the words of the customers; apart from reading them there. */
import { folded } from '../page/folded.ts';
import { allText, type Outline, type Part } from '../page/page-outline.ts';
import { NO_WORDS } from './review-list-words.ts';
import type { FoundRatings } from './review-rating.ts';
import type { ReviewRecord } from './review-record.ts';
import { proseOf, repeatedTexts } from './review-records.ts';
import type { Leaf } from './review-slots.ts';
import { type FoundText, readText } from './review-text.ts';
import { withParagraphs, withParts } from './review-text-parts.ts';

/** The place with most prose over all records, then its words in each; elsewhere in a record that has none there. */
export function textsOf(
  records: readonly ReviewRecord[],
  outline: Outline,
  ratings: FoundRatings,
): readonly (FoundText | undefined)[] {
  const often = repeatedTexts(outline);
  const totals = new Map<string, number>();
  const spread = new Map<string, Set<string>>();
  for (const { leaves } of records) {
    for (const { slot, text } of leaves) {
      if (often.has(text) && text.length > 16) continue;
      totals.set(slot, (totals.get(slot) ?? 0) + proseOf(text) + text.length * 0.2);
      spread.set(slot, (spread.get(slot) ?? new Set()).add(text));
    }
  }
  const [best] = [...totals]
    .filter(([slot]) => (spread.get(slot)?.size ?? 0) > 1 || records.length === 1)
    .sort((a, b) => b[1] - a[1]);
  const isMark = (index: number, at: number): boolean => {
    const mark = ratings.marks[index];
    return (
      records[index]?.dates.some(
        ({ from, to, rest }) => at >= from && at < to && rest.length < 40 && proseOf(outline.text[at] ?? '') < 60,
      ) === true ||
      (mark !== undefined && at >= mark.from && at < mark.to && mark.to - mark.from < 60)
    );
  };
  const fields = best ? fieldsBeside(records, best[0]) : new Set<string>();
  const texts = records.map((record, index) => {
    const mark = ratings.marks[index];
    const seed = seedOf(
      record.leaves.filter(({ at, text }) => !isMark(index, at) && !(often.has(text) && text.length > 16)),
      best?.[0],
      outline,
      fields,
    );
    if (!seed) return undefined;
    const others = [
      ...record.dates,
      ...record.ratings.filter((rating) => !rating.weak || rating === mark),
      ...(record.reply ? [record.reply] : []),
    ].filter(({ from }) => from < seed.at || from > seed.at || from !== seed.at);
    const isOther = (part: Part): boolean =>
      others.some(
        ({ from, to }) => from >= part.from && from < part.to && to - from < 60 && !isTold(outline, from, seed.at),
      ) ||
      holdsHeading(outline, part, seed.at) ||
      holdsName(outline, part, seed.at);
    return withParagraphs(readText(seed.at, record.part, outline, isOther), record, outline, mark ? [mark] : []);
  });
  return withParts(records, outline, texts, isMark);
}

/** Places that are filled in most records beside the words: what stands there is no text, also where there is no other. */
function fieldsBeside(records: readonly ReviewRecord[], best: string): ReadonlySet<string> {
  const worded = records.filter(({ leaves }) => leaves.some(({ slot }) => slot === best));
  const counts = new Map<string, number>();
  for (const { leaves } of worded)
    for (const slot of new Set(leaves.map((leaf) => leaf.slot))) counts.set(slot, (counts.get(slot) ?? 0) + 1);
  const least = Math.max(2, worded.length * 0.6);
  return new Set([...counts].filter(([slot, count]) => slot !== best && count >= least).map(([slot]) => slot));
}

/** A day or a score in the midst of prose ("we came on 3 May 2024") is told by the customer. */
function isTold(outline: Outline, at: number, seed: number): boolean {
  return outline.parent[at] === seed || proseOf(outline.text[at] ?? '') > 60;
}

function seedOf(
  leaves: readonly Leaf[],
  best: string | undefined,
  outline: Outline,
  fields: ReadonlySet<string>,
): Leaf | undefined {
  const usable = leaves.filter(
    ({ at, text }) =>
      /\p{L}/u.test(text) && !isPressed(outline, at) && !(text.length <= 90 && NO_WORDS.test(folded(text))),
  );
  const longest = (list: readonly Leaf[]): Leaf | undefined =>
    list.reduce<Leaf | undefined>(
      (most, leaf) => (most && most.text.length >= leaf.text.length ? most : leaf),
      undefined,
    );
  const own = longest(usable.filter(({ slot }) => slot === best));
  const any = longest(usable.filter(({ text }) => proseOf(text) > 0 && text.split(/\s+/).length >= 4));
  // A full text that stands hidden beside its short form is in another place, and longer.
  if (
    own &&
    any &&
    any !== own &&
    any.text.length > own.text.length * 1.15 &&
    folded(any.text).startsWith(folded(own.text).slice(0, 20))
  )
    return any;
  if (own) return own;
  const free = usable.filter(({ slot, text }) => !fields.has(slot) && proseOf(text) > 0);
  return (
    longest(free.filter(({ text }) => text.split(/\s+/).length >= 4)) ??
    longest(free.filter(({ text }) => /\s/.test(text) && !/:$/.test(text)))
  );
}

/** Does a text stand on something to press? */
export function isPressed({ elements, parent }: Outline, at: number): boolean {
  const [own, above] = [elements[at], elements[parent[at] ?? -1]];
  return own?.name === 'button' || above?.name === 'button' || own?.attribs.role === 'button' || own?.name === 'label';
}

const HEADINGS = new Set([
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'footer',
  'cite',
  'figcaption',
  'dt',
  'th',
  'time',
]);

function holdsHeading(outline: Outline, { from, to }: Part, seed: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const name = outline.elements[at]?.name ?? '';
    if (HEADINGS.has(name) && !(at <= seed && (outline.end[at] ?? 0) > seed) && allText(outline, at, 8) !== '')
      return true;
  }
  return false;
}

function holdsName(outline: Outline, { from, to }: Part, seed: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (at === seed) continue;
    const { attribs } = outline.elements[at] ?? { attribs: {} as Record<string, string> };
    if (attribs.itemprop === 'author' || attribs.rel === 'author') return true;
  }
  return false;
}
