/** Joins cards of a page with the same reviews from arrays: exact dates, whole texts and answers win; apart, as pages and walks both do it. */
import type { RawReview } from '../../../domain/review.ts';

/** One review as its card and its array say it. What the card's marks were stays known. */
export function joinReview(card: RawReview, twin: RawReview | undefined): RawReview {
  if (!twin) return card;
  const { truncated, ...rest } = card;
  const { scale: _, ...exact } = twin;
  const reply = twin.reply ?? card.reply;
  return {
    ...rest,
    ...exact,
    ...(twin.rating !== undefined && { scale: twin.scale }),
    ...(truncated && twin.text === undefined && { truncated }),
    ...(reply && { reply }),
    ...(card.anchors && { anchors: card.anchors }),
  };
}

/** All cards, joined, and behind them what only the arrays hold. */
export function joinReviews(cards: readonly RawReview[], arrays: readonly RawReview[]): RawReview[] {
  const exact = new Map(arrays.map((review) => [review.externalId, review] as const));
  const joined = cards.map((card) => {
    const twin = card.externalId === undefined ? undefined : exact.get(card.externalId);
    if (twin) exact.delete(twin.externalId);
    return joinReview(card, twin);
  });
  return [...joined, ...[...exact.values()].map((review) => ({ ...review, anchors: EMBEDDED }))];
}

const EMBEDDED = {
  id: 'embedded-json',
  rating: 'embedded-json',
  date: 'embedded-json',
  text: 'embedded-json',
} as const;
