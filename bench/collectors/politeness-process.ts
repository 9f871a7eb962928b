/** One of the processes of the politeness bench: does the job in its first argument through the real tools, answers on stdout. */
import { subscribe } from 'node:diagnostics_channel';
import { systemClock } from '../../src/domain/time.ts';
import { openWeb, type Web } from '../../src/web/open-web.ts';

export interface Job {
  readonly sharedDir: string;
  /** Origins, such as `http://127.0.0.1:4567`; each is asked `requests` times. */
  readonly origins: readonly string[];
  readonly requests: number;
  readonly gapMs: number;
  readonly jitter: number;
  /** Separate tools in this process, each with queues of its own. */
  readonly tools: number;
  /** An origin that never answers, asked all the while. */
  readonly dead?: string;
}

export interface Done {
  /** When each request to an origin was handed to the network: ms of the monotonic clock, which all processes of Linux share. */
  readonly starts: Readonly<Record<string, readonly number[]>>;
  readonly failed: number;
}

const job = JSON.parse(process.argv[2] ?? '') as Job;
process.stdout.write(JSON.stringify(await work(job)));

async function work({ sharedDir, origins, requests, gapMs, jitter, tools, dead }: Job): Promise<Done> {
  const starts: Record<string, number[]> = {};
  subscribe('undici:request:create', (message) => {
    const { request } = message as { readonly request: { readonly origin: string | URL } };
    const origin = new URL(request.origin).origin;
    starts[origin] ??= [];
    starts[origin].push(Number(process.hrtime.bigint()) / 1e6);
  });
  const webs = Array.from({ length: tools }, () =>
    openWeb({
      userAgent: 'vigie-bench/1.0',
      minGapMs: gapMs,
      jitter,
      sharedDir,
      robotsOverrides: [],
      allowPrivateHosts: [...origins, ...(dead ? [dead] : [])].map((origin) => new URL(origin).host),
      now: systemClock,
      ...(dead && { idleMs: 500, timeoutMs: 1_000 }),
    }),
  );
  const leaving = new AbortController();
  const haunting = dead && haunt(webs[0] as Web, dead, leaving.signal);
  const asked = webs.flatMap((web) =>
    origins.flatMap((origin) =>
      Array.from({ length: requests }, (_, index) => web.fetchText(`${origin}/${index}`, { api: true })),
    ),
  );
  const failed = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected').length;
  leaving.abort();
  await haunting;
  await Promise.all(webs.map((web) => web.close()));
  return { starts, failed };
}

/** Twenty sources on a host that hangs, whose errors are all named. */
async function haunt(web: Web, origin: string, signal: AbortSignal): Promise<void> {
  await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => web.fetchText(`${origin}/${index}`, { api: true, signal })),
  );
}
