/** What the embedded database and a server have in common before kysely is put on either. */
import type { DatabaseConnection, Dialect } from 'kysely';
import type { Client } from 'pg';

export interface Base {
  readonly kind: 'pglite' | 'postgres';
  /** The dialect; `guard` is called with every new connection, before its first statement. */
  dialect(guard: (connection: DatabaseConnection) => void): Dialect;
  /** One line for a person: where the data is, without a password. */
  describe(): string;
  /** Frees what is left after kysely has closed its connections. */
  close(): Promise<void>;
  /** Has another process asked for the database since the last call? Absent for a server, which has room for all. */
  readonly isWanted?: () => Promise<boolean>;
  /** A connection of its own outside the pool, for locks that live as long as a session; absent for PGlite. */
  readonly connect?: () => Promise<Client>;
}
