/** Which reviews are gone: apart from storing, as this is concluded from what was not seen, or told by the source. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { SourceId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { CHANGES_LOCK, waitForLock } from './advisory-locks.ts';
import { batches, unnested } from './columns.ts';
import { transaction } from './database.ts';
import type { Db } from './schema.ts';

/** So many complete listings in a row must have lacked a review. */
const MISSED_LISTINGS = 3;

/** A listing that is not proven whole may waver by this share of what is stored. */
const WAVER = 0.02;

/**
 * To be called once after a complete listing that began at `listedFrom`: reviews of the source that it lacked are
 * counted, and those that three such listings in a row lacked are marked removed. One listing may lack what is there.
 * `proven`: the source's own count says that the listing held all. Otherwise a listing counts only if it lacks what the
 * one before lacked: one that leaks lacks others each time. Returns how many are newly removed.
 */
export async function markMissing(db: Db, source: SourceId, listedFrom: Instant, proven = true): Promise<number> {
  return transaction(db, async (trx) => {
    await waitForLock(trx, CHANGES_LOCK);
    const counts = proven || (await isSteady(trx, source, listedFrom));
    await sql`
      update reviews set missed_listings = missed_listings + ${sql.lit(counts ? 1 : 0)}, missed_listing_at = ${listedFrom}
      where source = ${source} and removed_at is null and last_seen_at < ${listedFrom}
        and missed_listing_at is distinct from ${listedFrom}::timestamptz
    `.execute(trx);
    const removed = await sql`
      update reviews set removed_at = ${listedFrom}, change_seq = nextval('review_changes')
      where source = ${source} and removed_at is null and missed_listings >= ${sql.lit(MISSED_LISTINGS)}
        and last_seen_at < ${listedFrom}
    `.execute(trx);
    return Number(removed.numAffectedRows ?? 0);
  });
}

/**
 * To be called when the source itself says that these reviews were gone at `at`. One that was seen later is not: the word
 * is older than the sight. Like any other removed review, each may come back. Returns how many are newly removed.
 */
export async function markRemoved(
  db: Db,
  source: SourceId,
  externalIds: readonly string[],
  at: Instant,
): Promise<number> {
  return transaction(db, async (trx) => {
    await waitForLock(trx, CHANGES_LOCK);
    let removed = 0;
    for (const batch of batches([...new Set(externalIds)])) {
      const told = unnested(batch, { sha256: ['base64', (id) => createHash('sha256').update(id).digest()] });
      const { numAffectedRows } = await sql`
        update reviews r set removed_at = ${at}, change_seq = nextval('review_changes') from ${told} as told
        where r.source = ${source} and r.external_id_sha256 = told.sha256 and r.removed_at is null and r.last_seen_at <= ${at}
      `.execute(trx);
      removed += Number(numAffectedRows ?? 0);
    }
    return removed;
  });
}

/** Does this listing lack hardly anything that the last lacking one had, and hold hardly anything that it lacked? */
async function isSteady(trx: Db, source: SourceId, listedFrom: Instant): Promise<boolean> {
  const { rows } = await sql<{ stored: number; fresh: number; back: number }>`
    with last as (
      select max(missed_listing_at) as at from reviews where source = ${source} and missed_listing_at < ${listedFrom}
    )
    select count(*)::int as stored,
      count(*) filter (where last_seen_at < ${listedFrom} and (missed_listing_at = last.at) is not true)::int as fresh,
      count(*) filter (where last_seen_at >= ${listedFrom} and missed_listing_at = last.at)::int as back
    from reviews, last where source = ${source} and removed_at is null
  `.execute(trx);
  const { stored = 0, fresh = 0, back = 0 } = rows[0] ?? {};
  return fresh <= Math.max(1, stored * WAVER) && back <= stored * WAVER;
}
