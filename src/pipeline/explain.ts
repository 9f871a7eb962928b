/** Why a level moved: the reviews on both sides of the change, taken apart by touchpoint and cause. */

import type { Contribution, Decomposition, DriftEvent, Level, Praise, WeighedScore } from '../domain/drift.ts';
import type { Cause } from '../domain/finding.ts';
import type { TouchpointId } from '../domain/ids.ts';
import type { Scale } from '../domain/scale.ts';
import { isWithin, type Scope } from '../domain/scope.ts';
import { type Stream, stream as toStream } from '../domain/stream.ts';
import { DAY_MS, type Day, dayNumber, dayOf, type Instant, instant, millis } from '../domain/time.ts';
import { decompose } from '../drift/decomposition.ts';
import { differenceInterval } from '../drift/interval.ts';
import { levelOf, levelsOf } from '../drift/levels.ts';
import type { Season } from '../drift/season.ts';
import { seasonalChange } from '../drift/seasonal-change.ts';
import type { AnalysedReview } from '../store/reviews.ts';
import { estimatedAt, weighedScore, weighedSubRating } from './scores.ts';

/** How far back "before" reaches. */
const BEFORE_DAYS = 365;

/** Reviews before and after a change, oldest first. */
export interface Sides {
  readonly before: readonly AnalysedReview[];
  readonly after: readonly AnalysedReview[];
}

/** Dates of one change, as its streams see them, lie within this. */
export const SAME_CHANGE_DAYS = 14;

/** Fewer reviews than this make no level to compare with: then the whole year is taken. */
const LEAST_BEFORE = 10;

/**
 * Reviews of a location, region or brand on a scale, split at the start of the change. "Before" is the year
 * before it, but not beyond the change before this one (`earlier`): two levels mixed are no level.
 */
export function sidesOf(
  reviews: readonly AnalysedReview[],
  event: Pick<DriftEvent, 'since' | 'at'>,
  where: {
    readonly scope: Scope;
    readonly scale: Scale;
    readonly earlier?: readonly Day[];
    readonly weigh?: Weigh;
  },
): Sides {
  const weigh = where.weigh ?? weighedScore;
  const since = instant(event.since);
  const yearAgo = instant(millis(since) - BEFORE_DAYS * DAY_MS);
  const before: [Instant, AnalysedReview][] = [];
  const after: [Instant, AnalysedReview][] = [];
  for (const review of reviews) {
    if (!isWithin(review, where.scope)) continue;
    if (!weigh(review, where.scale)) continue;
    const at = estimatedAt(review);
    if (at >= yearAgo && at < since) before.push([at, review]);
    else if (at >= since && at <= event.at) after.push([at, review]);
  }
  // Streams of one change do not agree on its day: what lies closer is the same change.
  const apart = instant(millis(since) - SAME_CHANGE_DAYS * DAY_MS);
  const last = (where.earlier ?? []).reduce<Instant>((found, day) => {
    const moment = instant(day);
    return moment < apart && moment > found ? moment : found;
  }, yearAgo);
  const level = before.filter(([at]) => at >= last);
  return { before: inOrder(level.length >= LEAST_BEFORE ? level : before), after: inOrder(after) };
}

/** A review as a score of the stream that is explained; undefined for one that is not in it. */
type Weigh = (review: AnalysedReview, scale: Scale) => WeighedScore | undefined;

/** How a change is taken apart. */
export interface Explaining {
  /** The review's own score unless given. */
  readonly weigh?: Weigh;
  /** Reviews of one stratum are compared with each other only, moves between strata are mix; one stratum a location unless given. */
  readonly stratum?: (review: AnalysedReview) => string;
  /** How the ratings swing with the calendar, for a line of its own. */
  readonly season?: Season | undefined;
}

/**
 * What of a location's reviews explains a stream: the reviews' own scores on its scale; for sub-ratings whose reviews
 * have no score in stars, the sub-ratings themselves.
 */
export function viewOf(
  { brand, location, touchpoint, measure, scale }: Stream,
  history: readonly AnalysedReview[],
  seasonOf: (stream: Stream) => Season | undefined,
): { readonly scale: Scale } & Pick<Explaining, 'weigh' | 'season'> {
  const place = { brand, ...(location && { location }), scale };
  const hasOwn = () => history.some((one) => one.location === location && weighedScore(one, scale));
  if (measure !== 'sub-rating' || !touchpoint || hasOwn())
    return { scale, season: seasonOf(toStream({ ...place, measure: 'overall' })) };
  const season = seasonOf(toStream({ ...place, touchpoint, measure }));
  return { scale, season, weigh: (review) => weighedSubRating(review, touchpoint) };
}

/** The change taken apart, adding up exactly; undefined when one side is empty. */
export function explainChange(
  sides: Sides,
  scale: Scale,
  { weigh = weighedScore, stratum = ({ location }) => location, season }: Explaining = {},
): Decomposition | undefined {
  if (sides.before.length === 0 || sides.after.length === 0) return undefined;
  const levels = levelsOf(scale);
  const [then, now] = [Map.groupBy(sides.before, stratum), Map.groupBy(sides.after, stratum)];
  const strata = [...new Set([...then.keys(), ...now.keys()])].map((key) => {
    const [before, after] = [then, now].map((side) => (side.get(key) ?? []).flatMap((one) => weigh(one, scale) ?? []));
    return {
      before: before!,
      after: after!,
      season: seasonalChange(levels, season, before!.map(dayScore), after!.map(dayScore)),
    };
  });
  const decomposition = decompose(strata, scale);
  const contributions = decomposition.contributions.map((part) => withCauses(part, sides.after));
  const praise = decomposition.after.mean > decomposition.before.mean ? grownPraise(sides) : undefined;
  return { ...decomposition, contributions, ...(praise && { praise }) };
}

function dayScore({ at, score }: WeighedScore): { day: number; score: number } {
  return { day: dayNumber(at), score };
}

/** The touchpoint whose praise grew most, if by a tenth of the reviews at least. */
function grownPraise({ before, after }: Sides): Praise | undefined {
  const then = praiseShares(before);
  const grown = [...praiseShares(after)]
    .map(([touchpoint, share]) => ({ touchpoint, before: then.get(touchpoint) ?? 0, after: share }))
    .sort((a, b) => b.after - b.before - (a.after - a.before))[0];
  return grown && grown.after - grown.before >= SMALLEST_GROWTH ? grown : undefined;
}

const SMALLEST_GROWTH = 0.1;

/** Share of the reviews with words that praise each touchpoint. */
function praiseShares(reviews: readonly AnalysedReview[]): ReadonlyMap<TouchpointId, number> {
  const worded = reviews.filter((review) => review.text);
  const counts = new Map<TouchpointId, number>();
  for (const { analysis } of worded) {
    const praised = analysis?.findings.filter(({ polarity }) => polarity > 0).map(({ touchpoint }) => touchpoint) ?? [];
    for (const touchpoint of new Set(praised)) counts.set(touchpoint, (counts.get(touchpoint) ?? 0) + 1);
  }
  return new Map([...counts].map(([touchpoint, count]) => [touchpoint, count / worded.length]));
}

/** The levels on both sides and a 95 % interval of their difference, so that a message and its table say the same. */
export function measured(
  sides: Sides,
  { before, after }: Decomposition,
  scale: Scale,
): Pick<DriftEvent, 'before' | 'after' | 'interval'> {
  const levels = levelsOf(scale);
  const counts = (reviews: readonly AnalysedReview[]): number[] => {
    const found = Array<number>(levels.count).fill(0);
    for (const review of reviews) {
      const score = weighedScore(review, scale)?.score;
      if (score !== undefined) found[levelOf(levels, score)]! += 1;
    }
    return found;
  };
  const interval = differenceInterval(levels, after.mean - before.mean, counts(sides.before), counts(sides.after));
  return { before, after, interval };
}

/** The level of one day of a location's own stream; undefined when nothing was written on it. */
export function dayLevel(reviews: readonly AnalysedReview[], stream: Stream, day: Day): Level | undefined {
  const scores = reviews.flatMap((review) => {
    const own = review.location === stream.location ? weighedScore(review, stream.scale) : undefined;
    return own && dayOf(own.at) === day ? own.score : [];
  });
  if (scores.length === 0) return undefined;
  return { mean: scores.reduce((sum, score) => sum + score, 0) / scores.length, n: scores.length };
}

/** Adds what the customers of the new level name as cause for this touchpoint: people, policy or tools, as shares. */
function withCauses(part: Contribution, after: readonly AnalysedReview[]): Contribution {
  const counts = new Map<Cause, number>();
  for (const review of after) {
    for (const cause of causesNamed(review, part.touchpoint)) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return part;
  return { ...part, causes: Object.fromEntries([...counts].map(([cause, count]) => [cause, count / total])) };
}

function causesNamed(review: AnalysedReview, touchpoint: TouchpointId): ReadonlySet<Cause> {
  const findings = review.analysis?.findings ?? [];
  return new Set(findings.flatMap((one) => (one.touchpoint === touchpoint && one.cause ? [one.cause] : [])));
}

function inOrder(dated: [Instant, AnalysedReview][]): readonly AnalysedReview[] {
  return dated.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, review]) => review);
}
