/** The ledger: every pass over every source, and how it ended. */
import { type Selectable, sql } from 'kysely';
import type { SourceId } from '../domain/ids.ts';
import type { Run } from '../domain/run.ts';
import type { Db, Tables } from './schema.ts';

/** Adds one row to the ledger. */
export async function recordRun(db: Db, run: Run): Promise<void> {
  await db
    .insertInto('runs')
    .values({
      source: run.source,
      started_at: run.startedAt,
      ended_at: run.endedAt,
      outcome: run.outcome,
      reason: storable(run.reason),
      shown_count: run.shownCount ?? null,
      shown_average: run.shownAverage ?? null,
      stop: run.stop ?? null,
      oldest: run.oldest ?? null,
      sample: storable(run.sample),
      ...run.counts,
    })
    .execute();
}

/** Words and samples come from pages, which hold anything. */
function storable(text: string | undefined): string | null {
  return text === undefined ? null : text.toWellFormed().replaceAll('\0', '');
}

/** The last `perSource` runs of every source that ever ran, newest first. */
export async function lastRuns(db: Db, perSource = 1): Promise<Map<SourceId, Run[]>> {
  const { rows } = await sql<RunRow>`
    select r.* from sources s
    cross join lateral (select * from runs where source = s.id order by ended_at desc, id desc limit ${perSource}) as r
    order by r.source, r.ended_at desc, r.id desc
  `.execute(db);
  return Map.groupBy(rows.map(toRun), (run) => run.source);
}

type RunRow = Selectable<Tables['runs']>;

function toRun(row: RunRow): Run {
  return {
    source: row.source as SourceId,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    outcome: row.outcome as Run['outcome'],
    counts: { read: row.read, new: row.new, edited: row.edited, same: row.same, skipped: row.skipped },
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.shown_count !== null && { shownCount: row.shown_count }),
    ...(row.shown_average !== null && { shownAverage: row.shown_average }),
    ...(row.stop !== null && { stop: row.stop as NonNullable<Run['stop']> }),
    ...(row.oldest !== null && { oldest: row.oldest }),
    ...(row.sample !== null && { sample: row.sample }),
  };
}
