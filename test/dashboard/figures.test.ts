/** Overview and places: every number against plain SQL on random data, the acts, and the pages in a real Chromium. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OVERVIEW_ANSWER, type OverviewAnswer } from '../../src/dashboard/answers/overview.ts';
import { SCOPE_ANSWER, type ScopeAnswer } from '../../src/dashboard/answers/scope.ts';
import { ROUTES } from '../../src/dashboard/routes.ts';
import type { Analysis, Finding } from '../../src/domain/finding.ts';
import type { TouchpointId } from '../../src/domain/ids.ts';
import type { Review } from '../../src/domain/review.ts';
import { DAY_MS, instant, millis } from '../../src/domain/time.ts';
import { rollUp } from '../../src/pipeline/roll-up.ts';
import { saveAnalyses } from '../../src/store/findings.ts';
import { saveTransitions } from '../../src/store/incidents.ts';
import { markRemoved } from '../../src/store/removals.ts';
import { reviewsWithoutFindings, saveReviews } from '../../src/store/reviews.ts';
import { recordRun } from '../../src/store/runs.ts';
import { startChromium, type TestBrowser } from '../support/chromium.ts';
import { ADMIN, openPage, type TestPage } from '../support/dashboard.ts';
import { NOW, openPipeline, type Running, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';
import { incident, review, transition } from '../support/reviews.ts';

const PLACES = ['north', 'south', 'east', 'west', 'empty'] as const;

const io = testIo();
let project: Project;
let running: Running;
let page: TestPage;
let browser: TestBrowser;

/** Mulberry32: the same numbers on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

beforeAll(async () => {
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      regions: [
        { id: 'coast', name: 'Coast' },
        { id: 'hills', name: 'Hills' },
      ],
      locations: PLACES.map((id, i) => ({
        id,
        name: id === 'west' ? 'فروشگاه <b>غرب</b>' : `Shop ${id}`,
        ...(i < 4 && { region: i < 2 ? 'coast' : 'hills' }),
      })),
      sources: PLACES.map((id) => ({
        id: `${id}-export`,
        location: id,
        kind: 'file',
        access: 'export',
        options: { path: 'reviews.csv' },
      })),
    },
  });
  running = await openPipeline(project, io);
  await fill();
  page = await openPage(running.context, ROUTES);
  browser = await startChromium();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await page?.close();
  await running?.close();
  await project?.remove();
});

/** Thirteen months at four places; the north falls in the last one, by delivery. */
async function fill(): Promise<void> {
  const { opened, analyser } = running.context;
  const { db } = opened;
  const next = random(5);
  const made: Review[] = [];
  for (const place of PLACES.slice(0, 4)) {
    for (let i = 0; i < 420; i++) {
      const at = instant(millis(NOW) - Math.floor(next() * 400 * DAY_MS));
      const isBad = place === 'north' && at >= '2026-05-01';
      made.push(
        review(`${place}-${i}`, {
          source: `${place}-export` as Review['source'],
          rating: isBad ? 1 + Math.floor(next() * 2) : 3 + Math.floor(next() * 3),
          written: { earliest: at, latest: at },
          ...(next() < 0.3 && { reply: { text: 'Thank you' } }),
        }),
      );
    }
  }
  const arriving = (all: readonly Review[]) => all.map((one) => ({ review: one, arrival: 'live' as const }));
  await saveReviews(db, arriving(made), NOW);
  const edits = made
    .filter(() => next() < 0.1)
    .map((one) => ({ ...one, rating: 5, contentHash: `${one.contentHash}x` }));
  await saveReviews(db, arriving(edits), instant('2026-05-20T00:00:00Z'));
  const gone = made.filter(({ source }) => source === 'east-export' && next() < 0.1);
  await markRemoved(
    db,
    'east-export' as never,
    gone.map(({ externalId }) => externalId),
    NOW,
  );
  const waiting = await reviewsWithoutFindings(db, analyser.version, 10_000);
  const rows = waiting.map((one) => {
    const isBad = one.source === 'north-export' && (one.rating ?? 5) < 3;
    return { reviewId: one.id, revision: one.revision, analysis: analysisOf(next, isBad) };
  });
  await saveAnalyses(db, analyser.version, rows, NOW);
  await sql`insert into corrections (review_id, revision, findings, by, at)
    select id, revision, ${JSON.stringify([finding('staff', -1, 1)])}::jsonb, 'ana', ${NOW}::timestamptz
    from reviews where id % 23 = 0`.execute(db);
  for (const place of PLACES.slice(0, 4))
    await recordRun(db, {
      source: `${place}-export` as never,
      startedAt: NOW,
      endedAt: NOW,
      outcome: 'complete',
      reason: 'x',
      counts: { read: 0, new: 0, edited: 0, same: 0, skipped: 0 },
    });
  const opened1 = instant('2026-05-12T00:00:00Z');
  const key = 'shop/north/delivery/down/1';
  await saveTransitions(db, [
    {
      incident: incident(key, {
        brand: 'shop' as never,
        location: 'north' as never,
        touchpoint: 'delivery' as never,
        openedAt: opened1,
        updatedAt: opened1,
        since: '2026-05-01' as never,
        accountable: 'logistics' as never,
      }),
      transition: transition(key, 1, { at: opened1 }),
    },
  ]);
  await rollUp(running.context);
}

function analysisOf(next: () => number, isBad: boolean): Analysis {
  const findings = [
    ...(isBad ? [finding('delivery', -0.9, 0.9)] : []),
    ...(next() < 0.4 ? [finding('staff', next() * 2 - 1, next())] : []),
    ...(next() < 0.4 ? [finding('product', next() * 2 - 1, next())] : []),
  ];
  const label = isBad ? 'negative' : 'positive';
  return {
    language: 'en',
    analysed: true,
    sentiment: { label, score: 0 },
    findings,
    emotion: isBad ? 'anger' : 'none',
  };
}

function finding(touchpoint: string, polarity: number, confidence: number): Finding {
  return { touchpoint: touchpoint as TouchpointId, polarity, confidence, start: 0, end: 4 };
}

async function api<T>(path: string): Promise<T> {
  const answer = await page.get(`/api/v1${path}`);
  expect(answer.status, `${path} ${io.lines.at(-1)}`).toBe(200);
  return (await answer.json()) as T;
}

interface Plain {
  readonly location: string;
  readonly n: number;
  readonly mean: number;
  readonly answered: number;
  readonly lost: Readonly<Record<string, number>> | null;
}

/** Another way to the same numbers: the database's own arithmetic over the reviews, no tallies and none of our code. */
async function plainly(from: string, to: string): Promise<ReadonlyMap<string, Plain>> {
  const { rows } = await sql<Plain>`
    with shown as (
      select r.id, s.location, v.rating, v.reply is not null as answered,
        coalesce((select c.findings from corrections c where c.review_id = r.id and c.revision = r.revision
          order by c.id desc limit 1), a.findings, '[]') as findings
      from reviews r join sources s on s.id = r.source
      join revisions v on v.review_id = r.id and v.revision = r.revision
      left join analyses a on a.review_id = r.id and a.revision = r.revision
      where r.removed_at is null and r.written_latest >= ${from}::timestamptz and r.written_latest < ${to}::timestamptz
    ), blamed as (
      select id, f ->> 'touchpoint' as touchpoint, -(f ->> 'polarity')::float8 * (f ->> 'confidence')::float8 as weight
      from shown, jsonb_array_elements(findings) as f where (f ->> 'polarity')::float8 < 0
    ), shared as (
      select s.id, s.location, coalesce(b.touchpoint, 'unattributed') as touchpoint,
        (5 - s.rating) * coalesce(b.weight / sum(b.weight) over (partition by s.id), 1) as points
      from shown s left join blamed b on b.id = s.id where s.rating < 5
    ), lost as (
      select location, jsonb_object_agg(touchpoint, points) as lost from (
        select location, touchpoint, sum(points) as points from shared group by 1, 2
      ) as sums group by 1
    )
    select location, count(*)::int as n, avg(rating)::float8 as mean, avg(answered::int)::float8 as answered, l.lost
    from shown left join lost l using (location) group by location, l.lost`.execute(running.context.opened.db);
  return new Map(rows.map((row) => [row.location, row]));
}

const MONTHS = [
  ['2026-05', '2026-05-01', '2026-06-01', '2026-04-01'],
  ['2026-04', '2026-04-01', '2026-05-01', '2026-03-01'],
  ['2026-W20', '2026-05-11', '2026-05-18', '2026-05-04'],
] as const;

describe('every number', () => {
  test.each(MONTHS)('of the overview is that of plain SQL (%s)', async (period, from, to, before) => {
    const answer = OVERVIEW_ANSWER.parse(await api(`/overview?period=${period}`)) as OverviewAnswer;
    const [now, then] = [await plainly(from, to), await plainly(before, from)];
    expect(answer.places.length).toBe(5);
    for (const one of answer.places) {
      const [row, earlier] = [now.get(one.location), then.get(one.location)];
      expect(one.n, one.location).toBe(row?.n ?? 0);
      if (row) expect(one.mean).toBeCloseTo(row.mean, 9);
      expect(one.before?.n ?? 0).toBe(earlier?.n ?? 0);
      if (row && earlier) expect(one.change!.delta).toBeCloseTo(row.mean - earlier.mean, 9);
      const most = Object.entries(row?.lost ?? {}).sort(([, a], [, b]) => b - a)[0];
      if (most) {
        expect(one.lost!.touchpoint).toBe(most[0]);
        expect(one.lost!.points).toBeCloseTo(most[1] / row!.n, 9);
      }
      expect(one.trend.at(-1) ?? 0).toBeCloseTo(row?.mean ?? 0, 9);
      expect(one.trend.at(-2) ?? 0).toBeCloseTo(earlier?.mean ?? 0, 9);
    }
    const [{ total, regions }] = answer.totals as [OverviewAnswer['totals'][number]];
    const sumOf = (rows: readonly (Plain | undefined)[]) => rows.reduce((sum, row) => sum + (row?.n ?? 0), 0);
    expect(total.n).toBe(sumOf([...now.values()]));
    expect(regions.find(({ id }) => id === 'coast')!.n).toBe(sumOf([now.get('north'), now.get('south')]));
  });

  test.each(MONTHS)(
    'of a place is that of plain SQL, and its decomposition adds up (%s)',
    async (period, from, to, before) => {
      const [now, then] = [await plainly(from, to), await plainly(before, from)];
      for (const place of PLACES) {
        const answer = SCOPE_ANSWER.parse(await api(`/location/${place}?period=${period}`)) as ScopeAnswer;
        const [row, earlier] = [now.get(place), then.get(place)];
        expect(answer.n).toBe(row?.n ?? 0);
        expect(answer.course.at(-1)!.n).toBe(row?.n ?? 0);
        expect(answer.course.at(-2)!.mean ?? 0).toBeCloseTo(earlier?.mean ?? 0, 9);
        if (!row || !earlier) continue;
        expect(answer.mean).toBeCloseTo(row.mean, 9);
        expect(answer.answered).toBeCloseTo(row.answered, 9);
        for (const { touchpoint, lost, lostBefore = 0 } of answer.touchpoints) {
          expect(lost).toBeCloseTo((row.lost?.[touchpoint] ?? 0) / row.n, 9);
          expect(lostBefore).toBeCloseTo((earlier.lost?.[touchpoint] ?? 0) / earlier.n, 9);
        }
        const { parts, mix, season } = answer.decomposition!;
        const sum = parts.reduce((total, { delta }) => total + delta, mix + season);
        expect(Math.abs(sum - (row.mean - earlier.mean))).toBeLessThan(1e-9);
      }
    },
  );

  test('of a region and a brand is that of its places together', async () => {
    const now = await plainly('2026-05-01', '2026-06-01');
    const coast = SCOPE_ANSWER.parse(await api('/region/coast?period=2026-05')) as ScopeAnswer;
    const [north, south] = [now.get('north')!, now.get('south')!];
    expect(coast.n).toBe(north.n + south.n);
    expect(coast.mean).toBeCloseTo((north.n * north.mean + south.n * south.mean) / coast.n, 9);
    const brand = SCOPE_ANSWER.parse(await api('/brand/shop?period=2026-05')) as ScopeAnswer;
    expect(brand.n).toBe([...now.values()].reduce((sum, { n }) => sum + n, 0));
    expect(brand.incidents).toEqual([]);
  });

  test('of the stars changed after answers is that of the revisions', async () => {
    const { rows } = await sql<{ raised: number; recovered: number }>`
      select count(*)::int as raised, count(*) filter (where exists (
        select from revisions a where a.review_id = v.review_id and a.revision < v.revision and a.reply is not null
      ))::int as recovered
      from revisions v join revisions o on o.review_id = v.review_id and o.revision = v.revision - 1
      join reviews r on r.id = v.review_id
      where r.source = 'south-export' and v.rating > o.rating`.execute(running.context.opened.db);
    const { starChanges } = await api<ScopeAnswer>('/location/south?period=2026-05');
    expect(starChanges).toMatchObject(rows[0]!);
    expect(rows[0]!.recovered).toBeGreaterThan(2);
  });
});

describe('the overview', () => {
  test('puts first what needs attention and says why', async () => {
    const { places, fallen, unheard, sources, inNeed } = await api<OverviewAnswer>('/overview?period=2026-05');
    expect(places[0]).toMatchObject({ location: 'north', need: 'incident', moved: { touchpoint: 'delivery' } });
    expect(fallen[0]).toMatchObject({ location: 'north', touchpoint: 'delivery' });
    expect([unheard, sources]).toEqual([1, 5]);
    expect(places.find(({ location }) => location === 'empty')).toMatchObject({ need: 'unheard', n: 0 });
    expect(inNeed).toBe(places.filter(({ need }) => need).length);
  });

  test('says in a sentence what moved, and leads to place, reason, owner, incident and words', async () => {
    const text = await (await page.get('/?period=2026-05')).text();
    const lead = /<p class="lead">(.*?)<\/p>/s.exec(text)![1]!.replace(/<[^>]*>/g, '');
    expect(lead).toMatch(/^Shop north fell by \d\.\d\d stars, mostly Delivery\. .*1 of 5 sources was not heard\.$/);
    expect(text).toContain('href="/location/north?period=2026-05"');
    expect(text).toContain('href="/incident?period=2026-05&amp;key=shop%2Fnorth%2Fdelivery%2Fdown%2F1"');
    expect(text).toContain(
      'href="/reviews?period=2026-05&amp;location=north&amp;touchpoint=delivery&amp;side=blamed&amp;from=2026-05-01&amp;to=2026-05-31"',
    );
    expect(await (await page.get('/location/north?period=2026-05')).text()).toContain(
      'href="/team/logistics?period=2026-05"',
    );
  });

  test('is a file, too', async () => {
    const csv = await (await page.get('/?period=2026-05&as=csv')).text();
    expect(csv.split('\r\n')[1]).toMatch(/^north,coast,stars,\d+,/);
  });
});

describe('own events', () => {
  test('are written down and taken back by managers alone, and stand on every page they are about', async () => {
    const form = { location: 'north', day: '2026-05-03', title: '<i>New</i> courier', touchpoint: 'delivery' };
    page.visitor = { ...ADMIN, role: 'team' };
    expect((await page.post('/event/add', form)).status).toBe(403);
    page.visitor = ADMIN;
    expect((await page.post('/event/add', { ...form, day: '2026-02-30' })).status).toBe(400);
    expect((await page.post('/event/add', { ...form, location: 'nowhere' })).status).toBe(422);
    expect((await page.post('/event/add', { ...form, region: 'coast' })).status).toBe(422);
    const added = await page.post('/event/add', { ...form, period: '2026-05' });
    expect([added.status, added.headers.get('location')]).toEqual([
      303,
      '/location/north?period=2026-05&done=event-added',
    ]);
    await page.post('/event/add', { region: 'coast', day: '2026-05-04', title: 'Storm' });
    const shown = await (await page.get('/location/north?period=2026-05')).text();
    expect(shown).toContain('&lt;i&gt;New&lt;/i&gt; courier');
    expect(shown).not.toContain('<i>New');
    const { events } = await api<ScopeAnswer>('/location/south?period=2026-05');
    expect(events.map(({ title }) => title)).toEqual(['Storm']);
    const removed = await page.post('/event/remove', { id: String(events[0]!.id) });
    expect(removed.headers.get('location')).toBe('/region/coast?done=event-removed');
    expect((await page.post('/event/remove', { id: String(events[0]!.id) })).status).toBe(404);
    expect((await api<ScopeAnswer>('/location/south?period=2026-05')).events).toEqual([]);
  });
});

describe('in a browser', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  test.each([
    ['en', 1280, 'light'],
    ['fa', 360, 'dark'],
    ['fr', 360, 'light'],
  ] as const)('pages are without faults (%s, %i wide, %s)', async (lang, width, colorScheme) => {
    const opened = await browser.open(page.url, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
    for (const path of ['/', '/location/north', '/location/west', '/location/empty', '/region/coast', '/brand/shop']) {
      await opened.page.goto(`${page.url}${path}?period=2026-05&lang=${lang}`);
      const wider = await opened.page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(wider, path).toBeLessThanOrEqual(0);
      await opened.page.evaluate(axe);
      const violations = await opened.page.evaluate('axe.run().then(({ violations }) => violations)');
      expect(
        (violations as { id: string; nodes: { html: string }[] }[]).map(({ id, nodes }) => [path, id, nodes[0]!.html]),
      ).toEqual([]);
      if (process.env.VIGIE_SHOTS)
        await opened.page.screenshot({
          path: `${process.env.VIGIE_SHOTS}/${lang}-${width}${path.replaceAll('/', '-')}.png`,
          fullPage: true,
        });
    }
    expect(opened.faults).toEqual([]);
    await opened.page.context().close();
  });

  test('the curve is a picture of its own', async () => {
    const png = await page.get('/location/north?period=2026-05&chart=course');
    expect(png.headers.get('content-type')).toBe('image/png');
    expect((await page.get('/location/empty?chart=course')).status).toBe(404);
  });
});
