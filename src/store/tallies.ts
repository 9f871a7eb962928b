/** Reads what the roll-up has added up: figures of places by week and month, for pages and reports. */
import { sql } from 'kysely';
import type { BrandId, LocationId, RegionId } from '../domain/ids.ts';
import type { Period } from '../domain/period.ts';
import type { FullTally, PlaceTally } from '../domain/report.ts';
import type { Scale } from '../domain/scale.ts';
import type { Instant } from '../domain/time.ts';
import { rollUpOf } from './roll-ups.ts';
import type { Db } from './schema.ts';

/** Which tallies: of a brand, or only of a region or of some places of it. */
export interface TallyScope {
  readonly brand: BrandId;
  readonly region?: RegionId;
  readonly locations?: readonly LocationId[];
}

export type FullPlaceTally = PlaceTally<FullTally>;

/**
 * The tallies of some periods of one kind (`periodNumber`), each with an entry; places by id, without those of which
 * nothing is known in that period. Served by `tallies_period`, or by the primary key for given places.
 */
export async function talliesOf(
  db: Db,
  scope: TallyScope,
  kind: Period['kind'],
  periods: readonly number[],
): Promise<ReadonlyMap<number, readonly FullPlaceTally[]>> {
  const { rows } = await sql<Row>`
    select t.location, l.region, t.period, t.scale, t.counts, t.asked, t.recommending, t.negative, t.neutral, t.positive,
      t.answered, t.won_back, t.blame, t.praise, t.together, t.emotions
    from tallies t join locations l on l.id = t.location
    where ${inScope(scope)} and t.kind = ${kind} and t.period = any (${numbers(periods)})
    order by t.location, t.scale`.execute(db);
  const byPeriod = Map.groupBy(rows, ({ period }) => period);
  return new Map(periods.map((period) => [period, placesOf(byPeriod.get(period) ?? [])]));
}

/** Reviews by score of one place, period and scale. */
export interface TrendRow {
  readonly location: LocationId;
  readonly period: number;
  readonly scale: Scale;
  /** Lowest score of the scale first. */
  readonly counts: readonly number[];
}

/** Levels alone, for curves over many periods: all from `first` to `last`, those without reviews left out; oldest first. */
export async function levelsIn(
  db: Db,
  scope: TallyScope,
  kind: Period['kind'],
  { first, last }: { readonly first: number; readonly last: number },
): Promise<readonly TrendRow[]> {
  const { rows } = await sql<TrendRow>`
    select t.location, t.period, t.scale, t.counts
    from tallies t join locations l on l.id = t.location
    where ${inScope(scope)} and t.kind = ${kind} and t.period between ${first} and ${last}
    order by t.period, t.location, t.scale`.execute(db);
  return rows.filter(({ counts }) => counts.some((n) => n > 0));
}

/** How new the tallies of a brand are. */
export interface Freshness {
  /** When they were last brought up to date; absent before the first time, and while everything is counted anew. */
  readonly updatedAt?: Instant;
  /** By what they were counted. */
  readonly rules?: string;
  /** Changes that are not in them yet; counts no further than `MOST_WAITING`. */
  readonly waiting: number;
  /** Number of the last change in them. */
  readonly cursor: number;
}

export const MOST_WAITING = 10_000;

/** Looks at what came after the cursor only, and at the ends of an index. */
export async function freshness(db: Db, brand: BrandId): Promise<Freshness> {
  const known = await rollUpOf(db, brand);
  if (!known) return { waiting: 0, cursor: 0 };
  const { cursor, rules, updatedAt, buildingAfter } = known;
  const { rows } = await sql<{ n: number }>`
    select (
      select count(*) from (
        select 1 from reviews r join sources s on s.id = r.source join locations l on l.id = s.location
        where l.brand = ${brand} and r.change_seq > ${cursor} limit ${sql.lit(MOST_WAITING)}
      ) as changed
    ) + (
      select count(*) from (
        select 1 from recounts c join locations l on l.id = c.location
        where l.brand = ${brand} limit ${sql.lit(MOST_WAITING)}
      ) as recounted
    ) as n`.execute(db);
  return { ...(buildingAfter === undefined && { updatedAt }), rules, waiting: rows[0]!.n, cursor };
}

/** Is there a review that another analyser than this one has read, or none? */
export async function isReadOtherwise(db: Db, analyser: string): Promise<boolean> {
  const { rows } = await sql<{ otherwise: boolean }>`
    select exists (select from reviews where analysed_by is null)
      or exists (select from reviews where analysed_by < ${analyser})
      or exists (select from reviews where analysed_by > ${analyser}) as otherwise`.execute(db);
  return rows[0]!.otherwise;
}

function inScope({ brand, region, locations }: TallyScope) {
  const parts = [sql`l.brand = ${brand}`];
  if (region !== undefined) parts.push(sql`l.region = ${region}`);
  if (locations) parts.push(sql`t.location = any (${[...locations]}::text[])`);
  return sql.join(parts, sql` and `);
}

function numbers(periods: readonly number[]) {
  return sql`${`{${periods.join(',')}}`}::int[]`;
}

interface Row extends Omit<FullTally, 'scale'> {
  readonly location: LocationId;
  readonly region: RegionId | null;
  readonly period: number;
  readonly scale: Scale;
  readonly won_back: number;
}

function placesOf(rows: readonly Row[]): readonly FullPlaceTally[] {
  const byPlace = Map.groupBy(rows, ({ location }) => location);
  return [...byPlace].map(([location, all]) => {
    const region = all[0]!.region;
    return {
      location,
      ...(region !== null && { region }),
      tallies: all.filter(({ counts }) => counts.some((n) => n > 0)).map(toTally),
      wonBack: all.reduce((sum, { won_back }) => sum + won_back, 0),
    };
  });
}

function toTally({ location: _, region: __, period: ___, won_back: ____, ...tally }: Row): FullTally {
  return tally;
}
