/** The pipeline in this process, on a project of its own, with a clock that the test moves and an empty database each time. */
import { sql } from 'kysely';
import { DAY_MS, type Instant, instant, millis } from '../../src/domain/time.ts';
import { type Context, withContext } from '../../src/pipeline/context.ts';
import type { Io } from '../../src/pipeline/io.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import type { Db } from '../../src/store/database.ts';
import type { Project } from './project.ts';

/** The moment at which the tests of the pipeline begin. */
export const NOW = instant('2026-06-01T12:00:00Z');

/** `days` after (or before) the beginning. */
export function dayAfter(days: number, from: Instant = NOW): Instant {
  return instant(millis(from) + days * DAY_MS);
}

export interface TestIo extends Io {
  clock: Instant;
  readonly lines: string[];
}

/** A silent world whose time stands still until `clock` is set. */
export function testIo(changes: Partial<Pick<Io, 'signal' | 'env'>> = {}): TestIo {
  const lines: string[] = [];
  const say = (fields: object, message: string) => lines.push(`${message} ${JSON.stringify(fields)}`);
  const io: TestIo = {
    clock: NOW,
    lines,
    log: { info: say, warn: say, error: say },
    now: () => io.clock,
    signal: new AbortController().signal,
    env: {},
    progress: () => {},
    milestone: () => {},
    ...changes,
  };
  return io;
}

export interface Running {
  readonly context: Context;
  close(): Promise<void>;
}

/** Opens what every stage works with, and keeps it open. */
export async function openPipeline(project: Project, io: Io): Promise<Running> {
  const opened = Promise.withResolvers<Context>();
  const done = Promise.withResolvers<void>();
  const ended = withContext(io, project.config, (context) => {
    opened.resolve(context);
    return done.promise;
  });
  ended.catch(opened.reject);
  const context = await opened.promise;
  return {
    context,
    close: () => {
      done.resolve();
      return ended;
    },
  };
}

/** Opening a database takes seconds, emptying one a moment. */
export async function emptyDatabase({ opened, config }: Context): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migrations'
  `.execute(opened.db);
  await sql.raw(`truncate ${rows.map(({ name }) => name).join(', ')} restart identity cascade`).execute(opened.db);
  await syncCatalogue(opened.db, config);
}

/** All rows of a table, for a look behind the store's own functions. */
export async function rowsOf(db: Db, table: string): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db);
  return rows;
}

export interface Row {
  readonly id: string;
  readonly at: Instant;
  readonly rating: number;
  readonly text: string;
  /** Of its own unless given. */
  readonly author?: string;
}

const USUAL = [5, 4, 5, 5, 3, 5, 4, 5, 5, 4];

/** A shop that most are content with: `perDay` reviews a day from day `from` up to `to`, counted from the beginning. */
export function calmDays(from: number, to: number, perDay = 2): Row[] {
  return days(from, to, perDay, 'calm', (index) => USUAL[index % USUAL.length]!, 'Friendly people and a good lamp.');
}

/** The same shop while its parcels come late: one star each. */
export function badDays(from: number, to: number, perDay = 2): Row[] {
  return days(
    from,
    to,
    perDay,
    'late',
    () => 1,
    'The parcel was delivered two weeks late and nobody could say where it was.',
  );
}

function days(from: number, to: number, perDay: number, name: string, rating: (index: number) => number, text: string) {
  return Array.from({ length: (to - from) * perDay }, (_, index): Row => {
    const day = from + Math.floor(index / perDay);
    const hours = 2 + Math.floor((20 * (index % perDay)) / perDay);
    const at = instant(millis(NOW) - (millis(NOW) % DAY_MS) + day * DAY_MS + hours * 3_600_000);
    return { id: `${name}-${day}-${index % perDay}`, at, rating: rating(index), text };
  });
}

/** The rows as an export file. */
export function asCsv(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ id, at, rating, text, author = `Author of ${id}` }) => `${id},${at},${rating},${author},"${text}"`,
  );
  return `${['id,date,rating,author,text', ...lines].join('\n')}\n`;
}
