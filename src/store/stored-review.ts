/** A review as it comes out of the database, with its current revision and, where there is one, its analysis. */
import type { Analysis } from '../domain/finding.ts';
import type { BrandId, LocationId, RegionId } from '../domain/ids.ts';
import type { StoredReview } from '../domain/review.ts';
import type { Scope } from '../domain/scope.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

/** A stored review with the place it is about and what the analysis says of its current revision. */
export interface AnalysedReview extends StoredReview, Scope {
  readonly location: LocationId;
  readonly analysis?: Analysis;
  /** When the current revision was first seen; the same as `seenAt` for one never edited. */
  readonly changedAt: Instant;
  /** Number of its latest change (arrival, edit, removal, return): what a detector's cursor counts. */
  readonly changeSeq: number;
  /** Number of its arrival. */
  readonly firstSeq: number;
  /** Did it arrive after the cursor that was asked with? False for an edit, removal or return of a known one. */
  readonly isNew: boolean;
}

/** Every review of the store; the caller narrows it down. */
export function selectReviews(db: Db) {
  return db
    .selectFrom('reviews as r')
    .innerJoin('sources as s', 's.id', 'r.source')
    .innerJoin('locations as l', 'l.id', 's.location')
    .innerJoin('revisions as v', (join) =>
      join.onRef('v.review_id', '=', 'r.id').onRef('v.revision', '=', 'r.revision'),
    )
    .leftJoin('analyses as a', (join) =>
      join
        .onRef('a.review_id', '=', 'r.id')
        .onRef('a.revision', '=', 'r.revision')
        .onRef('a.analyser', '=', 'r.analysed_by'),
    )
    .select(['r.id', 'r.source', 'r.external_id', 'r.external_id_is_composite', 'r.author_key', 'r.language', 'r.url'])
    .select(['r.written_earliest', 'r.written_latest', 'r.written_wording', 'r.arrival', 'r.first_seen_at'])
    .select(['r.removed_at', 'r.revision', 'r.change_seq', 'r.first_change_seq', 'l.brand', 'l.region', 's.location'])
    .select(['v.content_hash', 'v.scale', 'v.rating', 'v.recommends', 'v.body', 'v.truncated', 'v.reply'])
    .select(['v.sub_ratings', 'v.seen_at as changed_at', 'a.language as analysed_language', 'a.analysed'])
    .select(['a.sentiment_label', 'a.sentiment_score', 'a.emotion', 'a.severe', 'a.severe_start', 'a.severe_end'])
    .select(['a.stars', 'a.findings', 'a.interfaces']);
}

/** One row of `selectReviews`. */
export type ReviewRow = Awaited<ReturnType<ReturnType<typeof selectReviews>['execute']>>[number];

/** Row → review, as seen from a cursor; what the source did not give is absent, not null. */
export function toReview(row: ReviewRow, afterChange = 0): AnalysedReview {
  const analysis = toAnalysis(row);
  return {
    ...toStored(row),
    location: row.location as LocationId,
    brand: row.brand as BrandId,
    ...(row.region !== null && { region: row.region as RegionId }),
    changedAt: row.changed_at,
    changeSeq: row.change_seq,
    firstSeq: row.first_change_seq,
    isNew: row.first_change_seq > afterChange,
    ...(analysis && { analysis }),
  };
}

function toStored(row: ReviewRow): StoredReview {
  return {
    id: row.id,
    source: row.source as StoredReview['source'],
    externalId: row.external_id,
    externalIdIsComposite: row.external_id_is_composite,
    scale: row.scale as StoredReview['scale'],
    truncated: row.truncated,
    contentHash: row.content_hash,
    seenAt: row.first_seen_at,
    arrival: row.arrival as StoredReview['arrival'],
    revision: row.revision,
    written: {
      earliest: row.written_earliest,
      latest: row.written_latest,
      ...(row.written_wording !== null && { wording: row.written_wording }),
    },
    ...(row.author_key !== null && { authorKey: row.author_key }),
    ...(row.rating !== null && { rating: row.rating }),
    ...(row.recommends !== null && { recommends: row.recommends }),
    ...(row.body !== null && { text: row.body }),
    ...(row.language !== null && { language: row.language }),
    ...(row.reply !== null && { reply: row.reply }),
    ...(row.url !== null && { url: row.url }),
    ...(row.sub_ratings !== null && { subRatings: row.sub_ratings }),
    ...(row.removed_at !== null && { removedAt: row.removed_at }),
  };
}

function toAnalysis(row: ReviewRow): Analysis | undefined {
  if (row.analysed === null || row.sentiment_score === null) return undefined;
  return {
    language: row.analysed_language ?? 'und',
    analysed: row.analysed,
    sentiment: { label: row.sentiment_label as Analysis['sentiment']['label'], score: row.sentiment_score },
    findings: row.findings ?? [],
    ...(row.emotion !== null && { emotion: row.emotion as NonNullable<Analysis['emotion']> }),
    ...(row.severe !== null && { severe: row.severe as NonNullable<Analysis['severe']> }),
    ...(row.severe_start !== null &&
      row.severe_end !== null && { severeAt: { start: row.severe_start, end: row.severe_end } }),
    ...(row.stars !== null && { stars: row.stars as NonNullable<Analysis['stars']> }),
    ...(row.interfaces !== null && { interfaces: row.interfaces }),
  };
}
