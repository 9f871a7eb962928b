/** What people asked to be read with the next pass, whatever its cadence. */
import { sql } from 'kysely';
import type { SourceId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

export interface RunRequest {
  readonly source: SourceId;
  readonly by: string;
  readonly at: Instant;
}

/** Those that no pass has taken, oldest first; of one source the first. */
export async function waitingRequests(db: Db): Promise<readonly RunRequest[]> {
  const rows = await db
    .selectFrom('run_requests')
    .where('taken_at', 'is', null)
    .orderBy('id')
    .select(['source', 'by', 'at'])
    .execute();
  const first = new Map(rows.toReversed().map((row) => [row.source, { ...row, source: row.source as SourceId }]));
  return [...first.values()];
}

/** Asks for a source; one that waits already is not asked for twice. Returns whether it is new. */
export async function requestRun(db: Db, { source, by, at }: RunRequest): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into run_requests (source, by, at)
    select ${source}, ${by}, ${at}::timestamptz
    where not exists (select from run_requests where source = ${source} and taken_at is null)
  `.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** A pass begins to read these. */
export async function takeRequests(db: Db, sources: readonly SourceId[], at: Instant): Promise<void> {
  if (sources.length === 0) return;
  const query = db.updateTable('run_requests').set({ taken_at: at }).where('taken_at', 'is', null);
  await query
    .where('source', 'in', [...sources])
    .where('at', '<=', at)
    .execute();
}
