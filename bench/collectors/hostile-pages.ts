/** What hostile pages do to us, fetched and opened: how each ended, how long it took, what it cost, what it left behind. */
import { readdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { systemClock } from '../../src/domain/time.ts';
import { openWeb, type Web } from '../../src/web/open-web.ts';
import { addressOf, fetchEnd, HOSTILE_PAGES, hostileSite, openEnd } from '../../test/web/hostile-pages.ts';
import { descendants, type Memory, memoryOf } from '../../test/web/process-tree.ts';
import { openSite, type Site } from '../../test/web/site.ts';
import { openMemoryPeak } from './memory-peak.ts';

const MOST_SECONDS = 30;
const MOST_MB = 700;
const SMALL_PAGES = 200;

/** Runs all pages with the defaults of the product and prints a table; some minutes, as some pages wait for a time-out. */
export async function hostilePages(only?: RegExp): Promise<void> {
  const inside = await openSite((_path, response) => response.end('secret'));
  const site = await openSite(hostileSite(() => inside.url));
  const web = openWeb({
    userAgent: 'vigie-bench/1.0',
    minGapMs: 0,
    robotsOverrides: [],
    allowPrivateHosts: [site.host],
    now: systemClock,
  });
  const before = filesAtHome();
  const peak = openMemoryPeak();
  const rows: Row[] = [];
  for (const page of HOSTILE_PAGES) {
    if (only && !only.test(page.name)) continue;
    const address = addressOf(page, site.url);
    const fetched = await measured(peak.take, () => fetchEnd(web, address));
    const opened = await measured(peak.take, () => openEnd(web, address, 3_000));
    const next = await openEnd(web, `${site.url}/fine`, 0);
    const isRight = page.fetched.includes(fetched.end as never) && page.opened.includes(opened.end as never);
    rows.push({ name: page.name, fetched, opened, next, isRight });
    print(rowOf(rows.at(-1) as Row));
  }
  await report(rows, before, inside);
  await flatMemory(web, site);
  await peak.close();
  await web.close();
  await site.close();
  await inside.close();
}

interface Visit extends Memory {
  readonly end: string;
  readonly seconds: number;
}

interface Row {
  readonly name: string;
  readonly fetched: Visit;
  readonly opened: Visit;
  readonly next: string;
  readonly isRight: boolean;
}

/** A visit, and the highest memory of the browser's processes meanwhile. */
async function measured(peak: () => Memory, visit: () => Promise<string>): Promise<Visit> {
  const startedAt = performance.now();
  peak();
  const end = await visit();
  return { end, seconds: (performance.now() - startedAt) / 1_000, ...peak() };
}

function rowOf({ name, fetched, opened, next, isRight }: Row): string {
  const visit = ({ end, seconds }: Visit) => `${end.slice(0, 60).padEnd(18)}${seconds.toFixed(1).padStart(5)} s`;
  return `    ${isRight ? ' ' : '!'} ${name.padEnd(34)} ${visit(fetched)}   ${visit(opened)} ${opened.rss.toFixed(0).padStart(5)} MiB (PSS ${opened.pss.toFixed(0)})  next ${next}`;
}

async function report(rows: readonly Row[], before: ReadonlySet<string>, inside: Site): Promise<void> {
  const visits = rows.flatMap(({ fetched, opened }) => [fetched, opened]);
  print(`hostile pages: ${rows.length}, fetched and opened in the browser (RSS: its processes added up)`);
  goal('ends as it should', `${rows.filter(({ isRight }) => isRight).length} of ${rows.length}`, 'all');
  goal('longest', `${Math.max(...visits.map(({ seconds }) => seconds)).toFixed(1)} s`, `≤ ${MOST_SECONDS} s`);
  goal('most memory (RSS)', `${Math.max(...visits.map(({ rss }) => rss)).toFixed(0)} MiB`, `≤ ${MOST_MB} MiB`);
  goal('next page works', `${rows.filter(({ next }) => next === 'read').length} of ${rows.length}`, 'all');
  goal('connections to private hosts', String(inside.connections()), '0');
  goal('new files at home', [...filesAtHome()].filter((file) => !before.has(file)).join(' ') || '0', '0');
}

/** Memory after many small pages, beside the first ones. */
async function flatMemory(web: Web, site: Site): Promise<void> {
  const held: number[] = [];
  for (let index = 0; index < SMALL_PAGES; index += 1) {
    await openEnd(web, `${site.url}/fine`, 0);
    if (index % 20 === 19) held.push(memoryOf(descendants()).rss);
  }
  const [first = 1] = held;
  const last = held.at(-1) ?? 1;
  goal(
    `memory over ${SMALL_PAGES} pages`,
    `${first.toFixed(0)} → ${last.toFixed(0)} MiB, ×${(last / first).toFixed(2)}`,
    '≤ × 1.10',
  );
}

/** Where a browser, a page or a download might leave something: home, its usual folders, here. */
function filesAtHome(): Set<string> {
  const folders = ['', 'Downloads', 'Desktop', '.config', '.cache', '.local/share', '.pki'].map(
    (name) => `${homedir()}/${name}`,
  );
  return new Set(
    [...folders, process.cwd()]
      .filter((folder) => !folder.startsWith(tmpdir()))
      .flatMap((folder) => list(folder).map((name) => `${folder}/${name}`)),
  );
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function goal(what: string, got: string, wanted: string): void {
  print(`    ${what.padEnd(30)} ${got}   goal ${wanted}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
