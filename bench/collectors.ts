/**
 * What the collecting wing can do, beside its goals: `npm run bench:collectors` (about half an hour; `-- lottery dates` for
 * some parts only). Parts that need the material beside the checkout say so when it is absent. Fixed seeds.
 */
import { existsSync } from 'node:fs';
import { capturedPages } from '../test/support/captured-pages.ts';
import { sharedPath } from '../test/support/shared.ts';
import { altered } from './collectors/altered.ts';
import { printDateFigures } from './collectors/dates.ts';
import { hostilePages } from './collectors/hostile-pages.ts';
import { emptyPages, honestPages } from './collectors/layouts.ts';
import { lottery } from './collectors/lottery.ts';
import { printModel } from './collectors/model.ts';
import { politeness } from './collectors/politeness.ts';
import { printReadingSpeed } from './collectors/reading.ts';
import { printScrollSpeed } from './collectors/scroll.ts';
import { ssrf } from './collectors/ssrf.ts';
import { staticPages } from './collectors/static-pages.ts';
import { measureUnknownSites } from './collectors/unknown-sites.ts';

const PARTS: Readonly<Record<string, () => unknown>> = {
  lottery: withCaptured(printLottery),
  altered: printAltered,
  honest: printHonest,
  unknown: () => measureUnknownSites(print),
  dates: () => printDateFigures(print, sharedPath()),
  reading: () => printReadingSpeed(),
  static: printStaticPages,
  scroll: () => printScrollSpeed(),
  politeness: () => politeness({ processes: 4, requests: 5_000, gapMs: 40 }),
  hostile: () => hostilePages(),
  ssrf: withShared('suites/ssrf', () => ssrf(print)),
  model: () => printModel(),
};

const chosen = process.argv.slice(2);
for (const name of chosen.length > 0 ? chosen : Object.keys(PARTS)) {
  const part = PARTS[name];
  if (!part) throw new RangeError(`Expected parts among ${Object.keys(PARTS).join(', ')}, got "${name}"`);
  print(`== ${name}`);
  await part();
}

function printLottery(): void {
  const rows = Map.groupBy(lottery(), ({ change }) => change);
  for (const [change, some] of rows) {
    const [right, all] = [sum(some.map((row) => row.right)), sum(some.map((row) => row.all))];
    goal(
      `${change}: reviews with every field right, of ${all}`,
      right / all,
      change.includes('jslog') ? '≥ 0.95' : '≥ 0.99',
    );
    for (const { page, faults } of some.filter((row) => row.right < row.all))
      print(`    ${page}: ${faults.join(' | ')}`);
  }
}

function printAltered(): void {
  const rows = altered();
  const wrong = rows.filter(({ falseSuccess }) => falseSuccess);
  goal(`altered pages read as a success that they are not, of ${rows.length}`, wrong.length, '0');
  for (const { change, page, outcome } of wrong) print(`    ${page}, ${change}: ${outcome}`);
  const whole = rows.filter((row) => row.whole && row.all > 0);
  for (const [change, some] of Map.groupBy(whole, (row) => row.change))
    print(
      `    ${change}: ${sum(some.map(({ right }) => right))} of ${sum(some.map(({ all }) => all))} reviews still right`,
    );
}

/** Alarms that a healthy page gives are as bad as silence: soon nobody looks. */
function printHonest(): void {
  const honest = honestPages();
  const alarmed = honest.filter(({ page }) => page.outcome !== 'complete');
  goal(`honest pages not read as complete, of ${honest.length}`, alarmed.length, '0');
  const empty = emptyPages();
  const doubted = empty.filter(({ page }) => page.outcome !== 'empty');
  goal(`truly empty pages not read as empty, of ${empty.length}`, doubted.length, '0');
  for (const { name, page } of [...alarmed, ...doubted]) print(`    ${name}: ${page.outcome}: ${page.reason}`);
}

async function printStaticPages(): Promise<void> {
  const { taken, allowed, stored, pages } = await staticPages();
  print(
    `    ${pages} pages, ${stored} reviews stored in ${taken.toFixed(1)} s; the pace alone takes ${allowed.toFixed(1)} s`,
  );
  goal('share of what the pace allows', allowed / taken, '≥ 0.80');
}

function withShared(path: string, part: () => unknown): () => unknown {
  return () =>
    existsSync(sharedPath(path))
      ? part()
      : print(`    SKIPPED: needs ${sharedPath(path)}, which is absent (set VIGIE_SHARED)`);
}

function withCaptured(part: () => void): () => unknown {
  return withShared('fixtures/captured', () => {
    print(`    ${capturedPages().length} captured pages`);
    part();
  });
}

function goal(what: string, value: number, target: string): void {
  print(`    ${what.padEnd(70)} ${Number.isInteger(value) ? value : value.toFixed(3)}  (goal ${target})`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
