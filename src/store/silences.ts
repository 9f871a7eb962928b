/**
 * Mutes with an end and a reason: incidents go on, nobody is told. Never changed: a new version replaces an old one. A
 * version that was over when it was made holds nothing: it says who ended the one before it, and why.
 */
import { sql } from 'kysely';
import type { Matcher } from '../domain/route.ts';
import type { Silence, SilenceEnd } from '../domain/silence.ts';
import { type Instant, instant, millis } from '../domain/time.ts';
import { toJson } from './columns.ts';
import { transaction } from './database.ts';
import type { Db } from './schema.ts';

export interface StoredSilence extends Silence {
  readonly id: number;
  readonly createdAt: Instant;
  /** The version before this one. */
  readonly replaces?: number;
  /** A person ended it before its time. */
  readonly ended?: SilenceEnd;
}

/** Adds a silence, or a new version of the one that it `replaces`, which ends at this moment. Returns its number. */
export async function addSilence(db: Db, silence: Silence, at: Instant, replaces?: number): Promise<number> {
  return transaction(db, async (trx) => {
    if (replaces !== undefined) await cutSilence(trx, replaces, at);
    return addVersion(trx, silence, at, replaces);
  });
}

/** Ends a silence, and keeps who did and why; one that had not begun never holds. Returns whether there was one to end. */
export async function endSilence(db: Db, id: number, { at, by, reason = '' }: SilenceEnd): Promise<boolean> {
  return transaction(db, async (trx) => {
    if (!(await cutSilence(trx, id, at))) return false;
    const [silence] = await findSilences(trx, { id });
    // The shortest span that the table allows, and past: it holds nothing.
    const from = instant(millis(at) - 1);
    if (silence) await addVersion(trx, { ...silence, from, until: at, reason, by }, at, id);
    return true;
  });
}

async function addVersion(trx: Db, silence: Silence, at: Instant, replaces: number | undefined): Promise<number> {
  const { id } = await trx
    .insertInto('silences')
    .values({
      match: toJson(silence.match),
      incident: silence.incident ?? null,
      starts_at: silence.from,
      ends_at: silence.until,
      reason: storable(silence.reason),
      by: storable(silence.by),
      created_at: at,
      replaces: replaces ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

async function cutSilence(db: Db, id: number, at: Instant): Promise<boolean> {
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

/** Silences that match every part of the filter, ended and coming ones included, oldest first; ends with what they ended. */
export async function findSilences(
  db: Db,
  filter: { readonly id?: number; readonly incident?: string; readonly endingAfter?: Instant } = {},
): Promise<StoredSilence[]> {
  let query = db
    .selectFrom('silences as s')
    .leftJoin('silences as e', (join) => join.onRef('e.replaces', '=', 's.id').onRef('e.ends_at', '<=', 'e.created_at'))
    .where((one) => one.or([one('s.replaces', 'is', null), one('s.ends_at', '>', one.ref('s.created_at'))]))
    .orderBy('s.id')
    .selectAll('s')
    .select(['e.ends_at as ended_at', 'e.by as ended_by', 'e.reason as ended_why']);
  if (filter.id !== undefined) query = query.where('s.id', '=', filter.id);
  if (filter.incident !== undefined) query = query.where('s.incident', '=', filter.incident);
  if (filter.endingAfter !== undefined) query = query.where('s.ends_at', '>', filter.endingAfter);
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
    ...(row.ended_at !== null &&
      row.ended_by !== null && {
        ended: { at: row.ended_at, by: row.ended_by, ...(row.ended_why && { reason: row.ended_why }) },
      }),
  }));
}
