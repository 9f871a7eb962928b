/** Who may look at the page: accounts with their role, and what they sign in with. */
import { sql } from 'kysely';
import type { Account, Role } from '../domain/account.ts';
import type { TeamId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { transaction } from './database.ts';
import type { Db } from './schema.ts';

/** An account with what only its keepers see. */
export interface StoredAccount extends Account {
  readonly createdAt: Instant;
  readonly disabledAt?: Instant;
  /** How its person comes in; neither for the one of the first visit, who came by a one-time address. */
  readonly signsInBy: 'password' | 'provider' | 'nothing';
  /** A session of it was last used then. */
  readonly seenAt?: Instant;
}

/** Everybody, by name. */
export async function listAccounts(db: Db): Promise<StoredAccount[]> {
  const rows = await db
    .selectFrom('accounts')
    .leftJoin('sessions', 'sessions.account', 'accounts.id')
    .groupBy('accounts.id')
    .orderBy('accounts.id')
    .selectAll('accounts')
    .select(({ fn }) => fn.max('sessions.seen_at').as('seen_at'))
    .execute();
  return rows.map(({ seen_at, ...row }) => ({ ...storedAccount(row), ...(seen_at !== null && { seenAt: seen_at }) }));
}

/** One account, disabled or not. */
export async function findAccount(db: Db, id: string): Promise<StoredAccount | undefined> {
  const row = await db.selectFrom('accounts').where('id', '=', id).selectAll().executeTakeFirst();
  return row && storedAccount(row);
}

/** Is there anybody who can come in by a password or a provider? */
export async function hasAccounts(db: Db): Promise<boolean> {
  const found = await db
    .selectFrom('accounts')
    .where('disabled_at', 'is', null)
    .where((where) => where.or([where('password', 'is not', null), where('subject', 'is not', null)]))
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly team?: TeamId | undefined;
  /** As `hashPassword` writes it. */
  readonly password?: string;
  /** `<issuer> <sub>` of OpenID Connect. */
  readonly subject?: string;
}

/** Adds an account. Returns whether the name was free. */
export async function addAccount(db: Db, account: NewAccount, now: Instant): Promise<boolean> {
  const { id, name, role, team, password, subject } = account;
  const added = await db
    .insertInto('accounts')
    .values({
      id,
      name,
      role,
      team: team ?? null,
      password: password ?? null,
      subject: subject ?? null,
      language: null,
      time_zone: null,
      created_at: now,
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes what is given. Returns whether there is such an account. */
export async function changeAccount(
  db: Db,
  id: string,
  changes: {
    readonly name?: string;
    /** With its team, which goes when there is none. */
    readonly role?: { readonly role: Role; readonly team?: TeamId | undefined };
    readonly language?: Account['language'] | null;
    readonly timeZone?: string | null;
  },
): Promise<boolean> {
  const { name, role, language, timeZone } = changes;
  const changed = await db
    .updateTable('accounts')
    .where('id', '=', id)
    .set({
      id,
      ...(name !== undefined && { name }),
      ...(role && { role: role.role, team: role.team ?? null }),
      ...(language !== undefined && { language }),
      ...(timeZone !== undefined && { time_zone: timeZone }),
    })
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** The hash to hold a password against; undefined where there is no account, none that may come in, or no password. */
export async function passwordOf(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('accounts')
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .select('password')
    .executeTakeFirst();
  return row?.password ?? undefined;
}

/** Another password: all sessions and known browsers end. Returns whether there is such an account. */
export async function setPassword(db: Db, id: string, password: string): Promise<boolean> {
  return transaction(db, async (trx) => {
    const changed = await trx.updateTable('accounts').where('id', '=', id).set({ password }).executeTakeFirst();
    await shutOut(trx, id);
    return changed.numUpdatedRows > 0n;
  });
}

/** The same password, hashed anew: nobody notices. Nothing happens when it was changed in the meantime. */
export async function rehash(db: Db, id: string, from: string, to: string): Promise<void> {
  await db.updateTable('accounts').where('id', '=', id).where('password', '=', from).set({ password: to }).execute();
}

/** Nobody comes in by this account until it is enabled again (`at` undefined); its sessions end. Returns whether it is there. */
export async function disableAccount(db: Db, id: string, at: Instant | undefined): Promise<boolean> {
  return transaction(db, async (trx) => {
    const changed = await trx
      .updateTable('accounts')
      .where('id', '=', id)
      .set({ disabled_at: at ?? null })
      .executeTakeFirst();
    if (at !== undefined) await shutOut(trx, id);
    return changed.numUpdatedRows > 0n;
  });
}

/** Takes an account away with its sessions and tokens. Returns whether it was there. */
export async function removeAccount(db: Db, id: string): Promise<boolean> {
  return transaction(db, async (trx) => {
    await trx.deleteFrom('tokens').where('made_by', '=', id).execute();
    const removed = await trx.deleteFrom('accounts').where('id', '=', id).executeTakeFirst();
    return removed.numDeletedRows > 0n;
  });
}

/** Is this the last account that may keep accounts? Taking it away would shut everybody out. */
export async function isLastAdmin(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ last: boolean }>`
    select coalesce(bool_or(id = ${id}) and count(*) = 1, false) as last from accounts
    where role = 'admin' and disabled_at is null and (password is not null or subject is not null)
  `.execute(db);
  return rows[0]?.last === true;
}

/** The account of a person at a provider. */
export async function accountOfSubject(db: Db, subject: string): Promise<StoredAccount | undefined> {
  const row = await db.selectFrom('accounts').where('subject', '=', subject).selectAll().executeTakeFirst();
  return row && storedAccount(row);
}

async function shutOut(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom('sessions').where('account', '=', id).execute();
  await trx.deleteFrom('known_browsers').where('account', '=', id).execute();
}

interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly team: string | null;
  readonly language: string | null;
  readonly time_zone: string | null;
}

/** A row as the rest of the program knows it. */
export function accountOf({ id, name, role, team, language, time_zone }: AccountRow): Account {
  return {
    id,
    name,
    role: role as Role,
    ...(team !== null && { team: team as TeamId }),
    ...(language !== null && { language: language as NonNullable<Account['language']> }),
    ...(time_zone !== null && { timeZone: time_zone }),
  };
}

function storedAccount(
  row: AccountRow & {
    readonly created_at: Instant;
    readonly disabled_at: Instant | null;
    readonly password: string | null;
    readonly subject: string | null;
  },
): StoredAccount {
  return {
    ...accountOf(row),
    createdAt: row.created_at,
    ...(row.disabled_at !== null && { disabledAt: row.disabled_at }),
    signsInBy: row.subject !== null ? 'provider' : row.password !== null ? 'password' : 'nothing',
  };
}
