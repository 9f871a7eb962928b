/** Counts weeks and months of places from their reviews, whole periods at a time, in memory for their sums alone. */
import type { LocationId } from '../domain/ids.ts';
import { type Period, periodNumber, periodOf } from '../domain/period.ts';
import type { Scale } from '../domain/scale.ts';
import { type Instant, instant } from '../domain/time.ts';
import { type PlaceSpan, spanReviews, wonBackIn } from '../store/counted-reviews.ts';
import type { TallyCells, TallyRow } from '../store/roll-ups.ts';
import type { Db } from '../store/schema.ts';
import { ScaleSums } from './scale-sums.ts';
import { estimatedAt, scoreOf } from './scores.ts';

const KINDS = ['week', 'month'] as const;

/** Before and after all there is. */
const ALWAYS = [instant('0001-01-01'), instant('9999-12-31')] as const;

/** The rows of these cells: one a scale, none where there was nothing. */
export async function countCells(db: Db, cells: readonly TallyCells[]): Promise<readonly TallyRow[]> {
  const asked = new Map(
    cells.map(({ location, periods }) => [location, periods && new Set(periods.map(([kind, n]) => `${kind} ${n}`))]),
  );
  const isAsked = (location: LocationId, kind: Period['kind'], number: number) =>
    asked.has(location) && (asked.get(location)?.has(`${kind} ${number}`) ?? true);
  const counted = new Map<string, Cell>();
  const cellOf = (location: LocationId, kind: Period['kind'], period: number, scale: Scale): Cell => {
    const key = `${location} ${kind} ${period} ${scale}`;
    const known = counted.get(key);
    if (known) return known;
    const made = { location, kind, period, sums: new ScaleSums(scale), wonBack: 0 };
    counted.set(key, made);
    return made;
  };
  const spans = cells.flatMap(spansOf);
  for await (const batch of spanReviews(db, spans)) {
    for (const review of batch) {
      const own = scoreOf(review);
      if (!own) continue;
      const { location } = review;
      for (const [kind, number] of periodsAt(estimatedAt(review)))
        if (isAsked(location, kind, number)) cellOf(location, kind, number, own.scale).sums.add(review);
    }
  }
  for (const [kind, number, { location, scale }] of await wonBack(db, cells, spans))
    if (isAsked(location, kind, number)) cellOf(location, kind, number, scale).wonBack += 1;
  return [...counted.values()].map(({ sums, ...cell }) => ({ ...cell, ...sums.tally() }));
}

interface Cell {
  readonly location: LocationId;
  readonly kind: Period['kind'];
  readonly period: number;
  readonly sums: ScaleSums;
  wonBack: number;
}

/** Each customer once a period, on the scale of the last rise in it. */
async function wonBack(db: Db, cells: readonly TallyCells[], spans: readonly PlaceSpan[]) {
  const rises = await wonBackIn(db, {
    locations: cells.map(({ location }) => location),
    from: spans.reduce((first: Instant, { from = ALWAYS[0] }) => (from < first ? from : first), ALWAYS[1]),
    to: spans.reduce((last: Instant, { to = ALWAYS[1] }) => (to > last ? to : last), ALWAYS[0]),
  });
  const once = new Map(
    rises.flatMap((rise) =>
      periodsAt(rise.at).map(([kind, number]) => [`${rise.review} ${kind} ${number}`, [kind, number, rise] as const]),
    ),
  );
  return once.values();
}

function periodsAt(at: Instant): readonly (readonly [Period['kind'], number])[] {
  return KINDS.map((kind) => [kind, periodNumber({ kind, from: at })] as const);
}

/** The spans of time that the cells of a place cover, those that touch as one. */
function spansOf({ location, periods }: TallyCells): readonly PlaceSpan[] {
  if (!periods) return [{ location }];
  const sorted = periods.map(([kind, number]) => periodOf(kind, number)).sort((a, b) => (a.from < b.from ? -1 : 1));
  const spans: { location: LocationId; from: Instant; to: Instant }[] = [];
  for (const { from, to } of sorted) {
    const last = spans.at(-1);
    if (last && from <= last.to) last.to = to > last.to ? to : last.to;
    else spans.push({ location, from, to });
  }
  return spans;
}
