/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of configuration files are written like that */
/** Reports that go out by themselves: when, to whom, once each, also after weeks without a machine and when something breaks in between. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sourceId } from '../../src/domain/ids.ts';
import { periodNamed } from '../../src/domain/period.ts';
import { instant } from '../../src/domain/time.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { dueAt, lastDue } from '../../src/pipeline/report-calendar.ts';
import { sendReports } from '../../src/pipeline/report-letters.ts';
import { sendDueReports } from '../../src/pipeline/report-round.ts';
import { tend } from '../../src/pipeline/tend.ts';
import { recordRun } from '../../src/store/runs.ts';
import {
  asCsv,
  calmDays,
  emptyDatabase,
  NOW,
  openPipeline,
  type Running,
  rowsOf,
  testIo,
} from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const io = testIo({ env: { HOOK_SECRET: `whsec_${'A'.repeat(32)}` } });
let project: Project;
let running: Running;
let context: Context;

const file = { notifier: 'file', options: { folder: '/nowhere' } };
const team = (id: string, more: object = {}) => ({ id, name: id, receivers: [file], ...more });

beforeAll(async () => {
  project = await makeProject({
    teams: {
      fallback: 'operations',
      engineer: 'operations',
      teams: [
        team('logistics', { timeZone: 'Asia/Tehran', language: 'fa' }),
        team('operations', { timeZone: 'America/New_York', hours: { from: '09:00', to: '17:00' } }),
        team('pager', {
          receivers: [{ notifier: 'webhook', options: { url: 'https://hooks.example/', secret: '${HOOK_SECRET}' } }],
        }),
      ],
    },
    alerts: { reports: { monthly: { teams: ['logistics', 'operations'] }, weekly: { day: 'tue', teams: ['pager'] } } },
    vigie: { browser: { path: '/nowhere/chromium' } },
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
  io.lines.length = 0;
  context = only('monthly');
  await emptyDatabase(context);
});

/** The same, told to send reports of one kind only. */
function only(kind: 'monthly' | 'weekly'): Context {
  const { config } = running.context;
  const { [kind]: rule } = config.sending.reports;
  return { ...running.context, config: { ...config, sending: { ...config.sending, reports: { [kind]: rule } } } };
}

/** A pass over the one source ended then. */
async function pass(at: string): Promise<void> {
  const counts = { read: 0, new: 0, edited: 0, same: 0, skipped: 0 };
  const moment = instant(at);
  await recordRun(context.opened.db, {
    source: sourceId.parse('export'),
    startedAt: moment,
    endedAt: moment,
    outcome: 'complete',
    counts,
  });
}

/** What is written at a moment, a pass having ended just before. */
async function sendAt(at: string): Promise<number> {
  io.clock = instant(at);
  await pass(at);
  return sendDueReports(context);
}

interface Letter {
  readonly team: string;
  readonly sequence: number;
  readonly next: string;
  readonly held: string | null;
  readonly message: {
    readonly text: string;
    readonly data: { readonly period: string; readonly brands: readonly { readonly closedAt?: string }[] };
    readonly document?: { readonly name: string; readonly pdf: string };
  };
}

async function letters(): Promise<readonly Letter[]> {
  const rows = await rowsOf(context.opened.db, 'outbox');
  return rows
    .filter(({ thread }) => String(thread).startsWith('report/'))
    .map(({ team: to, sequence, next_attempt_at, held, message }) => ({
      team: String(to),
      sequence: Number(sequence),
      next: String(next_attempt_at),
      held: held as string | null,
      message: message as Letter['message'],
    }));
}

const sent = async () => (await letters()).map((one) => `${one.team} ${one.message.data.period}`);

describe('the day of a report', () => {
  const month = (name: string, timeZone: string, at = '08:00', day = 8) =>
    dueAt(periodNamed(name)!, { day, at }, { timeZone });

  it('is on the team’s own clock, also where clocks change on it', () => {
    expect(month('2026-02', 'America/New_York')).toBe('2026-03-08T12:00:00.000Z');
    expect(month('2026-10', 'America/New_York')).toBe('2026-11-08T13:00:00.000Z');
    expect(month('2026-01', 'Europe/Paris', '23:30', 28)).toBe('2026-02-28T22:30:00.000Z');
  });

  it('comes once where its time comes twice or never', () => {
    const week = (name: string) => dueAt(periodNamed(name)!, { day: 'sun', at: '02:30' }, { timeZone: 'Europe/Paris' });
    // 29 March has no 02:30, 25 October has two.
    expect(week('2026-W11')).toBe('2026-03-29T01:30:00.000Z');
    expect(week('2026-W41')).toBe('2026-10-25T00:30:00.000Z');
    const paris = { timeZone: 'Europe/Paris' };
    for (const at of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-31T23:00:00Z'])
      expect(lastDue('week', { day: 'sun', at: '02:30' }, paris, instant(at)).period.name).toBe('2026-W41');
  });

  it('is never before the figures can be closed', () => {
    expect(month('2026-05', 'Pacific/Auckland')).toBe('2026-06-08T00:00:00.000Z');
    expect(month('2026-05', 'Pacific/Auckland', '13:00')).toBe('2026-06-08T01:00:00.000Z');
    const monday = { day: 'mon', at: '00:00' } as const;
    expect(dueAt(periodNamed('2026-W22')!, monday, { timeZone: 'Asia/Tehran' })).toBe('2026-06-08T00:00:00.000Z');
  });
});

describe('monthly reports', () => {
  it('come to each team that is named, once, at its own time, with closed figures', async () => {
    expect(await sendAt('2026-06-01T12:00:00Z')).toBe(0);
    // 08:00 in Tehran is 04:30, in New York 12:00.
    expect(await sendAt('2026-06-08T04:29:00Z')).toBe(0);
    expect(await sendAt('2026-06-08T04:30:00Z')).toBe(1);
    expect(await sendAt('2026-06-08T11:59:00Z')).toBe(0);
    expect(await sendAt('2026-06-08T12:00:00Z')).toBe(1);
    for (const hour of ['12:00', '13:00', '23:00']) expect(await sendAt(`2026-06-08T${hour}:01Z`)).toBe(0);
    expect(await sent()).toEqual(['logistics 2026-05', 'operations 2026-05']);
    const [first] = await letters();
    expect(first!.message.data.brands[0]!.closedAt).toBe('2026-06-08T04:30:00.000Z');
    await sendAt('2026-07-08T13:00:00Z');
    expect((await sent()).slice(2)).toEqual(['logistics 2026-06', 'operations 2026-06']);
  });

  it('begin with the first that comes due, not with those of months before', async () => {
    expect(await sendAt('2026-06-20T12:00:00Z')).toBe(0);
    expect(await sendAt('2026-07-08T04:30:00Z')).toBe(1);
    expect(await sent()).toEqual(['logistics 2026-06']);
  });

  it('wait for a team’s hours, wherever the pass comes', async () => {
    await sendAt('2026-06-01T12:00:00Z');
    await sendAt('2026-06-08T12:00:00Z');
    const [tehran, newYork] = await letters();
    expect(tehran).toMatchObject({ next: '2026-06-08T12:00:00.000Z', held: null });
    expect(newYork).toMatchObject({
      next: '2026-06-08T13:00:00.000Z',
      held: 'held until 2026-06-08 09:00 (America/New_York) by the hours of operations',
    });
  });

  it('are one, the last, after months without a machine', async () => {
    await sendAt('2026-06-01T12:00:00Z');
    expect(await sendAt('2026-11-20T03:00:00Z')).toBe(2);
    expect(await sent()).toEqual(['logistics 2026-10', 'operations 2026-10']);
    expect(await sendAt('2026-11-20T04:00:00Z')).toBe(0);
    // A Friday, 22:00 before in New York.
    expect((await letters())[1]!.next).toBe('2026-11-20T14:00:00.000Z');
  });

  it('wait for a pass that has read what came while nothing ran', async () => {
    await sendAt('2026-06-01T12:00:00Z');
    io.clock = instant('2026-11-20T03:00:00Z');
    expect(await sendDueReports(context)).toBe(0);
    // Read in the last month, but not after it.
    await pass('2026-10-31T23:59:00Z');
    expect(await sendDueReports(context)).toBe(0);
    expect(await rowsOf(context.opened.db, 'reports')).toEqual([]);
    await importFile(context, await project.file('late.csv', asCsv(calmDays(130, 133))), {
      source: sourceId.parse('export'),
    });
    await analyseReviews(context);
    expect(await sendDueReports(context)).toBe(2);
    expect((await letters())[1]!.message.text).toContain('over 6 reviews');
  });

  it('are written once when the program dies between closing the figures and writing the letters', async () => {
    const { db } = context.opened;
    await sendAt('2026-06-01T12:00:00Z');
    await sql`alter table outbox rename to gone`.execute(db);
    await expect(sendAt('2026-06-08T13:00:00Z')).rejects.toThrow(/outbox/);
    await sql`alter table gone rename to outbox`.execute(db);
    expect(await letters()).toEqual([]);
    expect(await sendAt('2026-06-08T14:00:00Z')).toBe(2);
    expect(await sendAt('2026-06-08T14:00:01Z')).toBe(0);
    for (const { message } of await letters())
      expect(message.data.brands[0]!.closedAt).toBe('2026-06-08T13:00:00.000Z');
  });

  it('do not repeat what a person sent, nor what another day of the month would make due again', async () => {
    await sendAt('2026-06-01T12:00:00Z');
    io.clock = instant('2026-06-08T00:30:00Z');
    await sendReports(context, { period: periodNamed('2026-05')! });
    const before = await letters();
    await sendAt('2026-06-08T14:00:00Z');
    expect(await letters()).toEqual(before);
    const moved = { ...context.config.sending, reports: { monthly: { day: 20, at: '08:00' } } };
    io.clock = instant('2026-06-20T20:00:00Z');
    await sendDueReports({ ...context, config: { ...context.config, sending: moved } });
    expect(await letters()).toEqual(before);
  });

  it('stop between two teams when somebody wants the program to end', async () => {
    await sendAt('2026-06-01T12:00:00Z');
    await pass('2026-06-08T14:00:00Z');
    io.clock = instant('2026-06-08T14:00:00Z');
    expect(await sendDueReports({ ...context, signal: AbortSignal.abort() })).toBe(0);
    expect(await sendDueReports(context)).toBe(2);
  });
});

describe('weekly reports', () => {
  it('come a week after their end, each week, part of what time does between two passes', async () => {
    context = only('weekly');
    await sendAt('2026-06-01T12:00:00Z');
    const counts: number[] = [];
    for (const day of [2, 5, 8, 9, 15, 16, 22, 23, 30]) {
      io.clock = instant(`2026-06-${String(day).padStart(2, '0')}T08:00:00Z`);
      await pass(io.clock);
      for (const _ of [1, 2]) counts.push((await tend(context)).reports);
    }
    expect(await sent()).toEqual([
      'pager 2026-W21',
      'pager 2026-W22',
      'pager 2026-W23',
      'pager 2026-W24',
      'pager 2026-W25',
    ]);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(5);
  });
});

describe('the PDF of a report', () => {
  it('is left out where no browser can print it, which the log says once and the letter to its reader', async () => {
    await sendAt('2026-06-01T12:00:00Z');
    expect(await sendAt('2026-06-08T14:00:00Z')).toBe(2);
    const said = io.lines.filter((line) => line.includes('without a PDF'));
    expect(said).toEqual([expect.stringContaining('/nowhere/chromium')]);
    const all = await letters();
    expect(all.every(({ message }) => message.document === undefined)).toBe(true);
    expect(all[1]!.message.text).toContain('No PDF is attached: where vigie runs, no browser could print one.');
  });

  it('rides along otherwise, for receivers that carry documents', { timeout: 120_000 }, async () => {
    const printing = { ...context, config: { ...context.config, browser: {} } };
    const teams = printing.config.teams.filter(({ id }) => id !== 'logistics');
    await sendReports({ ...printing, config: { ...printing.config, teams } }, { period: periodNamed('2026-04')! });
    const [operations, pager] = await letters();
    expect(operations!.message.document!.name).toBe('2026-04.pdf');
    expect(Buffer.from(operations!.message.document!.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(operations!.message.text).not.toContain('No PDF');
    expect(pager!.message.document).toBeUndefined();
    expect(pager!.message.text).not.toContain('No PDF');
  });
});
