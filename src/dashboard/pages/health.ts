/** Signs of life for those who watch the machine: alive, able to answer, a few numbers in the text format of Prometheus. */
import { z } from 'zod';
import { OUTCOMES } from '../../domain/run.ts';
import { millis } from '../../domain/time.ts';
import { countsOf, isCurrent } from '../../store/signs-of-life.ts';
import { type Desk, GUEST } from '../desk.ts';
import { BOUNDS } from '../page-times.ts';
import { download, still } from '../route.ts';

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

export const healthRoute = still({
  path: '/healthz',
  summary: 'The program is alive. Asks no database.',
  send: () => new Response('ok\n', { headers: PLAIN }),
});

export const readyRoute = download({
  path: '/readyz',
  allow: 'everybody',
  summary: 'The database answers and has the tables of this version; 503 when not.',
  query: z.strictObject({}),
  type: 'text/plain',
  async send({ opened }) {
    const ready = await isCurrent(opened.db);
    return new Response(ready ? 'ready\n' : 'tables of another version\n', {
      status: ready ? 200 : 503,
      headers: PLAIN,
    });
  },
});

export const metricsRoute = download({
  path: '/metrics',
  allow: 'everybody',
  summary: 'Numbers for Prometheus: with a token, or from this machine where the page is not open to others.',
  query: z.strictObject({}),
  type: 'text/plain',
  async send(desk) {
    const { account, visitor, config, opened, now, pageTimes } = desk;
    // Behind a proxy on this machine everybody comes from here.
    const isNear = config.server.url === undefined && isLoopback(visitor.address) && !isForwarded(desk);
    if (account === GUEST && !isNear)
      return new Response('Expected a token\n', { status: 401, headers: { ...PLAIN, 'www-authenticate': 'Bearer' } });
    const { reviews, runs, lastRunAt, outbox, incidents } = await countsOf(opened.db, now());
    const age = lastRunAt === undefined ? undefined : (millis(now()) - millis(lastRunAt)) / 1000;
    const lines = [
      ...family('vigie_reviews', 'gauge', 'Stored reviews (an estimate beyond 20 000).', [['', reviews]]),
      ...family(
        'vigie_runs_last_day',
        'gauge',
        'Passes over sources that ended within a day, by outcome.',
        byLabel('outcome', { ...none(OUTCOMES), ...runs }),
      ),
      ...family('vigie_outbox', 'gauge', 'Messages by state.', byLabel('state', outbox)),
      ...family('vigie_incidents_open', 'gauge', 'Open incidents by kind.', byLabel('kind', incidents)),
      ...(age === undefined
        ? []
        : family('vigie_last_run_age_seconds', 'gauge', 'Since the last pass over a source ended.', [['', age]])),
      ...histogram(pageTimes),
    ];
    return new Response(`${lines.join('\n')}\n`, {
      headers: { ...PLAIN, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
    });
  },
});

type Sample = readonly [labels: string, value: number];

/** Prometheus, "Exposition formats": text. */
function family(name: string, type: string, help: string, samples: readonly Sample[]): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map(([labels, n]) => `${name}${labels} ${n}`)];
}

function byLabel(label: string, counts: Readonly<Record<string, number>>): Sample[] {
  return Object.entries(counts).map(([value, n]) => [`{${label}="${escaped(value)}"}`, n]);
}

function none(names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, 0]));
}

function histogram(pageTimes: Desk['pageTimes']): string[] {
  const name = 'vigie_page_seconds';
  const lines = [`# HELP ${name} Time of answers by route, since the start.`, `# TYPE ${name} histogram`];
  for (const [path, { count, seconds, within }] of pageTimes.all()) {
    const route = `route="${escaped(path)}"`;
    for (const [at, bound] of BOUNDS.entries()) lines.push(`${name}_bucket{${route},le="${bound}"} ${within[at]}`);
    lines.push(`${name}_bucket{${route},le="+Inf"} ${count}`);
    lines.push(`${name}_sum{${route}} ${seconds}`, `${name}_count{${route}} ${count}`);
  }
  return lines;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

function isForwarded({ visitor }: Desk): boolean {
  return ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => visitor.header(name) !== undefined);
}
