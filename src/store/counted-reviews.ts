/** Reviews as figures count them, without their words: what they say now, corrections by hand in place of the model's findings. */
import { sql } from 'kysely';
import type { Analysis, Emotion, SentimentLabel } from '../domain/finding.ts';
import type { BrandId, LocationId, RegionId } from '../domain/ids.ts';
import type { Review } from '../domain/review.ts';
import type { Scale } from '../domain/scale.ts';
import type { Instant } from '../domain/time.ts';
import { batches, unnested } from './columns.ts';
import type { Db } from './schema.ts';

/** A review that may have been written in a period, without its words. */
export interface PeriodReview
  extends Pick<Review, 'externalId' | 'scale' | 'rating' | 'recommends' | 'subRatings' | 'written'> {
  readonly id: number;
  readonly location: LocationId;
  readonly region?: RegionId;
  readonly answered: boolean;
  /** Absent for what no analyser has read, and for what was said in no words or an unknown language. */
  readonly sentiment?: SentimentLabel;
  readonly emotion?: Emotion;
  readonly analysis?: Pick<Analysis, 'findings'>;
}

/** Which reviews: of a brand, whose date (an interval) reaches into the period. */
export interface PeriodQuestion {
  readonly brand: BrandId;
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
}

/** A place, or only those of its reviews whose date reaches into a span of time. */
export interface PlaceSpan {
  readonly location: LocationId;
  readonly from?: Instant;
  /** Exclusive. */
  readonly to?: Instant;
}

/**
 * Reviews that their source shows and that may have been written in the period, some thousands at a time: which of them
 * were is for the caller to say, who has one rule for the moment inside a date that is an interval. Those with a score
 * or a recommendation only, by id.
 */
export async function* periodReviews(db: Db, question: PeriodQuestion): AsyncGenerator<readonly PeriodReview[]> {
  yield* reviewsByIds(db, await idsIn(db, question));
}

/** The same of some places and spans of time, each review once. */
export async function* spanReviews(db: Db, spans: readonly PlaceSpan[]): AsyncGenerator<readonly PeriodReview[]> {
  const asked = unnested(spans, {
    location: ['text', ({ location }) => location],
    earliest: ['timestamptz', ({ from }) => from ?? '-infinity'],
    until: ['timestamptz', ({ to }) => to ?? 'infinity'],
  });
  const { rows } = await sql<{ id: number }>`
    select distinct r.id from ${asked} as asked
    join sources s on s.location = asked.location
    join reviews r on r.source = s.id and r.written_latest >= asked.earliest and r.written_earliest < asked.until
    where r.removed_at is null
    order by r.id`.execute(db);
  yield* reviewsByIds(
    db,
    rows.map(({ id }) => id),
  );
}

async function* reviewsByIds(db: Db, all: readonly number[]): AsyncGenerator<readonly PeriodReview[]> {
  for (const ids of batches(all)) {
    const { rows } = await sql<PeriodRow>`
      select r.id, r.external_id, r.written_earliest, r.written_latest, s.location, l.region, v.scale, v.rating,
        v.recommends, v.sub_ratings, v.reply is not null as answered, v.body is not null and a.analysed as has_sentiment,
        a.sentiment_label, a.emotion, coalesce(c.findings, a.findings) as findings
      from reviews r
      join sources s on s.id = r.source
      join locations l on l.id = s.location
      join revisions v on v.review_id = r.id and v.revision = r.revision
      left join analyses a on a.review_id = r.id and a.revision = r.revision and a.analyser = r.analysed_by
      left join lateral (
        select nullif(findings, 'null') as findings from corrections
        where review_id = r.id and revision = r.revision order by id desc limit 1
      ) as c on true
      where r.id = any (${arrayOf(ids)}) and ${HAS_SCORE}
      order by r.id`.execute(db);
    yield rows.map(toPeriodReview);
  }
}

/** As much of a review as its score and its moment are made of. */
export type ScoreRow = Pick<PeriodReview, 'externalId' | 'scale' | 'rating' | 'recommends' | 'written'>;

/** The reviews of a period without their analysis: for curves over many periods. */
export async function* periodScores(db: Db, question: PeriodQuestion): AsyncGenerator<readonly ScoreRow[]> {
  for (const ids of batches(await idsIn(db, question))) {
    const { rows } = await sql<ScoreColumns>`
      select r.external_id, r.written_earliest, r.written_latest, v.scale, v.rating, v.recommends
      from reviews r
      join revisions v on v.review_id = r.id and v.revision = r.revision
      where r.id = any (${arrayOf(ids)}) and ${HAS_SCORE}`.execute(db);
    yield rows.map(toScore);
  }
}

/** Asked first, from the index of dates: page by page in the order of ids would walk over all reviews for one week. */
async function idsIn(db: Db, { brand, from, to }: PeriodQuestion): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select r.id from reviews r
    join sources s on s.id = r.source
    join locations l on l.id = s.location
    where l.brand = ${brand} and r.removed_at is null and r.written_earliest < ${to} and r.written_latest >= ${from}
    order by r.id`.execute(db);
  return rows.map(({ id }) => id);
}

const HAS_SCORE = sql`(v.rating is not null or v.recommends is not null)`;

/** Numbers as one parameter: both drivers send text alike. */
export function arrayOf(ids: readonly number[]) {
  return sql`${`{${ids.join(',')}}`}::int8[]`;
}

/** A customer who raised the rating after an answer of the owner; when that was seen. */
export interface WonBack {
  readonly review: number;
  readonly location: LocationId;
  readonly region?: RegionId;
  readonly scale: Scale;
  readonly at: Instant;
}

/** Of a brand, or of some places; a customer who did so twice is there twice, in the order of time. */
export async function wonBackIn(
  db: Db,
  {
    from,
    to,
    ...of
  }: (Pick<PeriodQuestion, 'brand'> | { readonly locations: readonly LocationId[] }) &
    Pick<PeriodQuestion, 'from' | 'to'>,
): Promise<readonly WonBack[]> {
  const where = 'brand' in of ? sql`l.brand = ${of.brand}` : sql`l.id = any (${[...of.locations]}::text[])`;
  const { rows } = await sql<Omit<WonBack, 'region'> & { region: RegionId | null }>`
    select r.id as review, s.location, l.region, v.scale, v.seen_at as at
    from revisions v
    join revisions o on o.review_id = v.review_id and o.revision = v.revision - 1
    join reviews r on r.id = v.review_id
    join sources s on s.id = r.source
    join locations l on l.id = s.location
    where ${where} and v.revision > 1 and v.seen_at >= ${from} and v.seen_at < ${to}
      and v.scale = o.scale and v.rating > o.rating
      and exists (select from revisions a where a.review_id = r.id and a.revision < v.revision and a.reply is not null)
    order by r.id, v.revision`.execute(db);
  return rows.map(({ region, ...row }) => ({ ...row, ...(region !== null && { region }) }));
}

interface ScoreColumns {
  readonly external_id: string;
  readonly written_earliest: Instant;
  readonly written_latest: Instant;
  readonly scale: Review['scale'];
  readonly rating: number | null;
  readonly recommends: boolean | null;
}

interface PeriodRow extends ScoreColumns {
  readonly id: number;
  readonly location: LocationId;
  readonly region: RegionId | null;
  readonly sub_ratings: NonNullable<Review['subRatings']> | null;
  readonly answered: boolean;
  readonly has_sentiment: boolean | null;
  readonly sentiment_label: SentimentLabel | null;
  readonly emotion: Emotion | null;
  readonly findings: Analysis['findings'] | null;
}

function toPeriodReview(row: PeriodRow): PeriodReview {
  return {
    id: row.id,
    location: row.location,
    answered: row.answered,
    ...toScore(row),
    ...(row.region !== null && { region: row.region }),
    ...(row.sub_ratings !== null && { subRatings: row.sub_ratings }),
    ...(row.has_sentiment && row.sentiment_label !== null && { sentiment: row.sentiment_label }),
    ...(row.emotion !== null && { emotion: row.emotion }),
    ...(row.findings !== null && { analysis: { findings: row.findings } }),
  };
}

function toScore(row: ScoreColumns): ScoreRow {
  return {
    externalId: row.external_id,
    scale: row.scale,
    written: { earliest: row.written_earliest, latest: row.written_latest },
    ...(row.rating !== null && { rating: row.rating }),
    ...(row.recommends !== null && { recommends: row.recommends }),
  };
}
