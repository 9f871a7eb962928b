/** What detection tells and what it keeps to itself, over passes, edits, crashes and new versions. */
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { draw, random } from '../../bench/drift/random.ts';
import { urgencyOf } from '../../src/alerts/matcher.ts';
import { sourceId } from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Outcome } from '../../src/domain/run.ts';
import { DAY_MS, type Instant } from '../../src/domain/time.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { findIncidents } from '../../src/store/incidents.ts';
import { recordRun } from '../../src/store/runs.ts';
import {
  asCsv,
  badDays,
  calmDays,
  dayAfter,
  emptyDatabase,
  NOW,
  openPipeline,
  type Row,
  type Running,
  rowsOf,
  testIo,
} from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const io = testIo();
let project: Project;
let running: Running;
let context: Context;

const team = (id: string) => ({ id, name: id, receivers: [{ notifier: 'file', options: { folder: '/nowhere' } }] });

beforeAll(async () => {
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: ['export', 'other'].map((id) => ({ id, location: 'north', kind: 'file', access: 'export' })),
    },
    touchpoints: {
      touchpoints: [
        { id: 'delivery', name: { en: 'Delivery' }, owners: ['logistics', 'support'] },
        { id: 'staff', name: { en: 'Staff' }, owners: ['operations'] },
        { id: 'product', name: { en: 'Product' }, owners: ['operations'] },
      ],
    },
    teams: {
      fallback: 'operations',
      engineer: 'engineers',
      teams: ['logistics', 'support', 'operations', 'engineers'].map(team),
    },
    alerts: { averageRunLength: { down: 2_000, up: 2_000 } },
  });
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  await running.close();
  await project.remove();
});
beforeEach(async () => {
  io.clock = NOW;
  await emptyDatabase(context);
});

/** What one visit does: reads the file, analyses, detects. */
async function visit(
  rows: readonly Row[],
  how: { notify?: boolean; source?: string; at?: Instant; in?: Context } = {},
) {
  const use = how.in ?? context;
  if (how.at) io.clock = how.at;
  const file = await project.file('export.csv', asCsv(rows));
  const source = sourceId.parse(how.source ?? 'export');
  const run = await importFile(use, file, { source, ...(how.notify && { notify: true }) });
  expect(run.outcome, run.reason).toBe('complete');
  await analyseReviews(use);
  return detectDrift(use);
}

const outbox = () => rowsOf(context.opened.db, 'outbox');
const incidents = () => findIncidents(context.opened.db, {});
const FALL = [...calmDays(-100, -10), ...badDays(-10, 0)];

describe('a fall', () => {
  it('raises one incident that is told once to both owners of the interface, one of them accountable', async () => {
    const first = await visit(FALL);
    const [fall, ...more] = await incidents();
    expect(more).toEqual([]);
    expect(fall).toMatchObject({
      kind: 'drift',
      state: 'firing',
      silent: false,
      direction: 'down',
      touchpoint: 'delivery',
    });
    expect(Math.abs(Date.parse(fall!.since) - Date.parse(dayAfter(-10))) / DAY_MS).toBeLessThanOrEqual(3);
    expect([fall!.accountable, ...fall!.informed].sort()).toEqual(['logistics', 'support']);
    expect(first.notifications).toBe(2);
    const told = await outbox();
    expect(told.map(({ team: id }) => id).sort()).toEqual(['logistics', 'support']);

    const second = await detectDrift(context);
    expect(second).toMatchObject({ reviews: 0, changes: [], notifications: 0 });
    io.clock = dayAfter(1);
    await visit([...FALL, ...badDays(0, 1)]);
    expect(await outbox()).toHaveLength(2);
  });

  it('is explained by what adds up to it', async () => {
    await visit(FALL);
    const { decomposition } = (await incidents())[0]!;
    const sum = decomposition!.contributions.reduce((total, { delta }) => total + delta, 0);
    expect(sum).toBeCloseTo(decomposition!.after.mean - decomposition!.before.mean, 9);
    expect(decomposition!.contributions[0]).toMatchObject({ touchpoint: 'delivery' });
  });

  it('in history is recorded and told to nobody', async () => {
    const rows = [...calmDays(-400, -300), ...badDays(-300, -280), ...calmDays(-280, -200)];
    expect((await visit(rows)).notifications).toBe(0);
    const found = await incidents();
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ silent }) => silent)).toBe(true);
    // A fall of years ago is measured in its own time, not against today.
    const fall = found.find(({ direction }) => direction === 'down');
    expect(fall!.after!.mean).toBeLessThan(2);
    expect(await outbox()).toEqual([]);
  });

  it('in history that is imported with --notify is told', async () => {
    const report = await visit([...calmDays(-400, -300), ...badDays(-300, -280)], { notify: true });
    expect(report.notifications).toBeGreaterThan(0);
    expect((await outbox()).map(({ team: id }) => id)).toContain('logistics');
  });

  it('that ends is told as resolved, once', async () => {
    await visit(FALL);
    io.clock = dayAfter(30);
    await visit([...FALL, ...calmDays(0, 30)]);
    const fall = (await incidents()).find(({ direction }) => direction === 'down')!;
    expect(fall.state).toBe('resolved');
    const ends = (await outbox()).filter(
      ({ message }) => (message as { type: string }).type === 'rating.drift.resolved',
    );
    expect(ends.map(({ team: id }) => id).sort()).toEqual(['logistics', 'support']);
  });
});

describe('what is not news', () => {
  const calm = calmDays(-100, 0);

  it('an edit of old reviews replays the streams and raises nothing by itself', async () => {
    await visit(calm);
    const before = await rowsOf(context.opened.db, 'detector_states');
    const edited = calm.map((row, index) =>
      index >= 160 ? { ...row, rating: 1, text: 'Edited: awful, arrived late.' } : row,
    );
    const report = await visit(edited, { at: dayAfter(1) });
    expect(report).toMatchObject({ reviews: 40, changes: [], notifications: 0 });
    const after = await rowsOf(context.opened.db, 'detector_states');
    expect(stateOf(after, 'shop/north/*/overall/stars')).not.toEqual(stateOf(before, 'shop/north/*/overall/stars'));
  });

  it('watches no brand-wide stream for a brand of one location: it would say the same twice', async () => {
    await visit(calm);
    const streams = (await rowsOf(context.opened.db, 'detector_states')).map(({ stream }) => String(stream));
    expect(streams).toContain('shop/north/*/overall/stars');
    expect(streams.filter((id) => id.startsWith('shop/*/'))).toEqual([]);
  });

  it('the replay of an edit leaves the states that the edited reviews would have given in the first place', async () => {
    const edited = calm.map((row, index) => (index === 50 ? { ...row, rating: 2 } : row));
    await visit(calm);
    await visit(edited);
    const replayed = await rowsOf(context.opened.db, 'detector_states');
    await emptyDatabase(context);
    await visit(edited);
    const direct = await rowsOf(context.opened.db, 'detector_states');
    for (const { stream } of direct)
      expect(stateOf(replayed, String(stream)), String(stream)).toEqual(stateOf(direct, String(stream)));
  });

  it('a new version of the analyser reads all anew, replays, and raises nothing', async () => {
    await visit(calm);
    const version = 'zz-next';
    const blamesAll = {
      version,
      analyse: (input: Parameters<Context['analyser']['analyse']>[0]) => ({
        ...context.analyser.analyse(input),
        findings: [{ touchpoint: 'staff' as never, polarity: -1, confidence: 1, start: 0, end: 1 }],
      }),
    };
    const next = { ...context, analyser: blamesAll };
    const before = await rowsOf(context.opened.db, 'detector_states');
    await analyseReviews(next);
    const report = await detectDrift(next);
    expect(report).toMatchObject({ changes: [], notifications: 0 });
    const after = await rowsOf(context.opened.db, 'detector_states');
    expect(stateOf(after, 'shop/north/staff/attributed/stars')).not.toEqual(
      stateOf(before, 'shop/north/staff/attributed/stars'),
    );
    expect(stateOf(after, 'shop/north/*/overall/stars')).toEqual(stateOf(before, 'shop/north/*/overall/stars'));
    expect((await rowsOf(context.opened.db, 'detectors'))[0]).toMatchObject({ analyser: version });
  });

  it('states that do not fit the guards of today are replayed instead of ending every pass', async () => {
    await visit(calm);
    const { alerts } = context.config;
    const stricter = { ...context.config, alerts: { ...alerts, guards: { ...alerts.guards, minAuthors: 7 } } };
    const report = await visit(FALL.slice(180), { in: { ...context, config: stricter } });
    expect(report.notifications).toBeGreaterThan(0);
    const sizes = new Set(
      (await rowsOf(context.opened.db, 'detector_states')).map(({ state }) => (state as Uint8Array).length),
    );
    expect(sizes.size).toBe(1);
  });

  it.each([10, 30])('reviews that come over %i days after they were written only train', async (lateAfterDays) => {
    const rules = { ...context, config: { ...context.config, alerts: { ...context.config.alerts, lateAfterDays } } };
    await visit(calm, { in: rules });
    const late = badDays(-lateAfterDays - 15, -lateAfterDays - 1).map((row) => ({ ...row, id: `old-${row.id}` }));
    const report = await visit([...calm, ...late], { in: rules });
    expect(report).toMatchObject({ reviews: late.length, changes: [] });
  });

  it("a second source's last month is no burst of the newest day", async () => {
    await visit(calmDays(-100, 0, 1));
    const report = await visit(calmDays(-28, 0, 2), { source: 'other' });
    expect(report.reviews).toBe(56);
    expect(report.changes).toEqual([]);
  });

  it('a removed review explains nothing', async () => {
    const old = calmDays(-100, -10);
    await visit(old);
    await sql`
      update reviews set removed_at = now(), change_seq = nextval('review_changes') where external_id like 'calm-%-1'
    `.execute(context.opened.db);
    await visit([...old.filter(({ id }) => id.endsWith('-0')), ...badDays(-10, 0)]);
    const { decomposition } = (await incidents())[0]!;
    expect(decomposition!.before.n + decomposition!.after.n).toBe(90 + 20);
  });

  it('a stream of which every review was removed is forgotten, and begins anew', async () => {
    await visit(calmDays(-100, -10));
    const { db } = context.opened;
    const known = async () => (await rowsOf(db, 'detector_states')).map(({ stream }) => stream);
    expect(await known()).not.toEqual([]);
    await sql`update reviews set removed_at = now(), change_seq = nextval('review_changes')`.execute(db);
    await detectDrift(context);
    expect(await known()).toEqual([]);
    // Nothing is left that bad reviews could be worse than.
    await visit(badDays(-10, 0));
    expect(await incidents()).toEqual([]);
  });
});

it('sub-ratings beside another scale have the budget of the reviews they came with', async () => {
  const rng = random(11);
  const lines = calmDays(-600, 0, 1).map(
    ({ id, at, rating }) => `${id},${at},${2 * rating},${1 + draw(rng, [0.2, 0.2, 0.2, 0.2, 0.2])}`,
  );
  const file = await project.file('levels.csv', `id,date,level,staff\n${lines.join('\n')}\n`);
  const map = 'id=id,date=date,rating=level,scale=1-10,subRatings.staff=staff';
  const { averageRunLength: _, ...alerts } = context.config.alerts;
  const usual = { ...context, config: { ...context.config, alerts } };
  await importFile(usual, file, { source: sourceId.parse('export'), map, notify: true });
  await analyseReviews(usual);
  expect(await detectDrift(usual)).toMatchObject({ reviews: 600, changes: [] });
  const streams = (await rowsOf(context.opened.db, 'detector_states')).map(({ stream }) => stream);
  expect(streams).toContain('shop/north/staff/sub-rating/stars');
});

describe('over several passes', () => {
  it('gives the same incidents as in one, the database closed and opened in between', async () => {
    const rows = [...calmDays(-100, -12), ...badDays(-12, 0)];
    await visit(rows);
    const once = (await incidents()).map(essence);
    expect(once).toHaveLength(1);
    await emptyDatabase(context);
    await running.close();
    for (const until of [-60, -9, -6, 0]) {
      const again = await openPipeline(project, io);
      const shown = rows.filter(({ at }) => at < dayAfter(until));
      const report = await visit(shown, { in: again.context });
      expect(report.reviews).toBeGreaterThan(0);
      await again.close();
    }
    running = await openPipeline(project, io);
    context = running.context;
    expect((await incidents()).map(essence)).toEqual(once);
  });

  it('leaves nothing of a pass that broke before its end, and the next pass tells it all', async () => {
    const { db } = context.opened;
    await sql`alter table outbox rename to gone`.execute(db);
    await expect(visit(FALL)).rejects.toThrow(/outbox/);
    expect(await incidents()).toEqual([]);
    expect(await rowsOf(db, 'transitions')).toEqual([]);
    expect(await rowsOf(db, 'detectors')).toEqual([]);
    expect(await rowsOf(db, 'detector_states')).toEqual([]);
    await sql`alter table gone rename to outbox`.execute(db);
    const report = await detectDrift(context);
    expect(report.notifications).toBe(2);
    expect(await incidents()).toHaveLength(1);
  });

  afterEach(async () => {
    await sql`alter table if exists gone rename to outbox`.execute(context.opened.db);
  });
});

describe('a collector', () => {
  const run = (outcome: Outcome, at: Instant) =>
    recordRun(context.opened.db, {
      source: sourceId.parse('export'),
      startedAt: at,
      endedAt: at,
      outcome,
      ...(outcome !== 'complete' && { reason: `made up: ${outcome}` }),
      counts: { read: 0, new: 0, edited: 0, same: 0, skipped: 0 },
    });

  it('that dies tells its engineer only: no drift fires, none is resolved', async () => {
    await visit(FALL);
    for (let day = 1; day <= 20; day++) {
      io.clock = dayAfter(day);
      await run('blocked', io.clock);
      await detectDrift(context);
    }
    // Long after a fall that lasts would have become the new normal: nobody knows whether this one did.
    io.clock = dayAfter(75);
    await run('blocked', io.clock);
    await detectDrift(context);
    const all = await incidents();
    expect(all.find(({ kind }) => kind === 'drift')).toMatchObject({ state: 'firing' });
    expect(all.map(({ kind }) => kind).sort()).toEqual(['drift', 'source']);
    const about = (await outbox()).filter(({ message }) => (message as { type: string }).type === 'source.failing');
    expect(about.map(({ team: id }) => id)).toEqual(['engineers']);
  });

  it('that can be read again is told to the same engineer as recovered', async () => {
    await run('layout-changed', NOW);
    await detectDrift(context);
    await run('complete', dayAfter(1));
    io.clock = dayAfter(1);
    await detectDrift(context);
    const types = (await outbox()).map(({ team: id, message }) => [id, (message as { type: string }).type]);
    expect(types.sort()).toEqual([
      ['engineers', 'source.failing'],
      ['engineers', 'source.recovered'],
    ]);
  });

  it('whose failures may pass is told after three in a row', async () => {
    for (const day of [0, 1]) await run('unreachable', dayAfter(day));
    await detectDrift(context);
    expect(await outbox()).toEqual([]);
    await run('unreachable', dayAfter(2));
    await detectDrift(context);
    expect(await outbox()).toHaveLength(1);
  });
});

it('a burst is told with its day, its number and its level', async () => {
  const bomb = badDays(-1, 0, 30).map((row) => ({ ...row, id: `bomb-${row.id}` }));
  await visit([...calmDays(-100, 0), ...bomb]);
  const burst = (await incidents()).find(({ kind }) => kind === 'burst');
  expect(burst).toMatchObject({ direction: 'down', since: dayAfter(-1).slice(0, 10) });
  expect(burst!.after!.n).toBe(32);
  expect(burst!.after!.mean).toBeLessThan(2);
  const [message] = (await outbox()).filter(({ incident }) => incident === burst!.key);
  const { text, subject } = message!.message as { text: string; subject: string };
  expect(`${subject}\n${text}`).toMatch(/32/);
});

it('a burst in which customers speak of danger is critical, and says of what', async () => {
  const bomb = badDays(-1, 0, 30).map((row, index) => ({
    ...row,
    id: `bomb-${row.id}`,
    ...(index === 7 && {
      text: 'There was glass in the food and my daughter cut her mouth, she had to go to hospital.',
    }),
  }));
  await visit([...calmDays(-100, 0), ...bomb]);
  const burst = (await incidents()).find(({ kind }) => kind === 'burst')!;
  expect(['safety', 'harm']).toContain(burst.severity);
  expect(urgencyOf(burst)).toBe('critical');
});

it('a day of many reviews of the usual kind is a surge: told once, with what is usual, and neither a burst nor a drift', async () => {
  const many = calmDays(-1, 0, 30).map((row) => ({ ...row, id: `many-${row.id}` }));
  const rows = [...calmDays(-100, -1), ...many];
  await visit(rows);
  io.clock = dayAfter(1);
  await visit([...rows, ...calmDays(0, 1)]);
  const all = await incidents();
  expect(all.map(({ kind, direction, state }) => [kind, direction, state])).toEqual([['surge', 'up', 'firing']]);
  expect(all[0]).toMatchObject({ since: dayAfter(-1).slice(0, 10), location: 'north', accountable: 'operations' });
  const messages = (await outbox()).map(({ message }) => message as { type: string; text: string });
  expect(messages.map(({ type }) => type)).toEqual(['rating.surge.firing']);
  expect(messages[0]!.text).toMatch(/\d+ reviews on 2026-05-31 so far; 2\.0 a day are usual/);
});

/** What of an incident must not depend on how often one looks. */
function essence({ key, since, openedAt, direction, touchpoint, streams, accountable, evidence }: Incident) {
  return {
    key,
    since,
    openedAt,
    direction,
    touchpoint,
    streams: [...streams].sort(),
    accountable,
    evidence: evidence.toFixed(6),
  };
}

function stateOf(rows: readonly Record<string, unknown>[], stream: string): string {
  const row = rows.find((one) => one.stream === stream);
  return Buffer.from((row?.state ?? []) as Uint8Array).toString('hex');
}
