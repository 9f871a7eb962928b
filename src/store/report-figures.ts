/** What the figures of a period are made of: its reviews, its incidents, how well its sources were heard. */
import { sql } from 'kysely';
import type { Analysis, SentimentLabel } from '../domain/finding.ts';
import type { BrandId, LocationId, RegionId, SourceId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { ReportedIncident, ReportedSource } from '../domain/report.ts';
import type { Review } from '../domain/review.ts';
import type { Instant } from '../domain/time.ts';
import { batches } from './columns.ts';
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
  readonly analysis?: Pick<Analysis, 'findings'>;
}

/** Which reviews: of a brand, whose date (an interval) reaches into the period. */
export interface PeriodQuestion {
  readonly brand: BrandId;
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
}

/**
 * Reviews that their source shows and that may have been written in the period, some thousands at a time: which of them
 * were is for the caller to say, who has one rule for the moment inside a date that is an interval. Those with a score
 * or a recommendation only.
 */
export async function* periodReviews(db: Db, question: PeriodQuestion): AsyncGenerator<readonly PeriodReview[]> {
  for (const ids of batches(await idsIn(db, question))) {
    const { rows } = await sql<PeriodRow>`
      select r.id, r.external_id, r.written_earliest, r.written_latest, s.location, l.region, v.scale, v.rating,
        v.recommends, v.sub_ratings, v.reply is not null as answered, v.body is not null and a.analysed as has_sentiment,
        a.sentiment_label, a.findings
      from reviews r
      join sources s on s.id = r.source
      join locations l on l.id = s.location
      join revisions v on v.review_id = r.id and v.revision = r.revision
      left join analyses a on a.review_id = r.id and a.revision = r.revision and a.analyser = r.analysed_by
      where r.id = any (${arrayOf(ids)}) and ${HAS_SCORE}
      order by r.id`.execute(db);
    yield rows.map(toPeriodReview);
  }
}

/** As much of a review as its score and its moment are made of. */
export type ScoreRow = Pick<PeriodReview, 'externalId' | 'scale' | 'rating' | 'recommends' | 'written'>;

/** The same reviews without their analysis: for curves over many periods. */
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

/** Both drivers send text alike. */
function arrayOf(ids: readonly number[]) {
  return sql`${`{${ids.join(',')}}`}::int8[]`;
}

/** What reviews are now, by `StoredReview.id`: when they came, and whether their source still shows them. Erased ones are not in it. */
export async function reviewFates(
  db: Db,
  ids: readonly number[],
): Promise<ReadonlyMap<number, { readonly firstSeenAt: Instant; readonly removed: boolean }>> {
  const { rows } = await sql<{ id: number; first_seen_at: Instant; removed: boolean }>`
    select id, first_seen_at, removed_at is not null as removed from reviews
    where id = any (${arrayOf(ids)})`.execute(db);
  return new Map(rows.map(({ id, first_seen_at, removed }) => [id, { firstSeenAt: first_seen_at, removed }]));
}

/** Customers who raised their rating after an answer of the owner, by place; by when the new rating was first seen. */
export async function wonBackBy(db: Db, { brand, from, to }: PeriodQuestion): Promise<ReadonlyMap<LocationId, number>> {
  const { rows } = await sql<{ location: LocationId; n: number }>`
    select s.location, count(distinct r.id)::int as n
    from revisions v
    join revisions o on o.review_id = v.review_id and o.revision = v.revision - 1
    join reviews r on r.id = v.review_id
    join sources s on s.id = r.source
    join locations l on l.id = s.location
    where l.brand = ${brand} and v.seen_at >= ${from} and v.seen_at < ${to}
      and v.scale = o.scale and v.rating > o.rating
      and exists (select from revisions a where a.review_id = r.id and a.revision < v.revision and a.reply is not null)
    group by 1 order by 1`.execute(db);
  return new Map(rows.map(({ location, n }) => [location, n]));
}

/**
 * Incidents that somebody was told of and that were open at some time of the period, those for the engineer left out,
 * the earliest first. What was done after its end is not in it.
 */
export async function incidentsOf(db: Db, { brand, from, to }: PeriodQuestion): Promise<ReportedIncident[]> {
  const { rows } = await sql<{ body: Incident; ended_at: Instant | null; ended_as: 'resolved' | 'accepted' | null }>`
    select i.body, t.at as ended_at, t.to_state as ended_as
    from incidents i
    left join lateral (
      select at, to_state from transitions
      where incident = i.key and to_state in ('resolved', 'accepted') and from_state is distinct from to_state
        and at < ${to}
      order by sequence desc limit 1
    ) as t on true
    where i.brand = ${brand} and i.opened_at < ${to} and (t.at is null or t.at >= ${from})
      and i.kind not in ('source', 'no-data', 'selectors') and not (i.body ->> 'silent')::boolean
      and i.state <> 'pending'
    order by i.opened_at, i.key`.execute(db);
  return rows.map(({ body, ended_at, ended_as }) => {
    const { key, kind, location, touchpoint, accountable, informed, openedAt, acknowledged } = body;
    return {
      key,
      kind,
      ...(location && { location }),
      ...(touchpoint && { touchpoint }),
      accountable,
      informed,
      openedAt,
      ...(acknowledged && acknowledged.at < to && { acknowledgedAt: acknowledged.at }),
      ...(ended_at !== null && ended_as !== null && { ended: { at: ended_at, as: ended_as } }),
    };
  });
}

/**
 * How well each source of the brand was heard, by place: until when the last pass that can be believed read it, and how
 * the passes of the period ended. A source that is only imported is heard until its last import.
 */
export async function sourcesHeard(db: Db, { brand, from, to }: PeriodQuestion): Promise<ReportedSource[]> {
  const { rows } = await sql<{
    source: SourceId;
    location: LocationId;
    heard_until: Instant | null;
    outcomes: ReportedSource['outcomes'];
  }>`
    select s.id as source, s.location,
      case when exists (select from runs where source = s.id)
        then (select max(started_at) from runs where source = s.id and outcome in ('complete', 'empty'))
        else (select max(last_seen_at) from reviews where source = s.id) end as heard_until,
      coalesce((
        select jsonb_object_agg(outcome, n) from (
          select outcome, count(*)::int as n from runs
          where source = s.id and ended_at >= ${from} and ended_at < ${to} group by outcome
        ) as ends
      ), '{}') as outcomes
    from sources s
    join locations l on l.id = s.location
    where l.brand = ${brand}
    order by s.location, s.id`.execute(db);
  return rows.map(({ source, location, heard_until, outcomes }) => ({
    source,
    location,
    ...(heard_until !== null && { heardUntil: heard_until }),
    outcomes,
  }));
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
