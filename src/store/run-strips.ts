/** The last passes of all sources in short: how each ended, and what the source showed beside what is stored. */
import { sql } from 'kysely';
import type { SourceId } from '../domain/ids.ts';
import type { Outcome } from '../domain/run.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

export interface RunInShort {
  readonly source: SourceId;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly outcome: Outcome;
  readonly resumedFrom?: Instant;
  readonly new: number;
  readonly shownCount?: number;
  readonly shownAverage?: number;
  readonly storedCount?: number;
  readonly storedAverage?: number;
}

/** By source, newest first; served by `runs_source`. */
export async function runStrips(db: Db, perSource: number): Promise<ReadonlyMap<SourceId, readonly RunInShort[]>> {
  const { rows } = await sql<Row>`
    select r.* from sources s
    cross join lateral (
      select source, started_at, ended_at, outcome, resumed_from, new, shown_count, shown_average, stored_count, stored_average
      from runs where source = s.id order by ended_at desc, id desc limit ${perSource}
    ) as r
  `.execute(db);
  return Map.groupBy(rows.map(toShort), ({ source }) => source);
}

interface Row {
  readonly source: SourceId;
  readonly started_at: Instant;
  readonly ended_at: Instant;
  readonly outcome: Outcome;
  readonly resumed_from: Instant | null;
  readonly new: number;
  readonly shown_count: number | null;
  readonly shown_average: number | null;
  readonly stored_count: number | null;
  readonly stored_average: number | null;
}

function toShort(row: Row): RunInShort {
  const { source, started_at, ended_at, outcome, resumed_from, new: fresh } = row;
  return {
    source,
    startedAt: started_at,
    endedAt: ended_at,
    outcome,
    ...(resumed_from !== null && { resumedFrom: resumed_from }),
    new: fresh,
    ...(row.shown_count !== null && { shownCount: row.shown_count }),
    ...(row.shown_average !== null && { shownAverage: row.shown_average }),
    ...(row.stored_count !== null && { storedCount: row.stored_count }),
    ...(row.stored_average !== null && { storedAverage: row.stored_average }),
  };
}
