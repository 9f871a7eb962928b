/** What a monitor asks of the database: whether it answers with the tables of this version, and a few counts. */
import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import { MIGRATIONS } from './migrations/all.ts';
import type { Db } from './schema.ts';

/** Has the database exactly the tables of this version? @throws SourceUnavailable when it does not answer */
export async function isCurrent(db: Db): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from migrations`.execute(db);
  const done = new Set(rows.map(({ name }) => name));
  return done.size === MIGRATIONS.length && MIGRATIONS.every(({ name }) => done.has(name));
}

export interface Counts {
  /** As the statistics of the database estimate it: counting a million rows every few seconds would be a load by itself. */
  readonly reviews: number;
  /** Passes that ended within a day, by outcome. */
  readonly runs: Readonly<Record<string, number>>;
  readonly lastRunAt?: Instant;
  readonly outbox: Readonly<Record<string, number>>;
  /** Of open ones, by kind. */
  readonly incidents: Readonly<Record<string, number>>;
}

/** Numbers without names: nothing here says anything about a person or a place. */
export async function countsOf(db: Db, now: Instant): Promise<Counts> {
  // By source, as the ledger's index is: it grows for ever.
  const runs = await counted(
    db,
    sql`
      select outcome as name, count(*) as n
      from sources, lateral (
        select outcome from runs where source = sources.id and ended_at > ${now}::timestamptz - interval '1 day'
      ) as latest group by outcome
    `,
  );
  const outbox = await counted(db, sql`select state as name, count(*) as n from outbox group by state`);
  const incidents = await counted(
    db,
    sql`select kind as name, count(*) as n from incidents where state in ('pending', 'firing', 'recovering') group by kind`,
  );
  const { rows } = await sql<{ reviews: number; last_run_at: Instant | null }>`
    select (select count(*) from (select 1 from reviews limit ${sql.lit(COUNTED)}) as few) as reviews,
      (select max((select max(ended_at) from runs where source = sources.id)) from sources) as last_run_at
  `.execute(db);
  const { reviews = 0, last_run_at = null } = rows[0] ?? {};
  return {
    reviews: reviews < COUNTED ? reviews : await estimated(db),
    runs,
    outbox,
    incidents,
    ...(last_run_at !== null && { lastRunAt: last_run_at }),
  };
}

/** Up to so many are counted one by one. */
const COUNTED = 20_000;

async function estimated(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select greatest(reltuples, 0)::int8 as n from pg_class where oid = 'reviews'::regclass
  `.execute(db);
  return Math.max(COUNTED, rows[0]?.n ?? 0);
}

async function counted(db: Db, query: ReturnType<typeof sql>): Promise<Record<string, number>> {
  const { rows } = await (query as ReturnType<typeof sql<{ name: string; n: number }>>).execute(db);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}
