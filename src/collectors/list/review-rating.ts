/** The score of each record of a list: the overall one among sub-ratings, and what all of them are out of. */
import type { Scale } from '../../domain/scale.ts';
import { folded } from '../page/folded.ts';
import type { Outline } from '../page/page-outline.ts';
import type { RatingMark } from '../page/rating-mark.ts';
import { OVERALL_WORD, RATING_WORD } from './review-list-words.ts';
import type { ReviewRecord } from './review-record.ts';
import type { Slots } from './review-slots.ts';

/** Scores in the units of one scale, by record. */
export interface FoundRatings {
  readonly scale: Scale;
  readonly outOf: number;
  readonly marks: readonly (RatingMark | undefined)[];
  readonly values: readonly (number | undefined)[];
}

/** Chooses one score a record. Bare numbers and words count only where the list has nothing better. */
export function ratingsOf(records: readonly ReviewRecord[], outline: Outline, slots: Slots): FoundRatings {
  const strong = choose(records, outline, slots, false);
  const found = strong.filter((mark) => mark !== undefined).length;
  const weak = found * 2 < records.length ? choose(records, outline, slots, true) : [];
  const better = weak.filter((mark) => mark !== undefined).length > found && trusted(weak, records, outline);
  const marks = better ? weak : strong;
  const outOf = scaleOf(marks);
  const values = marks.map((mark) => mark && converted(mark, outOf));
  const scale: Scale = outOf === 5 ? 'stars' : outOf === 10 ? '1-10' : outOf === 20 ? '0-20' : '0-100';
  return { scale, outOf, marks, values };
}

interface Placed {
  readonly mark: RatingMark;
  readonly slot: string;
  /** The place without classes: good and bad scores may be coloured by them. */
  readonly tags: string;
  readonly overall: boolean;
}

function choose(
  records: readonly ReviewRecord[],
  outline: Outline,
  slots: Slots,
  weak: boolean,
): readonly (RatingMark | undefined)[] {
  const placed = records.map((record) =>
    record.ratings
      .filter((mark) => mark.weak === weak)
      .map((mark) => ({
        mark,
        tags: `${slots.tagsOf(mark.from, record.part)} ${mark.grade === undefined}`,
        slot: `${slots.of(mark.from, record.part)} ${mark.anchor}`,
        overall: isOverall(mark, record),
      })),
  );
  const counts = new Map<string, { records: number; marks: number }>();
  for (const list of placed) {
    for (const [slot, group] of [
      ...Map.groupBy(list, ({ slot: key }) => key),
      ...Map.groupBy(list, ({ tags }) => tags),
    ]) {
      const count = counts.get(slot) ?? { records: 0, marks: 0 };
      counts.set(slot, { records: count.records + 1, marks: count.marks + group.length });
    }
  }
  const worth = ({ slot, overall }: Placed): number => {
    const { records: held, marks } = counts.get(slot) ?? { records: 1, marks: 1 };
    return held / records.length - (marks / held > 1.25 ? 0.6 : 0) + (overall ? 1 : 0);
  };
  return placed.map((found) => {
    // A bare number counts only in the place where most records have one.
    const often = (slot: string): boolean => (counts.get(slot)?.records ?? 0) * 2 >= records.length;
    const usual = weak ? found.filter(({ slot, tags }) => often(slot) || often(tags)) : found;
    // "Superb" beside "9.2": the number is the score, the word its name.
    const figures = usual.filter(({ mark }) => mark.grade === undefined);
    const list = figures.length > 0 ? figures : usual;
    let best: Placed | undefined;
    for (const each of list) if (!best || worth(each) > worth(best) + 1e-9) best = each;
    // Several in the same place and none of them called overall: which one counts is not known, unless they agree.
    const rivals = best ? list.filter(({ slot }) => slot === best.slot) : [];
    if (!best || rivals.length < 2 || best.overall) return best?.mark;
    const labelled = rivals.filter(({ mark }) => labelOf(mark, outline) !== '');
    if (labelled.length < rivals.length) return rivals.find((each) => !labelled.includes(each))?.mark;
    return rivals.every(({ mark }) => mark.value === rivals[0]?.mark.value) ? best.mark : undefined;
  });
}

/** Words right before a mark say what it scores. */
function isOverall(mark: RatingMark, { leaves }: ReviewRecord): boolean {
  const before = leaves.findLast(({ at }) => at < mark.from);
  return before !== undefined && before.text.length <= 24 && OVERALL_WORD.test(folded(before.text));
}

/** A short label beside the mark, in the same element or the one before. */
function labelOf({ from }: RatingMark, { text, parent, elements }: Outline): string {
  const own = text[parent[from] ?? -1] ?? '';
  if (/\p{L}/u.test(own)) return own.slice(0, 30);
  const before = text[from - 1] ?? '';
  const sibling =
    parent[from - 1] === parent[from] || elements[from - 1]?.name === 'dt' || elements[from]?.name === 'td';
  return sibling && before.length <= 30 && /\p{L}/u.test(before) ? before : '';
}

/** Bare numbers are scores when every record has one that fits, and decimals, words or the markup say so. */
function trusted(
  marks: readonly (RatingMark | undefined)[],
  records: readonly ReviewRecord[],
  outline: Outline,
): boolean {
  const found = marks.filter((mark) => mark !== undefined);
  if (found.length < records.length * 0.6) return false;
  if (found.some(({ outOf }) => outOf !== undefined))
    return new Set(found.map(({ value }) => value)).size > 1 || found.length > 2;
  if (found.some(({ value }) => !Number.isInteger(value))) return true;
  const told = found.filter(({ from }) => {
    const { attribs } = outline.elements[from] ?? { attribs: {} as Record<string, string> };
    const above = outline.elements[outline.parent[from] ?? -1]?.attribs.class ?? '';
    const record = records.find(({ part }) => part.from <= from && from < part.to);
    const before = record?.leaves.findLast(({ at }) => at < from)?.text ?? '';
    return (
      /rat|star|scor|note|grade|mark|bewert|punkt/i.test(`${attribs.class ?? ''} ${above}`) ||
      (before.length < 24 && RATING_WORD.test(folded(before)))
    );
  });
  return (
    told.length * 2 >= found.length ||
    (found.length === records.length && found.length >= 3 && found.every(({ value }) => value <= 10))
  );
}

/** What most scores are out of; for bare ones, the least that fits all. */
function scaleOf(marks: readonly (RatingMark | undefined)[]): number {
  const found = marks.filter((mark) => mark !== undefined);
  const counts = new Map<number, number>();
  for (const { outOf } of found) if (outOf !== undefined) counts.set(outOf, (counts.get(outOf) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  const bare = found.filter(({ outOf }) => outOf === undefined);
  const least = bare.some(({ value }) => value > 5) ? 10 : 5;
  return most && most[1] >= bare.length ? most[0] : least;
}

function converted({ value, outOf }: RatingMark, scale: number): number | undefined {
  const own = outOf ?? scale;
  const units = own === scale ? value : Math.round((value / own) * scale * 100) / 100;
  return units <= scale && units >= (scale > 10 ? 0 : scale === 5 ? 0.5 : 1) ? units : undefined;
}
