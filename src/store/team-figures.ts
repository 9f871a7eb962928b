/** A team's own figures: what its touchpoints cost, how long its incidents take, what it wants to reach. */
import { sql } from 'kysely';
import type { TeamId, TouchpointId } from '../domain/ids.ts';
import type { Scale } from '../domain/scale.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

/** All places of a month on one scale; `period` is a `periodNumber`. */
export interface TeamMonth {
  readonly period: number;
  readonly scale: Scale;
  readonly n: number;
  /** Reviews that lost points by one of the touchpoints; one that lost by two counts twice. */
  readonly blamed: number;
  /** Points lost by them, native units. */
  readonly lost: number;
}

/** From the tallies, oldest month first; served by `tallies_period`. */
export async function teamMonths(
  db: Db,
  touchpoints: readonly TouchpointId[],
  { first, last }: { readonly first: number; readonly last: number },
): Promise<readonly TeamMonth[]> {
  const { rows } = await sql<TeamMonth>`
    select t.period, t.scale, sum(c.n)::int as n, sum(b.blamed)::int as blamed, sum(b.lost)::float8 as lost
    from tallies t
    cross join lateral (select coalesce(sum(one), 0) as n from unnest(t.counts) as one) as c
    cross join lateral (
      select coalesce(sum((t.blame -> id ->> 'reviews')::int), 0) as blamed,
        coalesce(sum((t.blame -> id ->> 'lost')::float8), 0) as lost
      from unnest(${`{${touchpoints.join(',')}}`}::text[]) as id
    ) as b
    where t.kind = 'month' and t.period between ${first} and ${last}
    group by t.period, t.scale having sum(c.n) > 0 order by t.period, t.scale
  `.execute(db);
  return rows;
}

/** Median hours of a team's falls that were acknowledged, and that recovered, in a span; absent without any. */
export interface TeamPace {
  readonly acknowledged: number;
  readonly hoursToAcknowledge?: number;
  readonly recovered: number;
  readonly hoursToRecover?: number;
}

/** Found in history, and rises, are nobody's to answer. */
export async function teamPace(db: Db, team: TeamId, from: Instant, to: Instant): Promise<TeamPace> {
  const { rows } = await sql<{
    acknowledged: number;
    to_acknowledge: number | null;
    recovered: number;
    to_recover: number | null;
  }>`
    with own as (
      select opened_at::timestamptz as opened, (body #>> '{acknowledged,at}')::timestamptz as seen,
        case when state = 'resolved' then updated_at::timestamptz end as ended
      from incidents
      where body ->> 'accountable' = ${team} and not (body ->> 'silent')::boolean and body ->> 'direction' = 'down'
    )
    select count(*) filter (where seen >= ${from} and seen < ${to})::int as acknowledged,
      percentile_cont(0.5) within group (order by extract(epoch from seen - opened)::float8 / 3600)
        filter (where seen >= ${from} and seen < ${to}) as to_acknowledge,
      count(*) filter (where ended >= ${from} and ended < ${to})::int as recovered,
      percentile_cont(0.5) within group (order by extract(epoch from ended - opened)::float8 / 3600)
        filter (where ended >= ${from} and ended < ${to}) as to_recover
    from own
  `.execute(db);
  const { acknowledged, to_acknowledge, recovered, to_recover } = rows[0]!;
  return {
    acknowledged,
    ...(to_acknowledge !== null && { hoursToAcknowledge: to_acknowledge }),
    recovered,
    ...(to_recover !== null && { hoursToRecover: to_recover }),
  };
}

export interface Target {
  readonly team: TeamId;
  readonly scale: Scale;
  readonly value: number;
  readonly by: string;
  readonly at: Instant;
}

/** What its touchpoints are to leave of the full score. */
const INDICATOR = 'kept';

/** The newest target of each scale. */
export async function targetsOf(db: Db, team: TeamId): Promise<readonly Target[]> {
  const { rows } = await sql<Target>`
    select distinct on (scale) team, scale, value, by, at from targets
    where team = ${team} and indicator = ${INDICATOR} order by scale, id desc
  `.execute(db);
  return rows;
}

/** Sets a target; the ones before stay on record. */
export async function setTarget(db: Db, { team, scale, value, by, at }: Target): Promise<void> {
  await db.insertInto('targets').values({ team, scale, indicator: INDICATOR, value, by, at }).execute();
}
