/** What the ledger of runs says about each source: readable or not, silent or not, and until when its place was heard of. */
import type { AlertContext, Signal } from '../alerts/incident.ts';
import type { ConfiguredSource } from '../config/config.ts';
import type { BrandId } from '../domain/ids.ts';
import { isTrustworthy, type Run } from '../domain/run.ts';
import { isWithin, scopeOfPlace } from '../domain/scope.ts';
import { DAY_MS, dayFromNumber, dayNumber, dayOf, type Instant, millis } from '../domain/time.ts';
import { type Cadence, cadences } from '../store/cadence.ts';
import { lastRuns, type TrustedSpan, trustedSpans } from '../store/runs.ts';
import type { StoreContext } from './open-store.ts';
import { driftNote } from './selector-drift.ts';

/** How many of the newest runs of a source are looked at for "n times in a row". */
const LOOK_BACK = 10;

/** A drift of selectors is news for so long; the notice about it ends by then. */
const DRIFT_IS_NEWS_DAYS = 14;

/** A cadence is learnt from so many well-dated reviews on. */
const ENOUGH_REVIEWS = 30;
/** Silence for ten mean gaps has a chance of e⁻¹⁰ for reviews that come at random; clusters have longer gaps, seen before. */
const MEAN_GAPS = 10;
const LONGEST_GAPS = 1.5;
const SHORTEST_SILENCE_DAYS = 3;

export interface SourceHealth {
  /** What the ledger says of each source of the brand that ever ran. */
  readonly signals: readonly Signal[];
  readonly heardUntil: NonNullable<AlertContext['heardUntil']>;
}

/** The health of a brand's sources, as of their newest runs. */
export async function sourceHealth(context: StoreContext, brand: BrandId): Promise<SourceHealth> {
  const { db } = context.opened;
  const places = context.config.locations.filter((one) => one.brand === brand);
  const homes = new Map(places.map((place) => [place.id, scopeOfPlace(place)]));
  const sources = context.config.sources.filter((source) => homes.has(source.location));
  const runs = await lastRuns(db, LOOK_BACK);
  const trusted = await trustedSpans(db);
  const cadence = await cadences(db, brand);
  const known = sources.map((source) => ({
    source,
    brand,
    runs: runs.get(source.id) ?? [],
    trusted: trusted.get(source.id),
    cadence: cadence.get(source.id) ?? { n: 0 },
  }));
  const heard = known
    .filter(({ source }) => !source.canary)
    .map((one) => ({ place: homes.get(one.source.location)!, until: lastHeard(one) }));
  return {
    signals: known.flatMap((one) => signalsOf(one, context.now())),
    heardUntil: (scope) => latest(heard.filter((one) => isWithin(one.place, scope)).map(({ until }) => until)),
  };
}

interface Known {
  readonly source: ConfiguredSource;
  readonly brand: BrandId;
  /** Newest first. */
  readonly runs: readonly Run[];
  readonly trusted: TrustedSpan | undefined;
  readonly cadence: Cadence;
}

function signalsOf(known: Known, now: Instant): readonly Signal[] {
  const { source, brand, runs } = known;
  const newest = runs[0];
  if (!newest) return [];
  const where = { source: source.id, location: source.location, brand };
  const drifts = runs.flatMap(({ selectorDrift, endedAt }): Signal[] =>
    selectorDrift && millis(now) - millis(endedAt) < DRIFT_IS_NEWS_DAYS * DAY_MS
      ? [{ type: 'selector-drift', ...where, at: endedAt, notes: selectorDrift.map(driftNote) }]
      : [],
  );
  const at = newest.endedAt;
  if (!isTrustworthy(newest.outcome)) {
    const { outcome, reason = '' } = newest;
    return [...drifts, { type: 'source-failing', ...where, at, outcome, reason, consecutive: failuresInARow(runs) }];
  }
  const readable: Signal = { type: 'source-ok', ...where, at };
  const silence = silenceOf(known);
  // A source that cannot be read now says neither that reviews stopped nor that they come again.
  if (!silence) return [...drifts, readable, { type: 'data', ...where, at }];
  return [...drifts, readable, { type: 'no-data', ...where, at, ...silence }];
}

/** Newest first: how many before the first one that can be believed. */
function failuresInARow(runs: readonly Run[]): number {
  const good = runs.findIndex((run) => isTrustworthy(run.outcome));
  return good === -1 ? runs.length : good;
}

/** Has the source, though read well, been silent for longer than it should? Only what it kept from us under watch counts. */
function silenceOf({
  source,
  runs,
  trusted,
  cadence,
}: Known): { since: ReturnType<typeof dayOf>; note: string } | undefined {
  const newest = runs[0];
  const expected = expectedDays(source, cadence);
  if (!newest || !isTrustworthy(newest.outcome) || !trusted || expected === undefined || source.canary)
    return undefined;
  const from = latest([cadence.newest, trusted.from]) ?? trusted.from;
  const days = Math.floor((millis(newest.endedAt) - millis(from)) / DAY_MS);
  if (days <= expected) return undefined;
  const last = cadence.newest ? `the last one was written on ${dayOf(cadence.newest)}` : 'it never had one';
  const usual = Math.round(expected);
  const ground = source.expectReviewEveryDays === undefined ? 'its history says' : 'sources.yaml says';
  const note = `No new review for ${days} days although the source can be read (${last}); ${ground} at most ${usual}`;
  return { since: dayFromNumber(dayNumber(from) + 1), note };
}

/** Days of silence that call for a look; undefined while too little is known. */
function expectedDays({ expectReviewEveryDays, everyHours }: ConfiguredSource, cadence: Cadence): number | undefined {
  if (expectReviewEveryDays !== undefined) return expectReviewEveryDays;
  const { n, meanGapDays, longestGapDays } = cadence;
  if (n < ENOUGH_REVIEWS || meanGapDays === undefined || longestGapDays === undefined) return undefined;
  const usual = Math.max(SHORTEST_SILENCE_DAYS, (2 * everyHours) / 24);
  return Math.max(usual, MEAN_GAPS * meanGapDays, LONGEST_GAPS * longestGapDays);
}

/** The last moment of which anything is known: a believed run, unless the source has fallen silent, or a review. */
function lastHeard(known: Known): Instant | undefined {
  const { trusted, cadence } = known;
  return silenceOf(known) ? cadence.arrived : latest([trusted?.until, cadence.arrived]);
}

function latest(moments: readonly (Instant | undefined)[]): Instant | undefined {
  return moments.reduce((last, moment) => (moment && (!last || moment > last) ? moment : last), undefined);
}
