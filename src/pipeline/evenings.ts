/** What reviews say to the watches, and what is to be told of them evening by evening: the same in a pass and in a back-test. */
import type { DriftEvent } from '../domain/drift.ts';
import { isOfItsOwn } from '../domain/scope.ts';
import type { Stream } from '../domain/stream.ts';
import { type Day, dayOf, type Instant } from '../domain/time.ts';
import type { AnalysedReview } from '../store/reviews.ts';
import type { Context } from './context.ts';
import type { Fleet } from './fleet.ts';
import { estimatedAt, type StreamScore, streamScores } from './scores.ts';
import type { Told } from './told.ts';

/** What one review says to the watches. */
export interface Heard {
  readonly at: Instant;
  readonly scores: readonly StreamScore[];
  /** It is history: nobody is to be told. */
  readonly silent: boolean;
}

/** Feeds reviews, which come in time order, and gathers what is to be told: one evening for each day that has any. */
export function* evenings(
  fleet: Fleet,
  reviews: Iterable<Heard>,
): Generator<{ readonly day: Day; readonly found: readonly Told[] }> {
  let found: Told[] = [];
  let day: Day | undefined;
  for (const { at, scores, silent } of reviews) {
    const today = dayOf(at);
    if (day !== undefined && today !== day) {
      yield { day, found: [...found, ...fleet.evening()] };
      found = [];
    }
    day = today;
    for (const { stream, event } of scores)
      for (const said of fleet.push(stream, event, silent))
        if (isSaid(stream, said)) found.push({ stream, event: said, silent });
  }
  // Time passes for the fleet in a pass without reviews as well.
  const rest = [...found, ...fleet.evening()];
  if (day !== undefined || rest.length > 0) yield { day: day ?? dayOf(rest[0]!.event.at), found: rest };
}

/** A review's scores, without those of a brand or region that is one location, or of a region that is the whole brand: they would only say the same twice. */
export function watchedScores({ config }: Pick<Context, 'config'>, review: AnalysedReview): readonly StreamScore[] {
  const scores = streamScores(
    review,
    config.touchpoints.map(({ id }) => id),
  );
  return scores.filter(({ stream }) => isOfItsOwn(stream, config.locations));
}

/**
 * An abnormal day and a surge are one place's: its touchpoints and its brand see the same reviews and would only repeat it.
 * Silence is told by source, from the ledger of runs: only there is it known whether anybody looked.
 */
function isSaid(stream: Stream, event: DriftEvent): boolean {
  const whole = stream.location !== undefined && stream.measure === 'overall';
  return (
    event.type === 'drift' ||
    event.type === 'recovered' ||
    ((event.type === 'burst' || event.type === 'surge') && whole)
  );
}

/** Reviews in the order in which they were written; those of one moment by their place in the store. */
export function byTime(reviews: readonly AnalysedReview[]): readonly AnalysedReview[] {
  return reviews
    .map((review) => ({ review, at: estimatedAt(review) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.review.id - b.review.id))
    .map(({ review }) => review);
}
