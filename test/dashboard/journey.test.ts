/** The journey and its steps, each number against plain SQL on the reviews themselves. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JOURNEY_ANSWER, type JourneyAnswer } from '../../src/dashboard/answers/journey.ts';
import { TOUCHPOINT_ANSWER, type TouchpointAnswer } from '../../src/dashboard/answers/touchpoint.ts';
import { instant } from '../../src/domain/time.ts';
import { saveTransitions } from '../../src/store/incidents.ts';
import { startChromium } from '../support/chromium.ts';
import { openPage, type TestPage } from '../support/dashboard.ts';
import { fillJourney, journeyProject } from '../support/journey.ts';
import { openPipeline, type Running, testIo } from '../support/pipeline.ts';
import type { Project } from '../support/project.ts';
import { incident } from '../support/reviews.ts';

const NOW = instant('2026-06-01T12:00:00Z');

let project: Project;
let running: Running;
let page: TestPage;

beforeAll(async () => {
  project = await journeyProject();
  const io = testIo();
  io.clock = NOW;
  running = await openPipeline(project, io);
  await fillJourney(running.context, { n: 600, until: NOW, fallsAt: instant('2026-05-01'), seed: 5 });
  page = await openPage(running.context);
}, 120_000);

afterAll(async () => {
  await page?.close();
  await running?.close();
  await project?.remove();
});

interface Plain {
  readonly place: string;
  readonly touchpoint: string;
  readonly reviews: number;
  readonly lost: number;
  readonly variance: number;
  readonly n: number;
}

/** What each step cost by place, from the reviews: weights as `scores.ts` gives them are left to the blamed findings alone. */
async function plainly(from: string, to: string, region?: string): Promise<readonly Plain[]> {
  const { rows } = await sql<Plain>`
    with own as (
      select r.id, s.location as place, 5 - v.rating as points, a.findings
      from reviews r join revisions v on v.review_id = r.id and v.revision = r.revision
      join analyses a on a.review_id = r.id join sources s on s.id = r.source join locations l on l.id = s.location
      where r.written_latest >= ${from}::timestamptz and r.written_latest < ${to}::timestamptz
        and (${region ?? null}::text is null or l.region = ${region ?? null})
    ), blame as (
      select o.id, o.place, o.points, f ->> 'touchpoint' as touchpoint,
        sum(-(f ->> 'polarity')::float8 * (f ->> 'confidence')::float8) as weight
      from own o, jsonb_array_elements(o.findings) f where (f ->> 'polarity')::float8 < 0 group by 1, 2, 3, 4
    ), part as (
      select id, place, touchpoint, points * weight / sum(weight) over (partition by id) as lost from blame
      where points > 0
    ), whole as (
      select id, place, touchpoint, lost from part
      union all select id, place, 'unattributed', points from own where points > 0 and id not in (select id from part)
    )
    select coalesce(place, 'all') as place, touchpoint, count(*)::int as reviews, sum(lost) as lost,
      sum(lost * lost) as squares,
      (select count(*)::int from own where own.place = whole.place or whole.place is null) as n
    from whole group by grouping sets ((touchpoint), (place, touchpoint))`.execute(running.context.opened.db);
  return rows;
}

async function answerOf<T>(path: string): Promise<T> {
  const response = await page.get(`/api/v1${path}`);
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as T;
}

test.each([
  ['2026-05', '2026-05-01', '2026-06-01', '2026-04-01', undefined],
  ['2026-05', '2026-05-01', '2026-06-01', '2026-04-01', 'south'],
  ['2026-W20', '2026-05-11', '2026-05-18', '2026-05-04', undefined],
] as const)(
  'the journey in %s (%s, %s, %s, %s) is what the reviews give by plain SQL',
  async (period, from, to, before, region) => {
    const path = `/journey?period=${period}${region ? `&region=${region}` : ''}`;
    const answer = JOURNEY_ANSWER.parse(await answerOf<JourneyAnswer>(path));
    const [now, then] = [await plainly(from, to, region), await plainly(before, from, region)];
    const whole = (rows: readonly Plain[]) =>
      new Map(rows.filter((one) => one.place === 'all').map((one) => [one.touchpoint, one]));
    const [is, was] = [whole(now), whole(then)];
    const n = [...is.values()][0]!.n;
    let blamed = 0;
    for (const step of answer.steps) {
      const row = is.get(step.touchpoint);
      expect(step.reviews, step.touchpoint).toBe(row?.reviews ?? 0);
      expect(step.lost, step.touchpoint).toBeCloseTo(row ? row.lost / n : 0, 9);
      const nThen = [...was.values()][0]!.n;
      if (step.before)
        expect(step.before.lost, step.touchpoint).toBeCloseTo((was.get(step.touchpoint)?.lost ?? 0) / nThen, 9);
      blamed += step.reviews;
    }
    expect(blamed).toBeGreaterThan(10);
    expect(new Set(is.keys()).difference(new Set(answer.steps.map(({ touchpoint }) => touchpoint)))).toEqual(new Set());
    const { total, decomposition } = answer;
    expect(total.n).toBe(n);
    expect(total.mean).toBeCloseTo(5 - [...is.values()].reduce((sum, { lost }) => sum + lost, 0) / n, 9);
    const parts = decomposition!.contributions.reduce(
      (sum, { delta }) => sum + delta,
      decomposition!.mix + decomposition!.season,
    );
    expect(Math.abs(parts - (total.mean! - total.before!.mean))).toBeLessThan(1e-9);
  },
);

test('which steps are blamed together is what plain SQL counts', async () => {
  const { links } = await answerOf<JourneyAnswer>('/journey?period=2026-05');
  const { rows } = await sql<{ first: string; second: string; n: number }>`
    with named as (
      select distinct r.id, f ->> 'touchpoint' as touchpoint
      from reviews r join revisions v on v.review_id = r.id and v.revision = r.revision join analyses a on a.review_id = r.id,
        jsonb_array_elements(a.findings) f
      where r.written_latest >= '2026-05-01' and r.written_latest < '2026-06-01' and v.rating < 5
        and (f ->> 'polarity')::float8 < 0
    )
    select a.touchpoint as first, b.touchpoint as second, count(*)::int as n
    from named a join named b on a.id = b.id and a.touchpoint < b.touchpoint collate "C" group by 1, 2`.execute(
    running.context.opened.db,
  );
  const told = links.map(({ first, second, reviews }) => `${first} ${second} ${reviews}`).sort();
  expect(told).toEqual(rows.map(({ first, second, n }) => `${first} ${second} ${n}`).sort());
  expect(links.length).toBeGreaterThan(5);
  const link = links[0]!;
  const found = await answerOf<{ count: number }>(
    `/reviews?touchpoint=${link.first}&also=${link.second}&side=blamed&period=2026-05`,
  );
  expect(found.count).toBe(link.reviews);
});

test('a step by place, over time and by customers’ words is what the reviews give', async () => {
  const answer = TOUCHPOINT_ANSWER.parse(await answerOf<TouchpointAnswer>('/touchpoint/delivery?period=2026-05'));
  const rows = (await plainly('2026-05-01', '2026-06-01')).filter((one) => one.touchpoint === 'delivery');
  for (const place of answer.places) {
    const row = rows.find((one) => one.place === place.location);
    expect([place.reviews, place.n]).toEqual([row?.reviews ?? 0, row?.n ?? place.n]);
    expect(place.lost).toBeCloseTo(row ? row.lost / row.n : 0, 9);
  }
  expect(answer.places).toHaveLength(4);
  for (const [month, from, to] of [
    ['2026-03', '2026-03-01', '2026-04-01'],
    ['2026-04', '2026-04-01', '2026-05-01'],
  ] as const) {
    const point = answer.course.find((one) => one.period === month)!;
    const row = (await plainly(from, to)).find((one) => one.place === 'all' && one.touchpoint === 'delivery')!;
    expect([point.n, point.level!.reviews]).toEqual([row.n, row.reviews]);
    expect(point.level!.lost).toBeCloseTo(row.lost / row.n, 9);
  }
  expect(answer.course).toHaveLength(13);
  expect(answer.step.change).toMatchObject({ isSeen: true });
  const all = rows.find((one) => one.place === 'all')!;
  expect(answer.blamed.count).toBe(all.reviews);
  expect(answer.blamed.themes.length).toBeGreaterThan(2);
  for (const { review, spans } of answer.blamed.evidence)
    expect(review.text!.slice(spans[0]!.start, spans[0]!.end)).toMatch(/late|retard|دیر/);
});

test('open incidents about the step stand on its page, and an unknown step is not found', async () => {
  const raised = incident('lumen/harbour/delivery/down/1', {
    brand: 'lumen' as never,
    location: 'harbour' as never,
    touchpoint: 'delivery' as never,
    accountable: 'logistics' as never,
  });
  await saveTransitions(running.context.opened.db, [
    {
      incident: raised,
      transition: { incident: raised.key, sequence: 1, to: 'firing', at: NOW, by: 'vigie', why: 'x' },
    },
  ]);
  const { incidents } = await answerOf<TouchpointAnswer>('/touchpoint/delivery');
  expect(incidents.map(({ key }) => key)).toEqual([raised.key]);
  expect((await answerOf<TouchpointAnswer>('/touchpoint/staff')).incidents).toEqual([]);
  expect((await page.get('/api/v1/touchpoint/parking')).status).toBe(404);
});

test('a period without reviews says so, and pictures come as PNG', async () => {
  expect(await (await page.get('/journey?period=2020-01')).text()).toContain('No reviews in this period.');
  for (const path of [
    '/journey?chart=map',
    '/journey?period=2026-05&chart=why&lang=fa',
    '/touchpoint/delivery?period=2026-05&chart=course',
  ]) {
    const png = await page.get(path);
    expect(png.headers.get('content-type'), path).toBe('image/png');
    expect((await png.arrayBuffer()).byteLength, path).toBeGreaterThan(5000);
  }
});

test('in a browser the pages have no fault, fit a phone, and pass axe', async () => {
  const { readFileSync } = await import('node:fs');
  const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  const browser = await startChromium();
  try {
    for (const path of [
      '/journey?period=2026-05',
      '/journey?period=2026-05&show=change&lang=fa',
      '/touchpoint/delivery?period=2026-05',
      '/touchpoint/delivery?period=2026-05&lang=fa',
    ]) {
      for (const [width, colorScheme] of [
        [360, 'dark'],
        [1280, 'light'],
      ] as const) {
        const { page: tab, faults } = await browser.open(page.url, {
          viewport: { width, height: 900 },
          colorScheme,
          bypassCSP: true,
        });
        await tab.goto(`${page.url}${path}`);
        const wide = await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        expect(wide, `${path} ${width}`).toBeLessThanOrEqual(0);
        await tab.evaluate(axe);
        const result = (await tab.evaluate('axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] })')) as {
          violations: { id: string; nodes: { html: string }[] }[];
        };
        expect(
          result.violations.map(({ id, nodes }) => `${id} ${nodes[0]!.html.slice(0, 200)}`),
          `${path} ${width}`,
        ).toEqual([]);
        expect(faults, path).toEqual([]);
        await tab.context().close();
      }
    }
  } finally {
    await browser.close();
  }
}, 120_000);
