/** The yearly comparison of a brand's streams: once a quarter, from the stored reviews, so that edits and back-fills count as they are. */
import type { Signal } from '../alerts/signal.ts';
import type { ErosionEvent } from '../domain/drift.ts';
import type { BrandId, LocationId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { isWithin, type Scope, scopeOfPlace } from '../domain/scope.ts';
import { type Stream, type StreamId, stream } from '../domain/stream.ts';
import { dayNumber, dayOf, type Instant, instant } from '../domain/time.ts';
import { comparableFrom, type Eroded, erodedStreams } from '../drift/eroded.ts';
import type { PlacePast } from '../drift/erosion.ts';
import { countInQuarter, type QuarterLog, quarterOf, quarterStart, settledQuarter } from '../drift/quarters.ts';
import { type AnalysedReview, reviewsOf } from '../store/reviews.ts';
import type { Context } from './context.ts';
import { explainChange, type Sides, viewOf } from './explain.ts';
import { estimatedAt, type StreamScore } from './scores.ts';
import type { Told } from './told.ts';

/** Quarters that are read: the newest year and the three before it. */
const QUARTERS = 16;
const YEAR = 4;

/** The quarter to compare now, when the last pass was at `last`: one that has ended since; undefined when there is none. */
export function dueQuarter(last: Instant | undefined, now: Instant): number | undefined {
  const quarter = settledQuarter(now);
  return last !== undefined && settledQuarter(last) >= quarter ? undefined : quarter;
}

/** Scores by quarter, of each stream and by the place that gave them. */
export type Quarters = Map<StreamId, { readonly stream: Stream; readonly logs: Map<LocationId, QuarterLog> }>;

/** Counts the scores that one review gives. */
export function countReview(quarters: Quarters, location: LocationId, scores: readonly StreamScore[]): void {
  for (const { stream: of, event } of scores) {
    const known = quarters.get(of.id) ?? { stream: of, logs: new Map() };
    quarters.set(of.id, known);
    const log = known.logs.get(location) ?? new Map();
    known.logs.set(location, log);
    countInQuarter(log, of.scale, event.at, event.score);
  }
}

/** The stored scores of a brand up to the end of `quarter`. */
export async function readQuarters(
  context: ErosionContext,
  brand: BrandId,
  quarter: number,
  analyser: string,
  scoresOf: (review: AnalysedReview) => readonly StreamScore[],
): Promise<Quarters> {
  const quarters: Quarters = new Map();
  for (const { id } of context.config.locations.filter((location) => location.brand === brand))
    for (const review of await reviewsSince(context, id, quarter, analyser))
      countReview(quarters, id, scoresOf(review));
  return quarters;
}

type ErosionContext = Pick<Context, 'config' | 'opened'>;

/**
 * What moved too slowly for the watches, as of the end of `quarter`. What was told is told again only when it has gone on
 * for longer. `silent`: nobody is to be told (the first pass reads history).
 */
export async function erosionSignals(
  context: ErosionContext,
  quarter: number,
  how: {
    readonly quarters: Quarters;
    /** Whose analyses explain it; any that is stored when left out. */
    readonly analyser?: string;
    /** The moment of the pass. */
    readonly at: Instant;
    readonly silent: boolean;
    /** The brand's incidents until now, and what this pass found and nobody has stored yet. */
    readonly known: readonly Incident[];
    readonly found: readonly Told[];
  },
): Promise<readonly Signal[]> {
  const from = comparable(how.known, how.found);
  const homes = new Map(context.config.locations.map((place) => [place.id, scopeOfPlace(place)]));
  const { minSizeStars, minSizeRecommend } = context.config.alerts.guards;
  const sizes: Readonly<Record<string, number>> = { stars: minSizeStars, recommend: minSizeRecommend };
  const pasts = [...how.quarters.values()].map(({ stream: one, logs }) => {
    const parent = parentOf(one, how.quarters);
    const placeOf = (location: LocationId) => homes.get(location) ?? { brand: one.brand, location };
    const places = Array.from(logs, ([location, counts]): PlacePast => ({ counts, from: from(placeOf(location)) }));
    const minSize = sizes[one.scale];
    return { id: one.id, scale: one.scale, places, ...(parent && { parent }), ...(minSize && { minSize }) };
  });
  const signals: Signal[] = [];
  for (const found of erodedStreams(pasts, quarter)) {
    const about = how.quarters.get(found.id as StreamId)!.stream;
    signals.push(await signalOf(context, about, found, quarter, how));
  }
  return signals;
}

async function reviewsSince(
  { opened }: ErosionContext,
  location: LocationId,
  quarter: number,
  analyser: string | undefined,
): Promise<readonly AnalysedReview[]> {
  const from = instant(quarterStart(quarter - QUARTERS + 1));
  const to = instant(quarterStart(quarter + 1));
  const reviews = await reviewsOf(opened.db, { location, from, ...(analyser !== undefined && { analyser }) });
  return reviews.filter((review) => review.analysis && !review.removedAt && estimatedAt(review) < to);
}

/** A touchpoint's stream is a part of its location's, which is a part of its region's (where that is watched), which is a part of its brand's. */
function parentOf({ brand, region, location, touchpoint, scale }: Stream, known: Quarters): StreamId | undefined {
  const whole = (scope: Omit<Scope, 'brand'>) => stream({ brand, ...scope, measure: 'overall', scale }).id;
  if (touchpoint !== undefined) return whole({ location });
  if (location !== undefined && region !== undefined && known.has(whole({ region }))) return whole({ region });
  return location === undefined && region === undefined ? undefined : whole({});
}

/** The first quarter that a location may be compared with: levels that were told of, or left, count no more. */
function comparable(incidents: readonly Incident[], found: readonly Told[]): (place: Scope) => number {
  const told = incidents.flatMap((scope) => {
    const { kind, silent, state, since, updatedAt } = scope;
    if (kind === 'erosion') return silent ? [] : [{ scope, from: comparableFrom(since) }];
    if (kind !== 'drift') return [];
    const over = state === 'resolved' ? [{ scope, from: comparableFrom(dayOf(updatedAt)) }] : [];
    return [{ scope, from: comparableFrom(since) }, ...over];
  });
  const news = found
    .filter(({ event }) => event.type === 'drift' || event.type === 'recovered')
    .map(({ stream: scope, event }) => ({ scope, from: comparableFrom(event.since) }));
  const known: readonly { readonly scope: Scope; readonly from: number }[] = [...told, ...news];
  return (place) =>
    known.reduce(
      (first, { scope, from }) => (isWithin(place, scope) ? Math.max(first, from) : first),
      Number.NEGATIVE_INFINITY,
    );
}

async function signalOf(
  context: ErosionContext,
  about: Stream,
  { event, names }: Eroded,
  quarter: number,
  { at, silent, analyser }: { readonly at: Instant; readonly silent: boolean; readonly analyser?: string },
): Promise<Signal> {
  const { config } = context;
  const places = config.locations.filter((place) => isWithin(scopeOfPlace(place), about));
  const sides = { before: [] as AnalysedReview[], after: [] as AnalysedReview[] };
  for (const { id } of places) addSides(sides, await reviewsSince(context, id, quarter, analyser), event, quarter);
  // Quarters are compared with the same ones: no season is left to tell.
  const { scale, ...view } = viewOf(about, sides.after, () => undefined);
  const stratum = (review: AnalysedReview) => `${review.location}/${quarterOfYear(review)}`;
  const decomposition = explainChange(sides, scale, { ...view, stratum });
  return {
    type: 'erosion',
    stream: about,
    event: { ...event, at },
    names: names as readonly StreamId[],
    ...(decomposition && { decomposition }),
    silent,
  };
}

/** The last four quarters, and the same ones of the year that tells most. */
function addSides(
  sides: { readonly before: AnalysedReview[]; readonly after: AnalysedReview[] } & Sides,
  reviews: readonly AnalysedReview[],
  { yearsAgo }: ErosionEvent,
  quarter: number,
): void {
  for (const review of reviews) {
    const age = quarter - quarterOf(dayNumber(estimatedAt(review)));
    if (age < YEAR) sides.after.push(review);
    else if (Math.floor(age / YEAR) === yearsAgo) sides.before.push(review);
  }
}

function quarterOfYear(review: AnalysedReview): number {
  return quarterOf(dayNumber(estimatedAt(review))) % YEAR;
}
