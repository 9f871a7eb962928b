/** Mutes with an end and a reason: incidents go on, nobody is told. */
import type { BrandId, LocationId, TouchpointId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

/** What is muted: everything that matches every part given. */
export interface Silence {
  readonly brand?: BrandId;
  readonly location?: LocationId;
  readonly touchpoint?: TouchpointId;
  readonly from: Instant;
  /** First moment at which it no longer holds. */
  readonly until: Instant;
  readonly reason: string;
  /** Name of a person. */
  readonly by: string;
}

export interface StoredSilence extends Silence {
  readonly id: number;
}

/** Adds a silence and returns its number. */
export async function addSilence(db: Db, silence: Silence): Promise<number> {
  const { id } = await db
    .insertInto('silences')
    .values({
      brand: silence.brand ?? null,
      location: silence.location ?? null,
      touchpoint: silence.touchpoint ?? null,
      starts_at: silence.from,
      ends_at: silence.until,
      reason: silence.reason,
      by: silence.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Ends a silence early; one that had not begun is taken back. Returns whether there was one to end. */
export async function endSilence(db: Db, id: number, at: Instant): Promise<boolean> {
  const ended = await db
    .updateTable('silences')
    .set({ ends_at: at })
    .where('id', '=', id)
    .where('starts_at', '<', at)
    .where('ends_at', '>', at)
    .executeTakeFirst();
  if (ended.numUpdatedRows > 0n) return true;
  const dropped = await db.deleteFrom('silences').where('id', '=', id).where('starts_at', '>=', at).executeTakeFirst();
  return dropped.numDeletedRows > 0n;
}

/** Silences that hold at this moment, oldest first. */
export async function activeSilences(db: Db, at: Instant): Promise<StoredSilence[]> {
  const rows = await db
    .selectFrom('silences')
    .where('starts_at', '<=', at)
    .where('ends_at', '>', at)
    .orderBy('id')
    .selectAll()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    from: row.starts_at,
    until: row.ends_at,
    reason: row.reason,
    by: row.by,
    ...(row.brand !== null && { brand: row.brand as BrandId }),
    ...(row.location !== null && { location: row.location as LocationId }),
    ...(row.touchpoint !== null && { touchpoint: row.touchpoint as TouchpointId }),
  }));
}
