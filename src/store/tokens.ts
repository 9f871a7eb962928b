/** Tokens for programs. Only hashes are kept; a token may never do more than the account that made it may do today. */
import { createHash } from 'node:crypto';
import { type Account, mayDo, type Role } from '../domain/account.ts';
import type { TeamId } from '../domain/ids.ts';
import { type Instant, instant, millis } from '../domain/time.ts';
import { accountOf } from './accounts.ts';
import type { Db } from './schema.ts';

export interface NewToken {
  readonly name: string;
  readonly role: Role;
  readonly team?: TeamId | undefined;
  readonly madeBy: string;
  readonly endsAt?: Instant | undefined;
}

export interface StoredToken extends NewToken {
  readonly id: number;
  readonly madeAt: Instant;
  readonly usedAt?: Instant;
  readonly revokedAt?: Instant;
}

/** A token's use is written down at most so often. */
const USED_EVERY_MS = 60_000;

/** Keeps a token's hash. Returns its number. */
export async function addToken(db: Db, token: NewToken, secret: string, now: Instant): Promise<number> {
  const { name, role, team, madeBy, endsAt } = token;
  const { id } = await db
    .insertInto('tokens')
    .values({
      name,
      role,
      team: team ?? null,
      sha256: hashOf(secret),
      made_by: madeBy,
      made_at: now,
      ends_at: endsAt ?? null,
      used_at: null,
      revoked_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Who a token speaks for: its maker, with the token's role and team. Undefined for one that is none, or no more. */
export async function accountOfToken(db: Db, secret: string, now: Instant): Promise<Account | undefined> {
  const row = await db
    .selectFrom('tokens')
    .innerJoin('accounts', 'accounts.id', 'tokens.made_by')
    .where('sha256', '=', hashOf(secret))
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .where('disabled_at', 'is', null)
    .selectAll('accounts')
    .select(['tokens.id as token', 'tokens.role as token_role', 'tokens.team as token_team', 'used_at'])
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.used_at === null || millis(now) - millis(row.used_at) >= USED_EVERY_MS)
    await db.updateTable('tokens').where('id', '=', row.token).set({ used_at: now }).execute();
  const maker = accountOf(row);
  const role = row.token_role as Role;
  // A maker who was given a smaller role takes the tokens along.
  if (!mayDo(maker.role, role)) return maker;
  return accountOf({ ...row, role, team: row.token_team });
}

/** Tokens of one account, or all, newest first. */
export async function listTokens(db: Db, madeBy?: string): Promise<StoredToken[]> {
  let query = db.selectFrom('tokens').orderBy('id', 'desc').selectAll();
  if (madeBy !== undefined) query = query.where('made_by', '=', madeBy);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role as Role,
    ...(row.team !== null && { team: row.team as TeamId }),
    madeBy: row.made_by,
    madeAt: row.made_at,
    ...(row.ends_at !== null && { endsAt: row.ends_at }),
    ...(row.used_at !== null && { usedAt: row.used_at }),
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  }));
}

/** A token works no more; `madeBy` limits it to that account's. Returns whether there was one. */
export async function revokeToken(db: Db, id: number, now: Instant, madeBy?: string): Promise<boolean> {
  let query = db.updateTable('tokens').where('id', '=', id).where('revoked_at', 'is', null).set({ revoked_at: now });
  if (madeBy !== undefined) query = query.where('made_by', '=', madeBy);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

/** Until when a token lasts that is made now for so many days. */
export function tokenEnd(now: Instant, days: number): Instant {
  return instant(millis(now) + days * 86_400_000);
}

function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}
