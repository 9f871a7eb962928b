/**
 * The judge of what receivers were told: holds their records and the database, read by plain SQL, against the falls that
 * were made. It shares no code with the program, so that an error of the program is not an error of the judge.
 */
import { createHash } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Episode } from './drift-episodes.ts';
import type { Arrival } from './recording-receivers.ts';

/** Each list says what is wrong; all are empty when all is well. */
export interface Verdict {
  /** Falls that began or ended without the owner of their touchpoint being told. */
  readonly lost: readonly string[];
  /** What was told and has no ground: no row in the outbox, no such step, no such fall, or not committed when it came. */
  readonly phantom: readonly string[];
  /** Rows of the outbox that did not arrive, or are not marked as delivered. */
  readonly unsettled: readonly string[];
  /** Messages that came before an earlier one of the same incident to the same receiver. */
  readonly disordered: readonly string[];
  /** Repeats that differ from what they repeat, and keys that are not made of incident, step and receiver. */
  readonly unstable: readonly string[];
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Falls whose beginning and end were told. */
  readonly told: number;
  /** Distinct keys that arrived, sorted. */
  readonly keys: readonly string[];
  /** How many of them are of falls, not of weekly letters and the like. */
  readonly keysOfFalls: number;
  /** Arrivals beyond the first of each key. */
  readonly doubled: number;
  /** The same of the receiver that got most of them. A receiver is sent one message at a time: one kill doubles one. */
  readonly mostDoubled: number;
}

interface Row {
  readonly key: string;
  readonly thread: string;
  readonly incident: string | null;
  readonly sequence: number;
  readonly receiver: string;
  readonly state: string;
  readonly yes: number;
}

interface Step {
  readonly incident: string;
  readonly sequence: number;
  readonly to_state: string;
  readonly from_state: string | null;
}

interface Found {
  readonly key: string;
  readonly brand: string;
  readonly direction: string;
  readonly kind: string;
  readonly since: string;
}

export type Ask = <Answer extends object>(statement: string) => Promise<Answer[]>;

export async function judge(
  episodes: readonly Episode[],
  arrivals: readonly Arrival[],
  database: { readonly dataDir: string; readonly url?: string },
): Promise<Judgement> {
  const world = await asking(database, async (ask) => ({
    outbox: await ask<Row>(
      `select key, thread, incident, sequence, receiver, state,
        (select count(*)::int from deliveries d where d.key = o.key and d.ok) as yes
      from outbox o order by key`,
    ),
    steps: await ask<Step>(
      'select incident, sequence, to_state, from_state from transitions order by incident, sequence',
    ),
    incidents: await ask<Found>(
      `select key, body ->> 'brand' as brand, body ->> 'direction' as direction, body ->> 'kind' as kind,
        left(body ->> 'since', 10) as since
      from incidents order by body ->> 'openedAt'`,
    ),
  }));
  const rows = new Map(world.outbox.map((row) => [row.key, row]));
  const arrived = Map.groupBy(arrivals, ({ key }) => key);
  const falls = fallsTold(episodes, world.incidents, world.steps, arrived);
  return {
    verdict: {
      lost: falls.lost,
      phantom: [...phantoms(arrivals, rows, world.steps), ...falls.unfounded],
      unsettled: world.outbox
        .filter(({ key, state, yes }) => state !== 'delivered' || yes === 0 || !arrived.has(key))
        .map(
          ({ key, thread, sequence, state }) =>
            `${key} ${thread} ${sequence}: ${state}, came ${arrived.get(key)?.length ?? 0} times`,
        ),
      disordered: disordered(arrivals, rows),
      unstable: [...changed(arrived), ...misnamed(world.outbox)],
    },
    told: falls.told,
    keys: [...arrived.keys()].sort(),
    keysOfFalls: world.outbox.filter(({ key, incident }) => arrived.has(key) && falls.founded.has(incident ?? ''))
      .length,
    doubled: doubledOf(arrivals),
    mostDoubled: Math.max(0, ...[...Map.groupBy(arrivals, ({ to }) => to).values()].map(doubledOf)),
  };
}

/** Every fall has one incident, the one of its number, since about its day; its opening and its end came to the owner under their keys. */
function fallsTold(
  episodes: readonly Episode[],
  incidents: readonly Found[],
  steps: readonly Step[],
  arrived: ReadonlyMap<string, readonly Arrival[]>,
) {
  const drifts = incidents.filter(({ kind }) => kind === 'drift');
  const byBrand = Map.groupBy(drifts, ({ brand }) => brand);
  const stepsOf = Map.groupBy(steps, ({ incident }) => incident);
  const lost: string[] = [];
  const founded = new Set<string>();
  for (const { brand, number, since, receiver } of episodes) {
    const incident = byBrand.get(brand)?.[number - 1];
    const name = `fall ${number} of ${brand} since ${since}`;
    if (incident?.direction !== 'down' || Math.abs(days(incident.since) - days(since)) > 3) {
      lost.push(`${name}: ${incident ? `found ${incident.direction} since ${incident.since}` : 'not found'}`);
      continue;
    }
    founded.add(incident.key);
    const own = stepsOf.get(incident.key) ?? [];
    const opened = own.filter((step) => step.from_state === null);
    const ended = own.filter((step) => step.to_state === 'resolved' || step.to_state === 'accepted');
    if (opened.length !== 1 || ended.length !== 1)
      lost.push(`${name}: opened ${opened.length} times, ended ${ended.length} times`);
    const untold = [...opened, ...ended].filter((step) => !arrived.has(keyOf(incident.key, step.sequence, receiver)));
    if (untold.length > 0)
      lost.push(`${name}: nobody was told of ${untold.map((step) => step.to_state).join(' and ')} (${incident.key})`);
  }
  const unfounded = drifts
    .filter(({ key }) => !founded.has(key))
    .map(({ key }) => `${key}: an incident without a fall`);
  const failed = new Set(lost.map((line) => line.split(':')[0]));
  return { lost, unfounded, founded, told: episodes.length - failed.size };
}

function doubledOf(arrivals: readonly Arrival[]): number {
  return arrivals.length - new Set(arrivals.map(({ key }) => key)).size;
}

function phantoms(arrivals: readonly Arrival[], rows: ReadonlyMap<string, Row>, steps: readonly Step[]): string[] {
  const known = new Set(steps.map(({ incident, sequence }) => `${incident} ${sequence}`));
  return arrivals.flatMap(({ key, committed, step }) => {
    const row = rows.get(key);
    if (!row) return [`${key}: not in the outbox`];
    if (committed === false) return [`${key}: told before it was committed`];
    if (row.incident !== null && !known.has(`${row.incident} ${row.sequence}`)) return [`${key}: no such step`];
    if (step && (step.incident !== row.incident || step.sequence !== row.sequence))
      return [`${key}: tells step ${step.sequence} of ${step.incident}`];
    return [];
  });
}

/** Repeats included: what is told again is the last that was told. */
function disordered(arrivals: readonly Arrival[], rows: ReadonlyMap<string, Row>): string[] {
  const last = new Map<string, number>();
  const wrong: string[] = [];
  for (const { key } of arrivals) {
    const row = rows.get(key);
    if (!row) continue;
    const lane = `${row.thread} to ${row.receiver}`;
    const before = last.get(lane) ?? 0;
    if (row.sequence < before) wrong.push(`${lane}: ${row.sequence} after ${before}`);
    last.set(lane, row.sequence);
  }
  return wrong;
}

function changed(arrived: ReadonlyMap<string, readonly Arrival[]>): string[] {
  return [...arrived].flatMap(([key, [first, ...more]]) =>
    more.some(({ to, thread, content }) => to !== first?.to || thread !== first.thread || content !== first.content)
      ? [`${key}: a repeat differs`]
      : [],
  );
}

/** The key is what the documents say it is: anybody can compute it. */
function misnamed(outbox: readonly Row[]): string[] {
  return outbox
    .filter(({ key, thread, sequence, receiver }) => key !== keyOf(thread, sequence, receiver))
    .map(({ key, thread, sequence, receiver }) => `${key} is not the key of ${thread} ${sequence} to ${receiver}`);
}

function keyOf(thread: string, sequence: number, receiver: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([thread, sequence, receiver]))
    .digest('hex');
  return `msg_${hash.slice(0, 40)}`;
}

function days(date: string): number {
  return Date.parse(date) / 86_400_000;
}

/** The database without the program: one process at a time on the embedded one. */
export async function asking<T>(
  { dataDir, url }: { readonly dataDir: string; readonly url?: string },
  use: (ask: Ask) => Promise<T>,
): Promise<T> {
  if (url === undefined) {
    const embedded = await PGlite.create({ dataDir: `${dataDir}/db` });
    return use(async <A extends object>(statement: string) => (await embedded.query<A>(statement)).rows).finally(() =>
      embedded.close(),
    );
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return use(async <A extends object>(statement: string) => (await client.query<A>(statement)).rows).finally(() =>
    client.end(),
  );
}
