/** The review list: what vigie was least sure of, in the form that `vigie train --corrections` reads back. */
import { leastSureReviews, type UnsureReview } from '../store/least-sure.ts';
import type { Context } from './context.ts';
import { readKept } from './corrections.ts';

export interface ReviewListOptions {
  readonly limit: number;
  readonly touchpoint?: string;
}

/** JSON lines with what vigie found filled in, the least sure first. A review that a person corrected already is not offered again. */
export async function reviewList(
  { config, opened, analyser }: Context,
  { limit, touchpoint }: ReviewListOptions,
): Promise<string[]> {
  const corrected = [...readKept(config.database.dataDir).values()].flatMap(({ corrections }) => corrections);
  const reviews = await leastSureReviews(opened.db, {
    analyser: analyser.version,
    but: corrected.map(({ id }) => Number(id)).filter(Number.isSafeInteger),
    limit,
    ...(touchpoint !== undefined && { touchpoint }),
  });
  return reviews.map(lineOf);
}

function lineOf({ id, text, language, findings }: UnsureReview): string {
  return JSON.stringify({
    id: String(id),
    text,
    language,
    findings: findings.map(({ touchpoint, polarity, cause, confidence, start, end }) => ({
      touchpoint,
      polarity,
      ...(cause && { cause }),
      quote: text.slice(start, end),
      confidence,
    })),
    found: [...new Set(findings.map(({ touchpoint }) => touchpoint))],
    not: [],
  });
}
