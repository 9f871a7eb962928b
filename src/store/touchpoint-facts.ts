/** What is known of one step of the journey beside its reviews: its course over many periods, and what was done about it. */
import { sql } from 'kysely';
import type { BrandId, LocationId, RegionId, TouchpointId } from '../domain/ids.ts';
import type { Period } from '../domain/period.ts';
import type { Scale } from '../domain/scale.ts';
import type { Day } from '../domain/time.ts';
import type { Db } from './schema.ts';

export interface StepQuestion {
  readonly brands: readonly BrandId[];
  readonly region?: RegionId;
  readonly touchpoint: TouchpointId;
}

/** One period of its course; `period` is a `periodNumber`. */
export interface StepPeriod {
  readonly period: number;
  /** Reviews of the scale, and those that lost points by the step. */
  readonly n: number;
  readonly reviews: number;
  /** Points lost by it and the sum of their squares, native units. */
  readonly lost: number;
  readonly squares: number;
}

/** From `first` to `last`, oldest first, those without a review left out. Served by `tallies_period`. */
export async function courseOf(
  db: Db,
  { brands, region, touchpoint }: StepQuestion,
  span: { readonly kind: Period['kind']; readonly first: number; readonly last: number; readonly scale: Scale },
): Promise<readonly StepPeriod[]> {
  const ofRegion = region === undefined ? sql`` : sql`and l.region = ${region}`;
  const { rows } = await sql<StepPeriod>`
    select t.period, sum(c.n)::int as n, coalesce(sum((b ->> 'reviews')::int), 0)::int as reviews,
      coalesce(sum((b ->> 'lost')::float8), 0) as lost, coalesce(sum((b ->> 'squares')::float8), 0) as squares
    from tallies t
    join locations l on l.id = t.location
    cross join lateral (select sum(one) as n from unnest(t.counts) as one) as c
    cross join lateral (select t.blame -> ${touchpoint}::text as b) as blamed
    where l.brand = any (${[...brands]}::text[]) ${ofRegion} and t.scale = ${span.scale} and t.kind = ${span.kind}
      and t.period between ${span.first} and ${span.last}
    group by t.period having sum(c.n) > 0 order by t.period`.execute(db);
  return rows;
}

/** Something that the organisation itself did on a day. */
export interface StepEvent {
  readonly day: Day;
  readonly title: string;
  readonly location?: LocationId;
  readonly region?: RegionId;
}

/** Events about the step, or about no step in particular, the latest first; at most `limit`. */
export async function eventsAbout(
  db: Db,
  { brands, region, touchpoint }: StepQuestion,
  { from, to, limit }: { readonly from: Day; readonly to: Day; readonly limit: number },
): Promise<readonly StepEvent[]> {
  const inRegion =
    region === undefined
      ? sql``
      : sql`and (region = ${region} or (region is null and location is null)
          or location in (select id from locations where region = ${region}))`;
  const { rows } = await sql<{ day: string; title: string; location: LocationId | null; region: RegionId | null }>`
    select day::text as day, title, location, region from place_events
    where brand = any (${[...brands]}::text[]) and removed_at is null and (touchpoint is null or touchpoint = ${touchpoint})
      and day between ${from} and ${to} ${inRegion}
    order by place_events.day desc, id desc limit ${limit}`.execute(db);
  return rows.map(({ day, title, location, region: of }) => ({
    day: day as Day,
    title,
    ...(location !== null && { location }),
    ...(of !== null && { region: of }),
  }));
}
