/** Mutes with an end and a reason: incidents go on, nobody is told. Never changed: a new version replaces an old one. */
import { sql } from 'kysely';
import type { Matcher } from '../domain/route.ts';
import type { Silence } from '../domain/silence.ts';
import type { Instant } from '../domain/time.ts';
import { toJson } from './columns.ts';
import { transaction } from './database.ts';
import type { Db } from './schema.ts';

export interface StoredSilence extends Silence {
  readonly id: number;
  readonly createdAt: Instant;
  /** The version before this one. */
  readonly replaces?: number;
}

/** Adds a silence, or a new version of the one that it `replaces`, which ends at this moment. Returns its number. */
export async function addSilence(db: Db, silence: Silence, at: Instant, replaces?: number): Promise<number> {
  return transaction(db, async (trx) => {
    if (replaces !== undefined) await endSilence(trx, replaces, at);
    const { id } = await trx
      .insertInto('silences')
      .values({
        match: toJson(silence.match),
        incident: silence.incident ?? null,
        starts_at: silence.from,
        ends_at: silence.until,
        reason: silence.reason,
        by: silence.by,
        created_at: at,
        replaces: replaces ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** Ends a silence at this moment; one that had not begun never holds. Returns whether there was one to end. */
export async function endSilence(db: Db, id: number, at: Instant): Promise<boolean> {
  // The shortest span that the table allows stands for "never": the row stays for the record.
  const ended = await sql`
    update silences set
      starts_at = least(starts_at, ${at}::timestamptz - interval '1 millisecond'), ends_at = ${at}
    where id = ${id} and ends_at > ${at}
  `.execute(db);
  return (ended.numAffectedRows ?? 0n) > 0n;
}

/** Silences that hold at this moment, oldest first. */
export async function activeSilences(db: Db, at: Instant): Promise<StoredSilence[]> {
  return (await findSilences(db, { endingAfter: at })).filter((silence) => silence.from <= at);
}

/** Silences that match every part of the filter, ended and coming ones included, oldest first. */
export async function findSilences(
  db: Db,
  filter: { readonly id?: number; readonly incident?: string; readonly endingAfter?: Instant } = {},
): Promise<StoredSilence[]> {
  let query = db.selectFrom('silences').orderBy('id').selectAll();
  if (filter.id !== undefined) query = query.where('id', '=', filter.id);
  if (filter.incident !== undefined) query = query.where('incident', '=', filter.incident);
  if (filter.endingAfter !== undefined) query = query.where('ends_at', '>', filter.endingAfter);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    match: row.match as Matcher,
    ...(row.incident !== null && { incident: row.incident }),
    from: row.starts_at,
    until: row.ends_at,
    reason: row.reason,
    by: row.by,
    createdAt: row.created_at,
    ...(row.replaces !== null && { replaces: row.replaces }),
  }));
}
