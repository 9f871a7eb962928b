/** What the analysis says of each revision of a review, and which version of the analyser said it. */
import { sql } from 'kysely';
import type { Analysis } from '../domain/finding.ts';
import type { Instant } from '../domain/time.ts';
import { batches, toJson, unnested } from './columns.ts';
import { transaction } from './database.ts';
import { indexReviews } from './review-index.ts';
import type { Db } from './schema.ts';

export interface AnalysedRevision {
  readonly reviewId: number;
  readonly revision: number;
  readonly analysis: Analysis;
}

/**
 * Stores analyses in one transaction, over those of an earlier analyser. A review that was edited meanwhile keeps
 * waiting; one that was erased meanwhile is passed over.
 */
export async function saveAnalyses(
  db: Db,
  analyser: string,
  rows: readonly AnalysedRevision[],
  at: Instant,
): Promise<void> {
  const unique = [...new Map(rows.map((row) => [`${row.reviewId} ${row.revision}`, row])).values()];
  await transaction(db, async (trx) => {
    for (const batch of batches(unique.sort((a, b) => a.reviewId - b.reviewId))) {
      await saveBatch(trx, analyser, batch, at);
      await indexReviews(
        trx,
        batch.map(({ reviewId }) => reviewId),
      );
    }
  });
}

async function saveBatch(trx: Db, analyser: string, batch: readonly AnalysedRevision[], at: Instant): Promise<void> {
  const incoming = unnested(batch, {
    review_id: ['int8', (row) => row.reviewId],
    revision: ['int8', (row) => row.revision],
    language: ['text', ({ analysis }) => analysis.language],
    analysed: ['bool', ({ analysis }) => analysis.analysed],
    sentiment_label: ['text', ({ analysis }) => analysis.sentiment.label],
    sentiment_score: ['float8', ({ analysis }) => analysis.sentiment.score],
    emotion: ['text', ({ analysis }) => analysis.emotion],
    severe: ['text', ({ analysis }) => analysis.severe],
    severe_start: ['int8', ({ analysis }) => analysis.severeAt?.start],
    severe_end: ['int8', ({ analysis }) => analysis.severeAt?.end],
    stars: ['text', ({ analysis }) => analysis.stars],
    findings: ['jsonb', ({ analysis }) => toJson(analysis.findings)],
    interfaces: ['jsonb', ({ analysis }) => analysis.interfaces && toJson(analysis.interfaces)],
  });
  await sql`
    with incoming as materialized ${incoming}, stored as (
      insert into analyses (review_id, revision, analyser, language, analysed, sentiment_label, sentiment_score, emotion,
        severe, severe_start, severe_end, stars, findings, interfaces, analysed_at)
      select i.review_id, i.revision, ${analyser}, i.language, i.analysed, i.sentiment_label, i.sentiment_score, i.emotion,
        i.severe, i.severe_start, i.severe_end, i.stars, i.findings, i.interfaces, ${at}::timestamptz
      from incoming i join revisions v on v.review_id = i.review_id and v.revision = i.revision
      on conflict (review_id, revision) do update set analyser = excluded.analyser, language = excluded.language,
        analysed = excluded.analysed, sentiment_label = excluded.sentiment_label,
        sentiment_score = excluded.sentiment_score, emotion = excluded.emotion, severe = excluded.severe,
        severe_start = excluded.severe_start, severe_end = excluded.severe_end, stars = excluded.stars,
        findings = excluded.findings, interfaces = excluded.interfaces, analysed_at = excluded.analysed_at
    )
    update reviews r set analysed_by = ${analyser} from incoming i
    where r.id = i.review_id and r.revision = i.revision
  `.execute(trx);
}
