/** What the figures of a period say beside its reviews: its incidents, how well its sources were heard, what became of what it counted. */
import { sql } from 'kysely';
import type { LocationId, SourceId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { ReportedIncident, ReportedSource } from '../domain/report.ts';
import type { Instant } from '../domain/time.ts';
import { arrayOf, type PeriodQuestion } from './counted-reviews.ts';
import type { Db } from './schema.ts';

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
