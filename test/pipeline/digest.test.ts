/** The weekly letter: when it comes, what it says, and that it never says that all is well where nobody was heard. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sourceId } from '../../src/domain/ids.ts';
import { type Instant, instant } from '../../src/domain/time.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { sendDigests } from '../../src/pipeline/digest.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { recordRun } from '../../src/store/runs.ts';
import { shapeFaults } from '../support/message-shape.ts';
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

const file = { notifier: 'file', options: { folder: '/nowhere' } };
const team = (id: string, more: object = {}) => ({ id, name: id, receivers: [file], ...more });

beforeAll(async () => {
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [{ id: 'export', location: 'north', kind: 'file', access: 'export' }],
    },
    touchpoints: {
      touchpoints: [
        { id: 'delivery', name: { en: 'Delivery', fa: 'تحویل' }, owners: ['logistics'] },
        { id: 'staff', name: { en: 'Staff' }, owners: ['operations'] },
      ],
    },
    teams: {
      fallback: 'operations',
      engineer: 'engineers',
      teams: [
        team('logistics', { timeZone: 'Asia/Tehran', language: 'fa', manager: 'direction' }),
        team('operations', { timeZone: 'America/New_York' }),
        team('engineers'),
        team('direction'),
      ],
    },
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

async function visit(rows: readonly Row[]) {
  const path = await project.file('export.csv', asCsv(rows));
  await importFile(context, path, { source: sourceId.parse('export') });
  await analyseReviews(context);
  return detectDrift(context);
}

interface Letter {
  readonly team: string;
  readonly key: string;
  readonly text: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

async function letters(): Promise<readonly Letter[]> {
  const rows = await rowsOf(context.opened.db, 'outbox');
  return rows.flatMap(({ team: to, key, message }) => {
    const { type, text, subject, data } = message as { type: string } & Letter;
    if (type !== 'digest.weekly') return [];
    expect(shapeFaults({ type, data })).toBe('');
    return [{ team: String(to), key: String(key), text, subject, data }];
  });
}

async function sendAt(at: string): Promise<number> {
  io.clock = instant(at);
  return sendDigests(context);
}

describe('the weekly letter', () => {
  it('comes on each team’s own Monday morning, once, and not before a week has begun', async () => {
    // 2026-06-01 is a Monday, 12:00 in UTC.
    expect(await sendAt('2026-06-01T12:00:00Z')).toBe(0);
    expect(await sendAt('2026-06-08T04:29:00Z')).toBe(0);
    expect(await sendAt('2026-06-08T04:30:00Z')).toBe(1);
    expect((await letters()).map(({ team: to }) => to)).toEqual(['logistics']);
    expect(await sendAt('2026-06-08T12:00:00Z')).toBe(3);
    expect(await sendAt('2026-06-08T13:00:00Z')).toBe(0);
    expect(new Set((await letters()).map(({ key }) => key)).size).toBe(4);
  });

  it('is one letter about all the time when the machine was off for weeks', async () => {
    await sendAt('2026-06-01T12:00:00Z');
    expect(await sendAt('2026-07-01T12:00:00Z')).toBe(4);
    const [first] = await letters();
    expect(first?.data).toMatchObject({ from: '2026-06-01T12:00:00.000Z' });
    expect(await sendAt('2026-07-01T12:00:01Z')).toBe(0);
  });

  it('says that all is well where nothing is open, how much is watched and how often chance may speak', async () => {
    await visit(calmDays(-60, -20));
    io.clock = instant('2026-06-01T13:00:00Z');
    await sendDigests(context);
    io.clock = dayAfter(3);
    await visit([...calmDays(-60, -20), ...calmDays(-18, -15), ...calmDays(-1, 3)]);
    await sendAt('2026-06-08T20:00:00Z');
    const letter = (await letters()).find(({ team: to }) => to === 'operations');
    expect(letter?.subject).toBe('Week to 8 June 2026: nothing open');
    expect(letter?.text).toContain('all is well');
    // Two a day for four days; the three days of mid-May that came with them are no news of this week.
    expect(letter?.data).toMatchObject({ arrived: [{ brand: 'Shop', scale: 'stars', n: 8 }], streams: 2 });
    expect(letter?.text).toMatch(/Shop: 8 new reviews, 4\.\d\d on average\./);
    expect(letter?.text).toMatch(/2 series of reviews are watched.*at most 0\.04 wrong alarms/);
  });

  it('names what is open to its owner and to the manager, and to nobody else', async () => {
    await visit(calmDays(-100, -10));
    await sendDigests(context);
    await visit([...calmDays(-100, -10), ...badDays(-10, 0)]);
    await sendAt('2026-06-08T20:00:00Z');
    const open = Object.fromEntries(
      (await letters()).map(({ team: to, data }) => [to, (data.open as unknown[]).length]),
    );
    expect(open).toEqual({ logistics: 1, operations: 0, engineers: 0, direction: 1 });
    const text = (who: string) => letters().then((all) => all.find(({ team: to }) => to === who)?.text);
    expect(await text('direction')).toMatch(
      /Shop North: fell 4\.\d+ → \d\.\d+ since about .* · Delivery — open for \d+ days, nobody/,
    );
    expect(await text('logistics')).toContain('تحویل');
  });

  it('never says that all is well while a source is not heard', async () => {
    await visit(calmDays(-60, -1));
    await sendDigests(context);
    const at = (hours: number): Instant => instant(Date.parse(NOW) + hours * 3_600_000);
    for (const hours of [24, 48, 72]) {
      io.clock = at(hours);
      await recordRun(context.opened.db, {
        source: sourceId.parse('export'),
        startedAt: at(hours),
        endedAt: at(hours),
        outcome: 'blocked',
        reason: 'a wall',
        counts: { read: 0, new: 0, edited: 0, same: 0, skipped: 0 },
      });
      await detectDrift(context);
    }
    await sendAt('2026-06-08T20:00:00Z');
    for (const { text, data, team: to } of await letters()) {
      expect(data.unheard, to).toMatchObject([{ source: 'export', kind: 'source' }]);
      expect(text).not.toContain('all is well');
    }
    const [letter] = (await letters()).filter(({ team: to }) => to === 'operations');
    expect(letter?.text).toContain('no all-clear');
    expect(letter?.text).toContain('export: cannot be read since');
  });
});
