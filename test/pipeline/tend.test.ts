/** What time does to incidents that nobody answers, and what holds messages back: through the real pipeline, the clock moved by hand. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { incidentLines } from '../../src/commands/incident-text.ts';
import { sourceId, teamId } from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { type Instant, instant } from '../../src/domain/time.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { explainIncident } from '../../src/pipeline/explain-incident.ts';
import { explainTeam } from '../../src/pipeline/explain-team.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { notifyTeams } from '../../src/pipeline/notify.ts';
import { tend } from '../../src/pipeline/tend.ts';
import { findIncidents, saveTransitions, transitionsOf } from '../../src/store/incidents.ts';
import { noticesOf } from '../../src/store/notices.ts';
import { messagesOf } from '../../src/store/outbox.ts';
import { addSilence } from '../../src/store/silences.ts';
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
  testIo,
} from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const io = testIo();
let project: Project;
let running: Running;
let context: Context;

beforeAll(async () => {
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop', owner: 'direction' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [{ id: 'export', location: 'north', kind: 'file', access: 'export' }],
    },
    teams: {
      fallback: 'logistics',
      engineer: 'logistics',
      teams: ['logistics', 'operations', 'chief', 'direction'].map((id) => ({
        id,
        name: id,
        timeZone: 'Europe/Paris',
        ...(id === 'logistics' && { manager: 'chief', hours: { from: '09:00', to: '18:00' } }),
        receivers: [{ notifier: 'file', options: { folder: '/tmp/vigie-tend-test' } }],
      })),
    },
    // What is critical goes out at any hour: nothing here is.
    alerts: { averageRunLength: { down: 2_000, up: 2_000 }, criticalStars: 4 },
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

async function visit(rows: readonly Row[], at: Instant) {
  io.clock = at;
  await importFile(context, await project.file('export.csv', asCsv(rows)), { source: sourceId.parse('export') });
  await analyseReviews(context);
  await detectDrift(context);
}

/** What cron does between two visits. */
async function pass(at: Instant): Promise<number> {
  io.clock = at;
  await tend(context);
  return (await notifyTeams(context)).delivered;
}

const FALL = [...calmDays(-100, -10), ...badDays(-10, 0)];
const fall = async () => (await findIncidents(context.opened.db, { kinds: ['drift'] })).at(-1)!;
const told = async ({ key }: Incident) =>
  (await messagesOf(context.opened.db, key)).map(({ team, state, sequence }) => `${sequence} ${team} ${state}`);
const rules = async ({ key }: Incident) =>
  (await noticesOf(context.opened.db, [key])).map(({ team, decision, rule }) => `${team} ${decision} ${rule ?? '-'}`);

// NOW is Monday, 1 June 2026, 14:00 in Paris.
const SUNDAY = instant('2026-05-31T10:00:00Z');

describe('hours', () => {
  it('hold a message until the team opens, and it goes out then', async () => {
    await visit(
      FALL.filter(({ at }) => at < SUNDAY),
      SUNDAY,
    );
    const incident = await fall();
    const [message] = await messagesOf(context.opened.db, incident.key);
    expect(message).toMatchObject({ team: 'logistics', nextAttemptAt: '2026-06-01T07:00:00.000Z' });
    expect(message!.held).toBe('held until 2026-06-01 09:00 (Europe/Paris) by the hours of logistics');
    expect(await pass(instant('2026-06-01T06:59:00Z'))).toBe(0);
    expect(await pass(instant('2026-06-01T07:00:00Z'))).toBe(1);
  });

  it('what ends while it is held is told to nobody, and both are on record', async () => {
    await visit(
      FALL.filter(({ at }) => at < SUNDAY),
      SUNDAY,
    );
    const incident = await fall();
    const { db } = context.opened;
    expect(await told(incident)).toEqual(['1 logistics waiting']);
    // A month passes without a run: the message still waits.
    await visit([...FALL, ...calmDays(0, 30)], dayAfter(30));
    expect((await fall()).state).toBe('resolved');
    expect(await told(incident)).toEqual(['1 logistics withdrawn']);
    expect((await noticesOf(db, [incident.key])).map(({ rule }) => rule)).toEqual(['hours', 'unseen', 'overtaken']);
    expect(await pass(dayAfter(31))).toBe(0);
  });
});

describe('an incident that nobody answers', () => {
  it('goes to the manager after two working days, to the owner of the brand after five, each once; and is repeated', async () => {
    await visit(FALL, NOW);
    const incident = await fall();
    await pass(NOW);
    const log: string[] = [];
    for (let day = 1; day <= 16; day++) {
      // Its reviews go on for a while: without any, nobody could say that it still stands.
      if (day === 4) await visit([...FALL, ...badDays(0, 4)], dayAfter(4));
      for (const before of [60_000, 0]) {
        const at = instant(Date.parse(dayAfter(day)) - before);
        io.clock = at;
        const { changes } = await tend(context);
        for (const { transition, tell } of changes)
          log.push(`${at.slice(0, 16)} ${transition.reason} → ${tell.join(', ')}: ${transition.why}`);
      }
    }
    expect(log).toEqual([
      // Monday 14:00 + 2 working days of logistics, + 5; the 8th is a Monday, a week later no review has come since.
      '2026-06-03T12:00 escalated → chief: nobody of logistics acknowledged it within 2 working days',
      '2026-06-08T12:00 repeated → logistics: nobody acknowledged it within 7 days',
      '2026-06-08T12:00 escalated → direction: nobody of logistics acknowledged it within 5 working days',
    ]);
    const steps = await transitionsOf(context.opened.db, incident.key);
    expect(steps.map(({ sequence, reason, by }) => [sequence, reason, by])).toEqual([
      [1, 'opened', 'vigie'],
      // Its touchpoint's own stream.
      [2, 'joined', 'vigie'],
      [3, 'escalated', 'vigie'],
      [4, 'repeated', 'vigie'],
      [5, 'escalated', 'vigie'],
    ]);
    expect((await fall()).state).toBe('firing');
  });

  it('says who was told, who is next and when, and by which rule somebody was not', async () => {
    await visit(
      FALL.filter(({ at }) => at < SUNDAY),
      SUNDAY,
    );
    const { key } = await fall();
    const waiting = incidentLines((await explainIncident(context, key))!).join('\n');
    expect(waiting).toContain(
      'logistics (accountable), opened: told later: held until 2026-06-01 09:00 (Europe/Paris) by the hours of logistics',
    );
    expect(waiting).toContain('2026-06-01 07:00  the message to logistics goes out');
    await pass(instant('2026-06-01T07:00:00Z'));
    await addSilence(
      context.opened.db,
      { match: {}, incident: key, from: NOW, until: dayAfter(30), reason: 'a strike', by: 'Ana' },
      NOW,
    );
    io.clock = dayAfter(3);
    const { next } = (await explainIncident(context, key))!;
    expect(next.map(({ at, team, what }) => `${at.slice(0, 16)} ${what} ${team}`)).toEqual([
      '2026-06-03T07:00 escalated chief',
      '2026-06-08T07:00 repeated logistics',
      '2026-06-08T07:00 escalated direction',
    ]);
    expect(
      next.every(({ muted }) => /^muted by silence 1 of Ana until 2026-07-01 12:00 UTC: a strike$/.test(muted!)),
    ).toBe(true);
    expect((await tend(context)).changes).toEqual([]);
    const team = context.config.teams.find(({ id }) => id === 'logistics')!;
    const { incidents } = await explainTeam(context, team, 30);
    expect(incidents).toMatchObject([{ key, verdict: 'told', at: '2026-06-01T07:00:00.000Z' }]);
  });

  it('is left alone once a person acknowledged it', async () => {
    await visit(FALL, NOW);
    const incident = { ...(await fall()), acknowledged: { at: NOW, by: 'Ana' } };
    const transition = {
      incident: incident.key,
      sequence: 9,
      from: 'firing',
      to: 'firing',
      at: NOW,
      by: 'Ana',
    } as const;
    await saveTransitions(context.opened.db, [{ incident, transition: { ...transition, why: 'seen' } }]);
    for (const days of [3, 8, 20]) {
      io.clock = dayAfter(days);
      expect((await tend(context)).changes).toEqual([]);
    }
  });
});

describe('a silence', () => {
  const silence = (from: Instant, until: Instant) =>
    addSilence(
      context.opened.db,
      { match: { brand: [context.config.brands[0]!.id] }, from, until, reason: 'a strike', by: 'Ana' },
      from,
    );

  it('mutes what opens under it; what still stands when it ends is told then, as news', async () => {
    await silence(dayAfter(-1), dayAfter(2));
    await visit(FALL, NOW);
    const incident = await fall();
    expect(await rules(incident)).toEqual(['logistics mute silence']);
    for (const days of [0.5, 1, 1.9]) expect(await pass(dayAfter(days))).toBe(0);
    expect(await transitionsOf(context.opened.db, incident.key)).toHaveLength(2);
    // Wednesday, 14:00 in Paris.
    expect(await pass(dayAfter(2))).toBe(1);
    const [message] = await messagesOf(context.opened.db, incident.key);
    expect(message).toMatchObject({ sequence: 3, team: teamId.parse('logistics'), state: 'delivered' });
    expect(message!.message.subject).not.toMatch(/update/i);
    expect(await pass(dayAfter(2.1))).toBe(0);
  });

  it('that comes while a message is held takes it back', async () => {
    await visit(
      FALL.filter(({ at }) => at < SUNDAY),
      SUNDAY,
    );
    const incident = await fall();
    await silence(SUNDAY, dayAfter(3));
    expect(await pass(NOW)).toBe(0);
    expect(await told(incident)).toEqual(['1 logistics withdrawn']);
    expect(await rules(incident)).toEqual(['logistics hold hours', 'logistics mute silence']);
  });
});
