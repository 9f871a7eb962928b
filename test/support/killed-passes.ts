/** Passes of the real program over shops whose ratings fall, ended by kill -9 again and again, until everything is told. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { instant } from '../../src/domain/time.ts';
import { keepAct, type WaitingAct } from '../../src/pipeline/act-inbox.ts';
import { actsOn, type LeftAct, wrongActs } from './acts-check.ts';
import { CRASH_POINTS, type CrashPoint } from './crash-points.ts';
import { projectOf, SECRETS, type Shops, writeExports } from './drift-episodes.ts';
import { type Ended, type Project, startVigie } from './project.ts';
import { MOMENTS, type Moment, type RecordingReceivers, startRecordingReceivers } from './recording-receivers.ts';
import { asking, type Judgement, judge } from './told-check.ts';

/** A kill that happened. */
export interface Kill {
  readonly at: CrashPoint | Moment;
  readonly n: number;
}

export interface Told extends Judgement {
  readonly kills: readonly Kill[];
  readonly arrivals: number;
  readonly starts: number;
  /** How many acts people left for the passes, and what is wrong with what became of them. */
  readonly acts: number;
  readonly wrongActs: readonly string[];
}

/** Ways to die: as many in detecting as in committing, sending and marking. */
const WAYS: readonly Kill['at'][] = [
  ...['detect', 'commit', 'claimed', 'mark'],
  ...['enqueue', 'committed', 'sending', 'mark-commit'],
  ...['detect', 'commit', 'accepted', 'marked'],
  ...['enqueue', 'committed', 'answered', 'mark'],
] as const;

/** Ways to die while acts are done; a pass that finds any dies in each of them, before all others. */
const WAYS_OF_ACTS = ['act', 'act-commit', 'act-committed'] as const satisfies readonly CrashPoint[];

/** Those that a pass comes by before any message goes out. */
const EARLY: ReadonlySet<Kill['at']> = new Set(['detect', 'enqueue', 'commit', 'committed']);

/** Cron calls again after this. */
const CRON_MS = 300_000;

const PRELOAD = new URL('./crash-points.ts', import.meta.url).href;

/** Passes after the last kill, until nothing waits, at most. */
const LAST_PASSES = 12;

/**
 * Runs each pass of the shops, people acting on every fall before the pass of its end, `kills` of them ended by SIGKILL and begun anew five minutes later by the program's clock;
 * then passes until nothing waits; then judges. `url`: a Postgres database; without it, PGlite in the project.
 */
export async function tellUnderKills(
  shops: Shops,
  kills: number,
  url?: string,
  progress: (line: string) => void = () => {},
): Promise<Told> {
  const watching = url === undefined ? undefined : await watchCommits(url);
  const receivers = await startRecordingReceivers(watching?.isCommitted);
  const { arrivals } = receivers;
  const cache = await mkdtemp(join(tmpdir(), 'vigie-compiled-'));
  const project = await projectOf(shops, receivers);
  const program: Program = { project, receivers, cache, url, starts: 0, kills: [], acts: [] };
  try {
    for (const pass of shops.passes.keys()) {
      const by = Math.round((kills * pass) / (shops.passes.length - 1));
      await onePass(program, shops, pass, by - program.kills.length, progress);
    }
    const database = { dataDir: project.dataDir, ...(url !== undefined && { url }) };
    for (let more = 1; more <= LAST_PASSES && (await waiting(database)) > 0; more++)
      mustBeDone(await run(program, Date.parse(shops.passes.at(-1)!) + (kills + more) * CRON_MS));
    const judgement = await judge(shops.episodes, arrivals, database);
    const { kills: done, starts, acts } = program;
    const wrong = await wrongActs(acts, database);
    return { ...judgement, kills: done, arrivals: arrivals.length, starts, acts: acts.length, wrongActs: wrong };
  } finally {
    await receivers.close();
    await watching?.close();
    await project.remove();
    await rm(cache, { recursive: true, force: true });
  }
}

/** One pass as cron would have it: begun anew until it is done. */
async function onePass(
  program: Program,
  shops: Shops,
  pass: number,
  kills: number,
  progress: (line: string) => void,
): Promise<void> {
  await writeExports(program.project, shops, pass);
  const where = () => `pass ${pass + 1} of ${shops.passes.length}, ${program.receivers.arrivals.length} arrivals`;
  let clock = Date.parse(shops.passes[pass]!);
  // Passes of falls and of returns take turns, after the first.
  const falls = pass > 0 && pass % 2 === 0 ? shops.episodes.filter(({ number }) => number === pass / 2) : [];
  const acts = await leave(program, actsOn(falls, clock - CRON_MS));
  for (const kill of planned(kills, program, shops.brands.length, acts)) {
    const end = await run(program, clock, kill);
    clock += CRON_MS;
    if (end.signal === 'SIGKILL') program.kills.push(kill);
    else mustBeDone(end);
    progress(`${where()}: ${end.signal === 'SIGKILL' ? 'killed' : 'not killed'} at ${kill.at} ${kill.n}`);
  }
  mustBeDone(await run(program, clock));
  progress(`${where()}: done`);
}

/**
 * `count` ways to die in one pass. What dies before messages go out comes first, as every brand that is through is through;
 * the n-th crossing differs per run on purpose.
 */
function planned(count: number, { kills }: Program, brands: number, acts: number): readonly Kill[] {
  const ofActs = acts > 0 ? WAYS_OF_ACTS.slice(0, count) : [];
  const before = kills.filter(({ at }) => !isOfActs(at)).length;
  const ways = Array.from({ length: count - ofActs.length }, (_, index) => WAYS[(before + index) % WAYS.length]!);
  const early = ways.filter((at) => EARLY.has(at));
  const late = ways.filter((at) => !EARLY.has(at));
  const upTo = (most: number) => 1 + Math.floor(Math.random() * Math.max(1, Math.floor(most)));
  return [
    ...ofActs.map((at) => ({ at, n: upTo(acts / 4) })),
    ...early.map((at) => ({ at, n: upTo(brands / (early.length + 1)) })),
    ...late.map((at) => ({ at, n: at === 'claimed' ? 1 : upTo(brands / (late.length + 1) / 2) })),
  ];
}

function isOfActs(at: Kill['at']): boolean {
  return WAYS_OF_ACTS.some((one) => one === at);
}

/** As the door and a terminal leave them. Returns how many. */
async function leave({ project, acts }: Program, left: readonly LeftAct[]): Promise<number> {
  for (const { body, at } of left) await keepAct(project.dataDir, body as WaitingAct, instant(at));
  acts.push(...left);
  return left.length;
}

interface Program {
  readonly project: Project;
  readonly receivers: RecordingReceivers;
  /** Folder of compiled code: a start costs half. */
  readonly cache: string;
  readonly url: string | undefined;
  starts: number;
  /** Those that happened. */
  readonly kills: Kill[];
  readonly acts: LeftAct[];
}

async function run(program: Program, clock: number, kill?: Kill): Promise<Ended> {
  const { project, receivers, cache, url } = program;
  program.starts += 1;
  const point = CRASH_POINTS.find((one) => one === kill?.at);
  const moment = MOMENTS.find((one) => one === kill?.at);
  const { child, ended } = startVigie(['run', '--config', project.config], {
    cwd: project.dir,
    env: {
      ...SECRETS,
      ...(url !== undefined && { DATABASE_URL: url }),
      NODE_OPTIONS: `--import ${PRELOAD}`,
      NODE_COMPILE_CACHE: cache,
      CRASH_CLOCK: new Date(clock).toISOString(),
      ...(kill && point && { CRASH_AT: `${point}:${kill.n}` }),
    },
  });
  if (kill && moment) receivers.trap(moment, kill.n, () => child.kill('SIGKILL'));
  const end = await ended;
  receivers.disarm();
  return end;
}

function mustBeDone(end: Ended): void {
  if (end.code !== 0) throw new Error(`Expected a pass that is done, got ${end.code ?? end.signal}: ${end.stderr}`);
}

async function waiting(database: { readonly dataDir: string; readonly url?: string }): Promise<number> {
  const [row] = await asking(database, (ask) =>
    ask<{ n: number }>(`select count(*)::int as n from outbox where state = 'waiting'`),
  );
  return row?.n ?? 0;
}

/** Asks a server from outside of the program's transactions. */
async function watchCommits(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  return {
    isCommitted: async (key: string) =>
      ((await pool.query('select from outbox where key = $1', [key])).rowCount ?? 0) > 0,
    close: () => pool.end(),
  };
}
