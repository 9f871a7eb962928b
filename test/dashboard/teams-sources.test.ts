/** Teams, sources and the back-test: figures against plain SQL, run now through a real pass, nobody waits for a replay. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextCron } from '../../src/config/cron.ts';
import { backtestAnswer } from '../../src/dashboard/answers/backtest.ts';
import { sourceAnswer, sourcesAnswer } from '../../src/dashboard/answers/sources.ts';
import { teamAnswer, teamsAnswer } from '../../src/dashboard/answers/teams.ts';
import { sourceId } from '../../src/domain/ids.ts';
import { instant } from '../../src/domain/time.ts';
import { backtest } from '../../src/pipeline/backtest.ts';
import { collectSources } from '../../src/pipeline/collect.ts';
import { rollUp } from '../../src/pipeline/roll-up.ts';
import { waitingRequests } from '../../src/store/run-requests.ts';
import { recordRun } from '../../src/store/runs.ts';
import { startChromium, type TestBrowser } from '../support/chromium.ts';
import { ADMIN, openPage, type TestPage } from '../support/dashboard.ts';
import { type IncidentWorld, openIncidentWorld } from '../support/incident-world.ts';
import { lookWith } from '../support/look-at-page.ts';
import { NOW } from '../support/pipeline.ts';

let world: IncidentWorld;
let page: TestPage;
let browser: TestBrowser;
const NORTH = sourceId.parse('export-north');
const HOSTILE = '"><script>alert(1)</script>\u202e';

beforeAll(async () => {
  world = await openIncidentWorld();
  await rollUp(world.running.context);
  page = await openPage(world.running.context);
  browser = await startChromium();
  const run = {
    source: NORTH,
    counts: { read: 5, new: 1, edited: 1, same: 2, skipped: 1 },
    shownCount: 640,
    shownAverage: 4.1,
  };
  const span = (day: string) => ({
    startedAt: instant(`2026-05-${day}T10:00Z`),
    endedAt: instant(`2026-05-${day}T10:01Z`),
  });
  await recordRun(db(), { ...run, ...span('28'), outcome: 'blocked', reason: HOSTILE });
  await recordRun(db(), {
    ...run,
    ...span('29'),
    outcome: 'complete',
    stored: { n: 600, mean: 4.2 },
    selectorDrift: [{ field: 'date', from: HOSTILE, to: 'b' }],
  });
});

afterAll(async () => {
  await browser?.close();
  await page?.close();
  await world?.close();
});

const db = () => world.running.context.opened.db;
const api = async (path: string) => (await page.get(`/api/v1${path}`)).json();

test('a team’s figures are those that SQL adds up, its incidents those that it is accountable for', async () => {
  const answer = teamAnswer.parse(await api('/team/logistics'));
  expect(answer.touchpoints).toEqual(['delivery']);
  const { rows } = await sql<{ period: number; n: number; lost: number }>`
    select period, sum((select sum(c) from unnest(counts) as c))::int as n,
      sum(coalesce((blame #>> '{delivery,lost}')::float8, 0)) as lost
    from tallies where kind = 'month' and scale = 'stars' group by period order by period
  `.execute(db());
  const stars = answer.progress.find(({ scale }) => scale === 'stars')!;
  expect(rows.length).toBeGreaterThan(9);
  expect(stars.months.map(({ period, n }) => [period, n])).toEqual(rows.map(({ period, n }) => [period, n]));
  for (const [index, { kept }] of stars.months.entries())
    expect(kept).toBeCloseTo(5 - rows[index]!.lost / rows[index]!.n, 9);
  expect(stars.months.at(-1)!.kept).toBeLessThan(stars.months[0]!.kept);
  const { rows: open } = await sql<{ key: string }>`
    select key from incidents where state in ('pending', 'firing', 'recovering') and body ->> 'accountable' = 'logistics' order by key
  `.execute(db());
  expect(answer.incidents.map(({ key }) => key).sort()).toEqual(open.map(({ key }) => key));
  expect(teamsAnswer.parse(await api('/teams')).teams.map(({ team, open: n }) => [team, n])).toContainEqual([
    'logistics',
    open.length,
  ]);
  expect(JSON.stringify(answer)).not.toContain(world.project.dir);
});

test('managers set a target within the scale, and nobody less', async () => {
  page.visitor = { ...ADMIN, role: 'team', team: 'logistics' as never };
  expect((await page.post('/team/logistics/target', { scale: 'stars', value: '4.5' })).status).toBe(403);
  page.visitor = { ...ADMIN, role: 'manager', name: HOSTILE };
  expect((await page.post('/team/logistics/target', { scale: 'stars', value: '6' })).status).toBe(422);
  const set = await page.post('/team/logistics/target', { scale: 'stars', value: '4.5' });
  expect(set.headers.get('location')).toBe('/team/logistics?done=target');
  page.visitor = ADMIN;
  const text = await (await page.get('/team/logistics')).text();
  expect(text).toContain('4.50');
  expect(text).not.toContain('<script>alert');
});

test('a source shows how its passes ended, what it shows beside what is stored, and what moved', async () => {
  const { sources } = sourcesAnswer.parse(await api('/sources'));
  const north = sources.find(({ source }) => source === NORTH)!;
  expect(north.strip.map(({ outcome }) => outcome).slice(0, 3)).toContain('blocked');
  const one = sourceAnswer.parse(await api(`/source/${NORTH}`));
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from runs where source = ${NORTH}`.execute(db());
  expect(one.runs.length).toBe(rows[0]!.n);
  const text = await (await page.get(`/source/${NORTH}`)).text();
  expect(text).not.toContain('<script>alert');
  expect(text).toContain('&lt;script&gt;');
});

test('an administrator has a source read with the next pass whatever its cadence, once', async () => {
  page.visitor = { ...ADMIN, role: 'manager' };
  expect((await page.post(`/source/${NORTH}/run`, {})).status).toBe(403);
  page.visitor = ADMIN;
  const { context } = world.running;
  await recordRun(db(), {
    source: NORTH,
    startedAt: NOW,
    endedAt: NOW,
    outcome: 'complete',
    counts: { read: 0, new: 0, edited: 0, same: 0, skipped: 0 },
  });
  const asked = async () => (await page.post(`/source/${NORTH}/run`, {})).headers.get('location');
  const before = await collectSources(context, { sources: [NORTH], onlyDue: true, arrival: 'by-age' });
  expect(before.notDue.map(({ source }) => source)).toEqual([NORTH]);
  expect(await asked()).toBe(`/source/${NORTH}?done=asked`);
  expect(await asked()).toBe(`/source/${NORTH}?done=waiting`);
  const after = await collectSources(context, { sources: [NORTH], onlyDue: true, arrival: 'by-age' });
  expect(after.runs.map(({ source }) => source)).toEqual([NORTH]);
  expect(await waitingRequests(db())).toEqual([]);
});

test.each([
  ['0 6 * * *', 'UTC', '2026-06-01T12:00:00Z', '2026-06-02T06:00:00.000Z'],
  ['30 2 * * *', 'Europe/Paris', '2026-03-28T12:00:00Z', '2026-03-29T01:30:00.000Z'],
  ['0 0 29 2 *', 'UTC', '2026-06-01T12:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['*/15 8-9 1 * mon', 'UTC', '2026-06-01T09:45:00Z', '2026-06-08T08:00:00.000Z'],
  ['0 12 * * 7', 'UTC', '2026-06-01T12:00:00Z', '2026-06-07T12:00:00.000Z'],
])('%s in %s comes next after %s at %s', (line, zone, after, next) => {
  expect(nextCron(line, zone, instant(after))).toBe(instant(next));
});

test('the back-test says what vigie backtest says, beside today’s settings, and holds nobody up', async () => {
  expect(backtestAnswer.parse(await api('/backtest'))).toMatchObject({ reviews: 1200, isTooMuch: false });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const answer = backtestAnswer.parse(await api('/backtest?run=1&minDays=365&warmUpReviews=5000&budget=0.1'));
  delay.disable();
  process.stderr.write(`event loop: at most ${Math.round(delay.max / 1e6)} ms\n`);
  const lines = [];
  const { from, until } = answer;
  for await (const line of backtest(world.running.context, { from: instant(from), until: instant(until) }))
    lines.push(line);
  const summary = lines.find((line) => line.type === 'summary')!;
  expect(answer.today).toMatchObject({ falls: summary.alerts.falls, expected: summary.expected.total, reviews: 1200 });
  expect(answer.today!.alerts.map(({ says }) => says)).toEqual(
    lines.flatMap((line) => (line.type === 'alert' ? [line.says] : [])),
  );
  expect(answer.today!.falls).toBeGreaterThan(0);
  expect(answer.rules).toMatchObject({ minDays: 365, warmUpReviews: 5000, budget: 0.1 });
  expect(answer.chosen!.alerts.length).toBeLessThan(answer.today!.alerts.length);
});

test.each([
  ['/teams', 'en', 1280, 'light'],
  ['/team/logistics', 'fa', 360, 'dark'],
  ['/sources', 'fr', 360, 'light'],
  [`/source/${NORTH}`, 'fa', 360, 'dark'],
  ['/backtest', 'fr', 360, 'dark'],
] as const)(
  'in a browser, %s in %s at %i px, %s: no fault, no sideways scroll, nothing for axe',
  async (path, lang, width, colorScheme) => {
    const look = await lookWith(browser, `${page.url}${path}?lang=${lang}`, { width, colorScheme });
    expect(look).toEqual({ faults: [], overflow: false, axe: [] });
  },
);
