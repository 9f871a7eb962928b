/** What the page of one review knows: all it ever said, what was found and by whom, the incidents it stands in. */
import { z } from 'zod';
import { correctionsOf } from '../../store/corrections.ts';
import { incidentsOfReview } from '../../store/review-incidents.ts';
import { revisionsOf } from '../../store/reviews.ts';
import { shownReviews } from '../../store/shown-reviews.ts';
import type { Desk } from '../desk.ts';
import { FRAME } from '../frame.ts';
import { Refused } from '../refused.ts';
import { answerOf, REVIEW_ANSWER } from './reviews.ts';

export const REVIEW_QUERY = z.strictObject({
  ...FRAME,
  review: z.string().regex(/^\d{1,15}$/, 'Expected the number of a review'),
});

const findings = REVIEW_ANSWER.findings;

export const ONE_REVIEW_ANSWER = z.strictObject({
  review: z.strictObject(REVIEW_ANSWER),
  /** Version of the analyser that read it. */
  analyser: z.string().optional(),
  /** What the analyser says, whatever was corrected. */
  found: findings,
  /** Oldest first. */
  revisions: z.array(
    z.strictObject({
      revision: z.int(),
      seenAt: z.string(),
      scale: z.string(),
      rating: z.number().optional(),
      recommends: z.boolean().optional(),
      text: z.string().optional(),
      reply: z.string().optional(),
    }),
  ),
  /** Oldest first; `findings` null took the ones before back. */
  corrections: z.array(
    z.strictObject({
      id: z.int(),
      revision: z.int(),
      findings: findings.nullable(),
      by: z.string(),
      at: z.string(),
      note: z.string().optional(),
    }),
  ),
  incidents: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.string(),
      state: z.string(),
      touchpoint: z.string().nullable(),
      direction: z.string(),
      since: z.string(),
      openedAt: z.string(),
    }),
  ),
  /** What a finding may be about. */
  touchpoints: z.array(z.string()),
});

export type OneReviewAnswer = z.output<typeof ONE_REVIEW_ANSWER>;

/** @throws Refused 404 for a number that no review has */
export async function lookAtReview(
  { opened: { db }, config }: Desk,
  { review: number }: z.output<typeof REVIEW_QUERY>,
): Promise<OneReviewAnswer> {
  const id = Number(number);
  const [shown] = await shownReviews(db, [id]);
  if (!shown) throw new Refused(404, `Expected the number of a review, got ${id}`, { field: 'review' });
  const [revisions, corrections] = [await revisionsOf(db, id), await correctionsOf(db, id)];
  const review = answerOf(shown);
  const named = [...review.findings, ...(shown.analysis?.findings ?? [])].map(({ touchpoint }) => String(touchpoint));
  return {
    review,
    ...(shown.analysedBy !== undefined && { analyser: shown.analysedBy }),
    found: [...(shown.analysis?.findings ?? [])],
    revisions: revisions.map(({ revision, seenAt, scale, rating, recommends, text, reply }) => ({
      revision,
      seenAt,
      scale,
      ...(rating !== undefined && { rating }),
      ...(recommends !== undefined && { recommends }),
      ...(text !== undefined && { text }),
      ...(reply !== undefined && { reply: reply.text }),
    })),
    corrections: corrections.map(({ review: _review, findings: said, ...rest }) => ({
      ...rest,
      findings: said && [...said],
    })),
    incidents: await incidentsOfReview(db, { ...shown, touchpoints: [...new Set(named)] }),
    touchpoints: config.touchpoints.map(({ id: touchpoint }) => touchpoint),
  };
}
