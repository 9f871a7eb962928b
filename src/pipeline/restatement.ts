/** What became of a closed period: its reviews as they were counted beside what they are now, with the reasons. */
import type { Level } from '../domain/drift.ts';
import type { CountedReview, Restatement } from '../domain/report.ts';
import type { Scale } from '../domain/scale.ts';
import type { ClosedReport } from '../store/closed-reports.ts';
import { reviewFates } from '../store/report-figures.ts';
import type { Db } from '../store/schema.ts';

/** One entry per scale whose level or number of reviews is no longer what was closed. Reviews differ by id: nothing is guessed. */
export async function restatementsOf(
  db: Db,
  { closedAt, body }: ClosedReport,
  now: readonly CountedReview[],
): Promise<readonly Restatement[]> {
  const [then, today] = [byId(body.reviews), byId(now)];
  const gone = body.reviews.filter(([id]) => !today.has(id));
  const come = now.filter(([id]) => !then.has(id));
  const edited = now.filter(([id, scale, score]) => {
    const was = then.get(id);
    return was !== undefined && (was[1] !== scale || was[2] !== score);
  });
  if (gone.length + come.length + edited.length === 0) return [];
  const fates = await reviewFates(
    db,
    [...gone, ...come].map(([id]) => id),
  );
  const isLate = ([id]: CountedReview) => (fates.get(id)?.firstSeenAt ?? closedAt) > closedAt;
  const isRemoved = ([id]: CountedReview) => fates.get(id)?.removed !== false;
  const touched = new Set([...gone, ...come, ...edited].map(([, scale]) => scale));
  for (const [id] of edited) touched.add(then.get(id)![1]);
  const count = (reviews: readonly CountedReview[], scale: Scale, is: (review: CountedReview) => boolean) =>
    reviews.filter((review) => review[1] === scale && is(review)).length;
  return [...touched].sort().map((scale) => ({
    scale,
    was: levelOf(body.reviews, scale),
    now: levelOf(now, scale),
    late: count(come, scale, isLate),
    edited: count(edited, scale, () => true),
    removed: count(gone, scale, isRemoved),
    redated: count(gone, scale, (review) => !isRemoved(review)) + count(come, scale, (review) => !isLate(review)),
  }));
}

function byId(reviews: readonly CountedReview[]): ReadonlyMap<number, CountedReview> {
  return new Map(reviews.map((review) => [review[0], review]));
}

function levelOf(reviews: readonly CountedReview[], scale: Scale): Level {
  const own = reviews.filter((review) => review[1] === scale);
  const sum = own.reduce((total, [, , score]) => total + score, 0);
  return { mean: own.length > 0 ? sum / own.length : 0, n: own.length };
}
