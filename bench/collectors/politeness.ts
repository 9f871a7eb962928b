/** How polite several processes are together: gaps, jitter, back-off and a dead host, seen from both ends of the wire. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepInFile } from '../../src/web/pace-keeper.ts';
import type { Done, Job } from './politeness-process.ts';

export interface Size {
  readonly processes: number;
  /** Requests in all, over three hosts. */
  readonly requests: number;
  readonly gapMs: number;
}

export interface GapFigures {
  readonly requests: number;
  readonly pairs: number;
  /** Pairs of starts on one host that were at least the gap apart; at the servers, with 5 ms for the way. */
  readonly kept: number;
  readonly keptOnArrival: number;
  readonly leastGapMs: number;
  /** Time between two starts beyond the gap, ms. */
  readonly beyond: readonly number[];
}

const HOSTS = 3;
const WAY_MS = 5;
const JITTER = 0.3;

/** Runs and prints all of it; about two minutes at full size. */
export async function politeness({ processes, requests, gapMs }: Size): Promise<void> {
  const jittered = await gapsKept({ processes, requests, gapMs });
  print(`${processes} processes, ${HOSTS} hosts, ${jittered.requests} requests, gap ${gapMs} ms`);
  goal('gaps kept between starts', share(jittered.kept, jittered.pairs), '100 %');
  print(`    least gap between starts       ${jittered.leastGapMs.toFixed(2)} ms`);
  print(
    `    gaps kept on arrival (− ${WAY_MS} ms)  ${share(jittered.keptOnArrival, jittered.pairs)} (the way to the server varies)`,
  );
  const fixed = await gapsKept({ processes, requests: Math.ceil(requests / 5), gapMs }, 0);
  const { chiSquare, limit } = unlike(jittered.beyond, fixed.beyond, gapMs * JITTER);
  goal('jitter: χ² against a fixed gap', chiSquare.toFixed(0), `> ${limit.toFixed(0)} (p < 0.001)`);
  const { answers, steps, pauseMs } = await fiftyRefusals(processes);
  goal(`${answers} answers 429 at once`, `${steps} step, pause ${Math.round(pauseMs / 1000)} s`, '1 step');
  const slower = await slowerBesideDead({ processes, requests: Math.ceil(requests / 5), gapMs });
  goal('slower beside a dead host', `${(slower * 100).toFixed(1)} %`, '< 5 %');
}

/** Many processes share three hosts. */
export async function gapsKept({ processes, requests, gapMs }: Size, jitter = JITTER): Promise<GapFigures> {
  return withHosts(
    HOSTS,
    (_request, response) => response.end('x'),
    async (origins, arrivals, sharedDir) => {
      const each = Math.ceil(requests / processes / HOSTS);
      const done = await together(processes, { sharedDir, origins, requests: each, gapMs, jitter, tools: 1 });
      const beyond = origins.flatMap((origin) => gaps(done.flatMap(({ starts }) => starts[origin] ?? [])));
      const onArrival = origins.flatMap((_, index) => gaps(arrivals[index] ?? []));
      const failed = done.reduce((sum, one) => sum + one.failed, 0);
      if (failed > 0) throw new Error(`Expected every request to be answered, got ${failed} failures`);
      return {
        requests: each * processes * HOSTS,
        pairs: beyond.length,
        kept: beyond.filter((gap) => gap >= gapMs).length,
        keptOnArrival: onArrival.filter((gap) => gap >= gapMs - WAY_MS).length,
        leastGapMs: Math.min(...beyond),
        beyond: beyond.map((gap) => gap - gapMs),
      };
    },
  );
}

/** Fifty requests of all processes are under way when the host refuses them in one breath. */
export async function fiftyRefusals(processes: number) {
  const each = Math.ceil(50 / processes);
  const waiting: (() => void)[] = [];
  const refuse: RequestListener = (_request, response) => {
    waiting.push(() => response.writeHead(429).end());
    if (waiting.length === each * processes) for (const answer of waiting) answer();
  };
  return withHosts(1, refuse, async (origins, arrivals, sharedDir) => {
    await together(processes, { sharedDir, origins, requests: 1, gapMs: 0, jitter: 0, tools: each });
    const keeper = keepInFile(sharedDir);
    const figures = keeper.change(new URL(origins[0] ?? '').host, ({ steps, blockedUntil, steppedAt }) => ({
      answers: arrivals[0]?.length ?? 0,
      steps,
      pauseMs: blockedUntil - steppedAt,
    }));
    keeper.close();
    return figures;
  });
}

/** How much longer the requests to healthy hosts take, as a share, when twenty sources of each process wait for a host that hangs. */
export async function slowerBesideDead({ processes, requests, gapMs }: Size): Promise<number> {
  const took: number[] = [];
  for (const isDead of [false, true]) {
    await withHosts(
      HOSTS + 1,
      (request, response) => {
        if (request.headers.host !== deadHost) response.end('x');
      },
      async (origins, _arrivals, sharedDir) => {
        const dead = origins[HOSTS] ?? '';
        deadHost = new URL(dead).host;
        const healthy = origins.slice(0, HOSTS);
        const each = Math.ceil(requests / processes / HOSTS);
        const done = await together(processes, {
          ...{ sharedDir, origins: healthy, requests: each, gapMs, jitter: 0, tools: 1 },
          ...(isDead && { dead }),
        });
        const spans = healthy.map((origin) => span(done.flatMap(({ starts }) => starts[origin] ?? [])));
        took.push(spans.reduce((sum, ms) => sum + ms, 0));
      },
    );
  }
  const [alone = 1, beside = 1] = took;
  return beside / alone - 1;
}

let deadHost = '';

/** Starts hosts and a shared folder for them, and ends both. */
async function withHosts<T>(
  count: number,
  answer: RequestListener,
  use: (origins: readonly string[], arrivals: readonly number[][], sharedDir: string) => Promise<T>,
): Promise<T> {
  const arrivals = Array.from({ length: count }, (): number[] => []);
  const servers = arrivals.map((times) =>
    createServer((request, response) => {
      times.push(performance.now());
      answer(request, response);
    }),
  );
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))),
  );
  const sharedDir = await mkdtemp(join(tmpdir(), 'vigie-politeness-'));
  try {
    const origins = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return await use(origins, arrivals, sharedDir);
  } finally {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    await rm(sharedDir, { recursive: true, force: true });
  }
}

function together(processes: number, job: Job): Promise<Done[]> {
  return Promise.all(Array.from({ length: processes }, () => one(job)));
}

function one(job: Job): Promise<Done> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'politeness-process.ts'), JSON.stringify(job)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(parts).toString()) as Done);
      else reject(new Error(`Expected the process to end well, got code ${code}`));
    });
  });
}

function gaps(times: readonly number[]): number[] {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted.slice(1).map((at, index) => at - (sorted[index] ?? 0));
}

function span(times: readonly number[]): number {
  return times.reduce((a, b) => Math.max(a, b), 0) - times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

const BINS = 12;

/** χ² of two samples in bins that cover one and a half times the jitter, and its limit for p = 0.001 (Wilson and Hilferty). */
export function unlike(one: readonly number[], other: readonly number[], jitterMs: number) {
  const bin = (ms: number) => Math.min(BINS - 1, Math.max(0, Math.floor((ms / (1.5 * jitterMs)) * BINS)));
  const counts = [one, other].map((sample) => {
    const bins = new Array<number>(BINS).fill(0);
    for (const ms of sample) bins[bin(ms)] = (bins[bin(ms)] ?? 0) + 1;
    return bins;
  });
  const [a = [], b = []] = counts;
  const share = one.length / (one.length + other.length);
  let chiSquare = 0;
  let used = 0;
  for (let i = 0; i < BINS; i += 1) {
    const all = (a[i] ?? 0) + (b[i] ?? 0);
    if (all === 0) continue;
    used += 1;
    chiSquare += ((a[i] ?? 0) - all * share) ** 2 / (all * share);
    chiSquare += ((b[i] ?? 0) - all * (1 - share)) ** 2 / (all * (1 - share));
  }
  const degrees = Math.max(1, used - 1);
  return { chiSquare, limit: degrees * (1 - 2 / (9 * degrees) + 3.09 * Math.sqrt(2 / (9 * degrees))) ** 3 };
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)} % (${part} of ${whole})`;
}

function goal(what: string, got: string, wanted: string): void {
  print(`    ${what.padEnd(30)} ${got}   goal ${wanted}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
