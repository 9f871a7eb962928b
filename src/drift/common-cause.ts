/** Many places that move on the same dates share a cause outside all of them: which movements are told together, in one notice. */
import type { Direction } from '../domain/drift.ts';
import { type Day, dayFromNumber, dayNumber } from '../domain/time.ts';

/** Days within which movements may share a cause: a sale, a strike or a release of the platform lasts about a week. */
const WINDOW_DAYS = 7;

/** Places that make a common cause; two may always be chance. */
export const LEAST_PLACES = 3;

/** What is believed of a rate before anything is known: one movement in one year of one place (Gamma prior); a short history is no proof of calm. */
const PRIOR = { movements: 1, years: 1 };

/** Clusters that chance alone may make in a year, over all windows of the year. */
const BY_CHANCE_A_YEAR = 0.01;

/** One place's movement. `kind`: what is counted together; bursts of either direction are one kind. */
export interface Movement {
  readonly place: string;
  readonly kind: 'drift' | 'burst';
  readonly direction: Direction;
  /** When it began, or the abnormal day. */
  readonly since: Day;
}

export interface CommonCause<M extends Movement = Movement> {
  readonly kind: M['kind'];
  /** Of most of its movements. */
  readonly direction: Direction;
  readonly from: Day;
  readonly to: Day;
  /** Each place once, in the order in which they moved. */
  readonly places: readonly string[];
  readonly movements: readonly M[];
  /** How many such clusters chance would make in a year. */
  readonly chance: number;
}

/**
 * Clusters of movements that are too many for places that move independently: at least three places within seven days,
 * and a binomial tail (each of `watched` places moves in a window with the probability of its usual rate) that chance
 * reaches less than once in a hundred years, counting every window of the year (a scan statistic, Bonferroni over
 * windows). `rate` = usual movements of a kind of one place a year, estimated from those given when left out.
 * `watched` may depend on the first day of a window: a place that is not open yet cannot move.
 * Clusters whose windows touch are one. A drift that begins within a burst's cluster and goes its way belongs to it.
 */
export function commonCauses<M extends Movement>(
  movements: readonly M[],
  { watched, placeYears, rate }: { readonly watched: Watched; readonly placeYears: number; readonly rate?: number },
): readonly CommonCause<M>[] {
  const kinds = Map.groupBy(movements, ({ kind, direction }) => (kind === 'burst' ? kind : direction));
  const found: CommonCause<M>[] = [];
  for (const key of ['burst', 'down', 'up'] as const) {
    const told = kinds.get(key) ?? [];
    const usual = rate ?? (told.length + PRIOR.movements) / (placeYears + PRIOR.years);
    found.push(...clusters(told, watched, usual));
  }
  return joined(found, movements).sort((a, b) => compare(a.from, b.from) || compare(a.kind, b.kind));
}

/** Clusters of one kind: significant windows, those that touch taken together. */
function clusters<M extends Movement>(told: readonly M[], watched: Watched, rate: number): CommonCause<M>[] {
  const sorted = told
    .map((movement) => ({ movement, day: dayNumber(movement.since) }))
    .sort((a, b) => a.day - b.day || compare(a.movement.place, b.movement.place));
  const share = Math.min(0.999, -Math.expm1((-rate * WINDOW_DAYS) / 365));
  const windows = 365 / WINDOW_DAYS;
  const spans: { first: number; last: number; chance: number }[] = [];
  const places = new Map<string, number>();
  let last = -1;
  for (let first = 0; first < sorted.length; first++) {
    while (last + 1 < sorted.length && sorted[last + 1]!.day < sorted[first]!.day + WINDOW_DAYS) {
      last++;
      count(places, sorted[last]!.movement.place, 1);
    }
    const chance =
      places.size < LEAST_PLACES
        ? 1
        : windows * upperTail(watchedOn(watched, sorted[first]!.movement.since), share, places.size);
    const before = spans.at(-1);
    if (chance <= BY_CHANCE_A_YEAR) {
      if (before && first <= before.last) {
        before.last = last;
        before.chance = Math.min(before.chance, chance);
      } else spans.push({ first, last, chance });
    }
    count(places, sorted[first]!.movement.place, -1);
  }
  return spans.map(({ first, last: end, chance }) =>
    causeOf(
      sorted.slice(first, end + 1).map(({ movement }) => movement),
      chance,
    ),
  );
}

/** Places under watch, always or on a day. */
type Watched = number | ((day: Day) => number);

function watchedOn(watched: Watched, day: Day): number {
  return typeof watched === 'number' ? watched : watched(day);
}

function byDay(a: Movement, b: Movement): number {
  return compare(a.since, b.since) || compare(a.place, b.place);
}

function count(places: Map<string, number>, place: string, change: number): void {
  const now = (places.get(place) ?? 0) + change;
  if (now > 0) places.set(place, now);
  else places.delete(place);
}

function causeOf<M extends Movement>(movements: readonly M[], chance: number): CommonCause<M> {
  const up = movements.filter(({ direction }) => direction === 'up').length;
  return {
    kind: movements[0]!.kind,
    direction: 2 * up > movements.length ? 'up' : 'down',
    from: movements[0]!.since,
    to: movements.at(-1)!.since,
    places: [...new Set(movements.map(({ place }) => place))],
    movements,
    chance,
  };
}

/** Bursts' clusters take in the drifts of their dates and direction; a cluster of drifts on those dates is the same cause. */
function joined<M extends Movement>(found: readonly CommonCause<M>[], movements: readonly M[]): CommonCause<M>[] {
  const bursts = found.filter(({ kind }) => kind === 'burst');
  const within = (burst: CommonCause<M>, { direction, since }: Movement): boolean =>
    direction === burst.direction && since >= burst.from && since <= shifted(burst.to, WINDOW_DAYS);
  const wider = bursts.map((burst) => {
    const alike = movements.filter((movement) => movement.kind === 'drift' && within(burst, movement)).sort(byDay);
    const all = [...burst.movements, ...alike];
    return { ...burst, movements: all, places: [...new Set(all.map(({ place }) => place))] };
  });
  const taken = new Set(wider.flatMap((burst) => burst.movements));
  const others = found.filter(({ kind, movements: own }) => kind !== 'burst' && !own.every((one) => taken.has(one)));
  return [...wider, ...others];
}

/** P(X ≥ k) for X ~ Binomial(n, p), 0 < p < 1; 1 where k is no more than usual. */
function upperTail(n: number, p: number, k: number): number {
  if (k <= n * p) return 1;
  let logTerm = (n - k) * Math.log1p(-p);
  for (let i = 0; i < k; i++) logTerm += Math.log(((n - i) / (i + 1)) * p);
  let term = k > n ? 0 : Math.exp(logTerm);
  let sum = 0;
  for (let i = k; i <= n && term > 0; i++) {
    sum += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return Math.min(1, sum);
}

function shifted(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
