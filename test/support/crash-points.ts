/**
 * Loaded before the program (`node --import`): gives the whole process another clock, and ends it by SIGKILL at the n-th
 * crossing of a point of its way from a change to a mark. It hangs itself on the database driver of the package that the
 * program uses, so that the program itself knows nothing of it.
 *
 * `CRASH_CLOCK`: the time at the start. `CRASH_AT`: `<point>:<n>`, such as `commit:3`.
 */
import { isMainThread } from 'node:worker_threads';
import type { DatabaseConnection, Driver } from 'kysely';

/** Where the process can be ended: in the order of a change's way. */
export type CrashPoint = (typeof CRASH_POINTS)[number];

export const CRASH_POINTS = [
  /** The memory of a brand's detector is about to be read. */
  'detect',
  /** Detector and incidents are written, the messages about them are about to be. */
  'enqueue',
  /** All of it is written, nothing is committed. */
  'commit',
  /** It is committed, and nothing has been done since. */
  'committed',
  /** A person's act is about to be written down. */
  'act',
  /** It is written with all that it tells, and not committed. */
  'act-commit',
  /** It is committed, and still waits in its file. */
  'act-committed',
  /** Messages were claimed. */
  'claimed',
  /** The receiver has said yes; the first word about it is about to be written. */
  'mark',
  /** It is written, and not committed. */
  'mark-commit',
  /** It is committed. */
  'marked',
] as const;

/** Points that are crossed before or after a statement, by how it begins. */
const STATEMENTS = [
  { point: 'act', when: 'before', of: /^act: / },
  { point: 'detect', when: 'before', of: /^select \* from "detectors"/ },
  { point: 'enqueue', when: 'before', of: /^insert into outbox/ },
  { point: 'claimed', when: 'after', of: /^with due as \( ?select key from outbox/ },
  { point: 'mark', when: 'before', of: /^insert into "deliveries"/ },
] as const satisfies readonly { point: CrashPoint; when: 'before' | 'after'; of: RegExp }[];

/** Points around the commit of a transaction, by what was written in it. */
const COMMITS = [
  { of: /^act: /, before: 'act-commit', after: 'act-committed' },
  { of: /^insert into outbox/, before: 'commit', after: 'committed' },
  { of: /^insert into "deliveries"/, before: 'mark-commit', after: 'marked' },
] as const satisfies readonly { of: RegExp; before: CrashPoint; after: CrashPoint }[];

if (isMainThread && process.env.CRASH_CLOCK) moveClock(process.env.CRASH_CLOCK);
if (isMainThread && process.env.CRASH_AT) await arm(process.env.CRASH_AT);

function moveClock(start: string): void {
  const real = Date.now;
  const offset = Date.parse(start) - real();
  Date.now = () => real() + offset;
}

async function arm(at: string): Promise<void> {
  const { PGliteDriver, PostgresDriver } = await import('kysely');
  const [wanted, count] = at.split(':');
  let left = Number(count);
  const cross = (point: CrashPoint) => {
    if (point !== wanted) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
  watch(PGliteDriver.prototype, cross);
  watch(PostgresDriver.prototype, cross);
}

/** A statement on one line. A step that a person made is an act, which only its values say. */
function wordsOf({ sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] }): string {
  const text = sql.trim().replace(/\s+/g, ' ');
  const ofPerson = parameters.some((one) => Array.isArray(one) && ACTS.some((act) => one.includes(act)));
  return text.startsWith('insert into transitions') && ofPerson ? `act: ${text}` : text;
}

/** Reasons of steps that people make. */
const ACTS = ['acknowledged', 'closed', 'reassigned', 'noted'];

function watch(driver: Driver, cross: (point: CrashPoint) => void): void {
  const { acquireConnection, beginTransaction, commitTransaction } = driver;
  /** What was written in the transaction that is under way. */
  const written = new WeakMap<object, string[]>();
  const known = new WeakSet<object>();

  function listen(connection: DatabaseConnection): void {
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = async function watched<R>(...args: Parameters<typeof execute>) {
      const text = wordsOf(args[0]);
      written.get(connection)?.push(text);
      const points = STATEMENTS.filter(({ of }) => of.test(text));
      for (const { point, when } of points) if (when === 'before') cross(point);
      const result = await execute<R>(...args);
      for (const { point, when } of points) if (when === 'after') cross(point);
      return result;
    };
  }

  driver.acquireConnection = async function acquire(options) {
    const connection = await acquireConnection.call(this, options);
    if (!known.has(connection)) listen(connection);
    known.add(connection);
    return connection;
  };
  driver.beginTransaction = async function begin(connection, settings) {
    await beginTransaction.call(this, connection, settings);
    written.set(connection, []);
  };
  driver.commitTransaction = async function commit(connection) {
    const texts = written.get(connection) ?? [];
    written.delete(connection);
    const points = COMMITS.filter(({ of }) => texts.some((text) => of.test(text)));
    for (const { before } of points) cross(before);
    await commitTransaction.call(this, connection);
    for (const { after } of points) cross(after);
  };
}
