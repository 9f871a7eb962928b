/** Reads a report out of a brand's sums: levels with intervals, changes with what could be seen, shares that add up. */
import type { Level, SureLevel } from '../domain/drift.ts';
import type { BrandId, TeamId, TouchpointId } from '../domain/ids.ts';
import type {
  BrandTally,
  PlaceTally,
  ReportedBrand,
  ReportedChange,
  ReportedIncident,
  ReportedScale,
  ReportedTouchpoint,
  ReportRow,
  ScaleTally,
} from '../domain/report.ts';
import type { Scale } from '../domain/scale.ts';
import { type Instant, millis } from '../domain/time.ts';
import { decomposeLosses } from '../drift/decomposition.ts';
import { differenceInterval } from '../drift/interval.ts';
import { levelOf, levelsOf } from '../drift/levels.ts';
import { ratingInterval } from '../drift/rating-sequence.ts';
import { saidVisible, smallestVisible } from '../drift/visible.ts';
import { blamesOf, lossesFrom, mergeTallies } from './period-tally.ts';

/** What the sums do not hold. */
export interface ViewOf {
  readonly brand: BrandId;
  readonly from: Instant;
  readonly to: Instant;
  readonly closedAt?: Instant;
  /** Whose incidents count; everybody's when left out. */
  readonly concerns: (incident: ReportedIncident) => boolean;
  readonly isHeard: (source: BrandTally['sources'][number]) => boolean;
  readonly restated: ReportedBrand['restated'];
  readonly withoutReviews: ReportedBrand['withoutReviews'];
}

/** A difference beyond 1.96 standard errors, as evidence in nats: 1.96² / 2. */
const SEEN = 1.92;

const HOUR_MS = 3_600_000;

/** A brand's part of a report. */
export function viewOf(tally: BrandTally, view: ViewOf): ReportedBrand {
  const { brand, closedAt, concerns, isHeard, restated, withoutReviews } = view;
  const scales = new Set(
    [...tally.places, ...tally.before].flatMap(({ tallies }) => tallies.map(({ scale }) => scale)),
  );
  return {
    brand,
    ...(closedAt && { closedAt }),
    scales: [...scales]
      .map((scale) => scaleOf(tally, brand, scale))
      .sort((a, b) => b.total.n - a.total.n || (a.scale < b.scale ? -1 : 1)),
    wonBack: tally.places.reduce((sum, { wonBack }) => sum + wonBack, 0),
    withoutReviews,
    incidents: incidentsOf(tally.incidents.filter(concerns), view),
    sources: tally.sources.map((source) => ({ ...source, isHeard: isHeard(source) })),
    restated,
  };
}

function scaleOf(tally: BrandTally, brand: BrandId, scale: Scale): ReportedScale {
  const { places, before, yearBefore, trend } = tally;
  const isOn = ({ tallies }: PlaceTally) => tallies.some((one) => one.scale === scale);
  const grouped = (by: (place: PlaceTally) => string | undefined) => {
    const [now, then, lastYear] = [Map.groupBy(places, by), Map.groupBy(before, by), Map.groupBy(yearBefore, by)];
    const ids = new Set([...places, ...before].filter(isOn).flatMap((place) => by(place) ?? []));
    return byNeed(
      [...ids].map((id) => rowOf(id, scale, now.get(id) ?? [], then.get(id) ?? [], lastYear.get(id) ?? [])),
    );
  };
  const decomposition = decompositionOf(places, before, scale);
  return {
    scale,
    total: rowOf(brand, scale, places, before, yearBefore),
    regions: grouped(({ region }) => region),
    locations: grouped(({ location }) => location),
    touchpoints: touchpointsOf(tally, scale, decomposition),
    ...(decomposition && { decomposition }),
    trend: trend.filter((point) => point.scale === scale),
  };
}

function rowOf(
  id: string,
  scale: Scale,
  places: readonly PlaceTally[],
  placesBefore: readonly PlaceTally[],
  placesYearBefore: readonly PlaceTally[],
): ReportRow {
  const now = merged(places, scale);
  const { counts, asked, recommending, negative, neutral, positive, answered } = now;
  const level = ratingInterval(counts, scale);
  const n = level?.n ?? 0;
  const read = negative + neutral + positive;
  const [before, yearBefore] = [merged(placesBefore, scale), merged(placesYearBefore, scale)];
  const [then, lastYear] = [levelIn(before), levelIn(yearBefore)];
  const change = changeOf(before, now);
  const yearChange = changeOf(yearBefore, now);
  return {
    id,
    n,
    ...(level && { mean: level.mean, interval: level.interval }),
    counts,
    ...shareOf('recommending', recommending, asked),
    ...(scale === 'nps' && n > 0 && { netPromoters: netPromoters(counts, n) }),
    ...shareOf('sentiment', positive - negative, read),
    ...shareOf('answered', answered, n),
    wonBack: places.reduce((sum, { wonBack }) => sum + wonBack, 0),
    lost: Object.fromEntries(blamesOf(now).map(([touchpoint, { lost }]) => [touchpoint, lost / n])),
    ...(then && { before: then }),
    ...(lastYear && { yearBefore: lastYear }),
    ...(change && { change }),
    ...(yearChange && { yearChange }),
  };
}

/** The mean of reviews by score, with the interval that reports give it; undefined without any. */
export function sureLevel(counts: readonly number[], scale: Scale): SureLevel | undefined {
  return ratingInterval(counts, scale);
}

function shareOf<K extends string>(name: K, part: number, whole: number): Partial<Record<K, number>> {
  return whole > 0 ? ({ [name]: part / whole } as Record<K, number>) : {};
}

/** Nines and tens less zeros to sixes (Reichheld 2003). */
function netPromoters(counts: readonly number[], n: number): number {
  const sum = (from: number, to: number) => counts.slice(from, to).reduce((total, count) => total + count, 0);
  return (sum(9, 11) - sum(0, 7)) / n;
}

function merged(places: readonly PlaceTally[], scale: Scale): ScaleTally {
  return mergeTallies(
    places.flatMap(({ tallies }) => tallies.filter((tally) => tally.scale === scale)),
    scale,
  );
}

function levelIn(tally: ScaleTally): Level | undefined {
  return lossesFrom(tally)?.level;
}

/** The difference of two levels, and what so many reviews can show; undefined when one side has none. */
export function changeOf(before: ScaleTally, now: ScaleTally): ReportedChange | undefined {
  const [then, level] = [levelIn(before), levelIn(now)];
  if (!then || !level) return undefined;
  const levels = levelsOf(now.scale);
  const [a, b] = [folded(before), folded(now)];
  const delta = level.mean - then.mean;
  const interval = differenceInterval(levels, delta, a, b);
  const pooled = a.map((count, i) => (count + b[i]! + 1 / levels.count) / (then.n + level.n + 1));
  const visible = saidVisible(levels, smallestVisible(levels, pooled, then.n, SEEN, level.n));
  const isSeen = interval[0] > 0 || interval[1] < 0;
  return { delta, interval, isSeen, ...(visible !== undefined && { visible }) };
}

/** Counts on the levels of the detector, which are fewer on long scales. */
function folded({ counts, scale }: ScaleTally): number[] {
  const levels = levelsOf(scale);
  const sums = Array.from({ length: levels.count }, () => 0);
  for (const [i, count] of counts.entries()) sums[levelOf(levels, levels.min + i)]! += count;
  return sums;
}

/** The clearest fall first, the clearest rise last before what has no past: against one's own, not against each other. */
function byNeed(rows: readonly ReportRow[]): readonly ReportRow[] {
  return rows.toSorted((a, b) => need(a) - need(b) || (a.id < b.id ? -1 : 1));
}

function need({ change }: ReportRow): number {
  if (!change) return Number.MAX_VALUE;
  const half = (change.interval[1] - change.interval[0]) / 2;
  return half > 0 ? change.delta / half : 0;
}

/** Why the level of some places together differs from before, place by place; undefined when one side has no review. */
export function decompositionOf(places: readonly PlaceTally[], before: readonly PlaceTally[], scale: Scale) {
  const byPlace = (all: readonly PlaceTally[]) =>
    new Map(all.map((place) => [place.location, lossesFrom(merged([place], scale))]));
  const [then, now] = [byPlace(before), byPlace(places)];
  const sides = [...new Set([...then.keys(), ...now.keys()])].sort().map((location) => {
    const [earlier, later] = [then.get(location), now.get(location)];
    return { ...(earlier && { before: earlier }), ...(later && { after: later }), season: 0 };
  });
  const isOn = (side: 'before' | 'after') => sides.some((one) => one[side] !== undefined);
  return isOn('before') && isOn('after') ? decomposeLosses(sides, scale) : undefined;
}

/** What costs most first. */
function touchpointsOf(
  { places, before, yearBefore }: BrandTally,
  scale: Scale,
  decomposition: ReportedScale['decomposition'],
): readonly ReportedTouchpoint[] {
  const side = (all: readonly PlaceTally[]): Blames => {
    const tally = merged(all, scale);
    return { blames: new Map(blamesOf(tally)), n: levelIn(tally)?.n ?? 0 };
  };
  const [now, then, lastYear] = [side(places), side(before), side(yearBefore)];
  const ids = new Set([...now.blames.keys(), ...then.blames.keys()]);
  const perReview = ({ blames, n }: Blames, id: TouchpointId) => (blames.get(id)?.lost ?? 0) / n;
  const rows = [...ids].map((touchpoint): ReportedTouchpoint => {
    const blame = now.blames.get(touchpoint);
    const contribution = decomposition?.contributions.find((one) => one.touchpoint === touchpoint)?.delta;
    return {
      touchpoint,
      reviews: blame?.reviews ?? 0,
      lost: now.n > 0 ? perReview(now, touchpoint) : 0,
      ...(then.n > 0 && { lostBefore: perReview(then, touchpoint) }),
      ...(lastYear.n > 0 && { lostYearBefore: perReview(lastYear, touchpoint) }),
      ...(decomposition && { contribution: contribution ?? 0 }),
      causes: Object.fromEntries(Object.entries(blame?.causes ?? {}).map(([cause, points]) => [cause, points / now.n])),
    };
  });
  return rows.sort((a, b) => b.lost - a.lost || (a.touchpoint < b.touchpoint ? -1 : 1));
}

interface Blames {
  readonly blames: ReadonlyMap<TouchpointId, ScaleTally['blame'][TouchpointId]>;
  readonly n: number;
}

function incidentsOf(incidents: readonly ReportedIncident[], { from, to }: ViewOf): ReportedBrand['incidents'] {
  const isNow = (at: Instant | undefined) => at !== undefined && at >= from && at < to;
  const hours = (all: readonly ReportedIncident[], until: (one: ReportedIncident) => Instant) =>
    median(all.map((one) => (millis(until(one)) - millis(one.openedAt)) / HOUR_MS));
  const resolved = incidents.filter(({ ended }) => ended?.as === 'resolved');
  const toAcknowledge = hours(
    incidents.filter(({ acknowledgedAt }) => isNow(acknowledgedAt)),
    ({ acknowledgedAt }) => acknowledgedAt!,
  );
  const toRecover = hours(resolved, ({ ended }) => ended!.at);
  return {
    opened: incidents.filter(({ openedAt }) => isNow(openedAt)).length,
    resolved: resolved.length,
    accepted: incidents.filter(({ ended }) => ended?.as === 'accepted').length,
    open: incidents.filter(({ ended }) => !ended).length,
    ...(toAcknowledge !== undefined && { hoursToAcknowledge: toAcknowledge }),
    ...(toRecover !== undefined && { hoursToRecover: toRecover }),
  };
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return undefined;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)];
}

/** Does an incident concern this team, or one that it manages? */
export function concernsTeam({ accountable, informed }: ReportedIncident, teams: ReadonlySet<TeamId>): boolean {
  return teams.has(accountable) || informed.some((team) => teams.has(team));
}
