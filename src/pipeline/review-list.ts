/** The review list: what vigie was least sure of, or a person corrected, in the form that `vigie train --corrections` reads back. */
import type { Finding } from '../domain/finding.ts';
import { type CorrectedText, correctedSince, correctedTexts } from '../store/corrections.ts';
import type { Db } from '../store/database.ts';
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
  const learnt = [...readKept(config.database.dataDir).values()].flatMap(({ corrections }) => corrections);
  const corrected = await correctedSince(opened.db, 0);
  const reviews = await leastSureReviews(opened.db, {
    analyser: analyser.version,
    but: [...learnt.map(({ id }) => Number(id)).filter(Number.isSafeInteger), ...corrected.reviews],
    limit,
    ...(touchpoint !== undefined && { touchpoint }),
  });
  return reviews.map(lineOf);
}

/** Every correction of the page that stands, a line each with its line break; those that teach nothing are left out. */
export async function* correctionLines(db: Db): AsyncGenerator<string> {
  for await (const corrected of correctedTexts(db)) {
    if (corrected.findings.length + corrected.found.length > 0) yield `${correctionLine(corrected)}\n`;
  }
}

function correctionLine({ review, text, language, findings, found }: CorrectedText): string {
  return JSON.stringify({
    id: String(review),
    text,
    ...(language !== null && language !== 'und' && { language }),
    findings: findings.map(({ touchpoint, polarity, cause, start, end }) => ({
      touchpoint,
      polarity,
      ...(cause && { cause }),
      // A quote is read as its first place in the text, and goes before offsets.
      ...(text.indexOf(text.slice(start, end)) === start && end > start
        ? { quote: text.slice(start, end) }
        : { start, end }),
    })),
    found: namesOf(found),
    not: [],
  });
}

function namesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ touchpoint }) => touchpoint))];
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
    found: namesOf(findings),
    not: [],
  });
}
