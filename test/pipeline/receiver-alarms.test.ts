/** A receiver that rests, goes or fails: what becomes of its messages, who is told, and the way back. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { notificationKey } from '../../src/alerts/dispatch.ts';
import { teamId } from '../../src/domain/ids.ts';
import type { Notification } from '../../src/domain/notification.ts';
import { instant, millis } from '../../src/domain/time.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { enable, listDead, replay } from '../../src/pipeline/mend.ts';
import { notifyTeams } from '../../src/pipeline/notify.ts';
import { receiverAlarms } from '../../src/pipeline/receiver-alarms.ts';
import { attemptsOf, enqueue, outboxSummary } from '../../src/store/outbox.ts';
import { receiverHealth } from '../../src/store/receivers.ts';
import { shapeFaults } from '../support/message-shape.ts';
import { emptyDatabase, NOW, openPipeline, type Running, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';
import { type Recorder, startRecorder } from '../support/recorder.ts';

const io = testIo({ env: { HOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}` } });
let project: Project;
let running: Running;
let context: Context;
/** Of the team whose receiver is ill, its other one, and the engineer's. */
let ill: Recorder;
let second: Recorder;
let engineer: Recorder;

beforeAll(async () => {
  [ill, second, engineer] = [await startRecorder('/ill'), await startRecorder('/second'), await startRecorder('/eng')];
  const receiver = ({ url }: Recorder, notifier = 'webhook') =>
    notifier === 'slack'
      ? { notifier, options: { url } }
      : { notifier, options: { url, secret: `\${HOOK_SECRET}`, timeoutMs: 20_000 } };
  project = await makeProject({
    teams: {
      fallback: 'operations',
      engineer: 'engineering',
      teams: [
        { id: 'operations', name: 'Operations', receivers: [receiver(ill), receiver(second, 'slack')] },
        { id: 'logistics', name: 'Logistics', receivers: [receiver(second)] },
        { id: 'engineering', name: 'Engineering', receivers: [receiver(engineer)] },
      ],
    },
    vigie: {
      politeness: {
        contact: 'test@shop.example',
        allowPrivateHosts: [ill, second, engineer].map(({ host }) => host),
      },
    },
  });
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  await running.close();
  await project.remove();
  for (const one of [ill, second, engineer]) await one.close();
});
beforeEach(async () => {
  io.clock = NOW;
  for (const one of [ill, second, engineer]) {
    one.seen.length = 0;
    one.answer = { status: 204, body: '' };
  }
  await emptyDatabase(context);
});

const hours = (n: number) => instant(millis(NOW) + n * 3_600_000);
const health = async (receiver: string) => (await receiverHealth(context.opened.db)).get(receiver);

/** Puts messages of threads of their own into the outbox; returns their keys. */
async function waiting(receiver: string, n: number, name = 'case'): Promise<readonly string[]> {
  const messages = Array.from({ length: n }, (_, index): Notification => {
    const thread = `shop/${name}/${index}`;
    return {
      key: notificationKey(thread, 1, receiver),
      thread,
      sequence: 1,
      team: teamId.parse(receiver.split('/')[0]),
      receiver,
      message: { type: 'rating.drift.firing', subject: `Case ${index}`, text: 'T\n', html: '', data: {}, thread },
      createdAt: io.clock,
      attempts: 0,
      nextAttemptAt: io.clock,
      state: 'waiting',
    };
  });
  await enqueue(context.opened.db, messages);
  return messages.map(({ key }) => key);
}

it.each([429, 502, 504])('lets the whole lane rest after %d, as long as it is asked to', async (status) => {
  ill.answer = { status, headers: { 'retry-after': '7200' } };
  await waiting('operations/0', 5);
  await waiting('engineering/0', 2);
  expect((await notifyTeams(context)).delivered).toBe(2);
  expect(ill.seen).toHaveLength(1);
  ill.answer = { status: 204, body: '' };
  io.clock = hours(1.9);
  await notifyTeams(context);
  expect(ill.seen).toHaveLength(1);
  io.clock = hours(2.1);
  expect((await notifyTeams(context)).delivered).toBe(5);
});

it('tries three of the messages to a receiver that fails, not all of them, and all when it works', async () => {
  ill.answer = { status: 500 };
  await waiting('operations/0', 10);
  await notifyTeams(context);
  expect(ill.seen).toHaveLength(3);
  ill.answer = { status: 204, body: '' };
  io.clock = hours(1);
  expect(await notifyTeams(context)).toEqual({ delivered: 10, failed: [] });
  expect(await health('operations/0')).not.toHaveProperty('failingSince');
});

it('goes on with the others when it is one message that is refused', async () => {
  await waiting('operations/1', 4);
  second.answer = { status: 400, body: 'invalid_blocks' };
  const { failed } = await notifyTeams(context);
  expect(failed).toHaveLength(4);
  expect(failed.every(({ gaveUp }) => gaveUp)).toBe(true);
  expect(await health('operations/1')).not.toHaveProperty('failingSince');
});

it('disables a receiver that answers 410, buries what waits for it and tells the team by its other receiver', async () => {
  ill.answer = { status: 410, body: 'unsubscribed' };
  const keys = await waiting('operations/0', 3);
  const report = await notifyTeams(context);
  expect(report).toMatchObject({ delivered: 1, disabled: [{ receiver: 'operations/0', since: NOW }] });
  expect(ill.seen).toHaveLength(1);
  expect(second.seen).toHaveLength(1);
  expect(second.seen[0]!.body).toContain('messages by webhook are stopped');
  expect(second.seen[0]!.body).toContain('unsubscribed');
  expect(engineer.seen).toHaveLength(0);
  expect((await listDead(context)).map(({ key }) => key).sort()).toEqual([...keys].sort());
  const details = await Promise.all(keys.map((key) => attemptsOf(context.opened.db, key)));
  expect(details.flat().filter(({ detail }) => /^not sent: .*disabled.*410/.test(detail))).toHaveLength(2);

  // What comes later dies at once; it is told a day later, not message by message.
  io.clock = hours(1);
  await waiting('operations/0', 2, 'later');
  expect((await notifyTeams(context)).delivered).toBe(0);
  io.clock = hours(25);
  await notifyTeams(context);
  expect(second.seen).toHaveLength(2);
  expect(second.seen[1]!.body).toContain('2 messages reached nobody');
  io.clock = hours(60);
  await notifyTeams(context);
  expect(second.seen).toHaveLength(2);
  expect(ill.seen).toHaveLength(1);
});

it('sends again what died, under the same keys, once a person has enabled the receiver', async () => {
  ill.answer = { status: 410 };
  const keys = await waiting('operations/0', 2);
  await notifyTeams(context);
  await expect(replay(context, {})).rejects.toThrow(/--enable operations\/0 first/);
  await expect(enable(context, 'operations/1')).rejects.toThrow(/these are: operations\/0/);
  await expect(replay(context, { key: 'msg_none' })).rejects.toThrow(/got msg_none/);
  ill.answer = { status: 204, body: '' };
  await enable(context, 'operations/0');
  expect(await replay(context, { receiver: 'operations/0' })).toBe(2);
  expect(await notifyTeams(context)).toEqual({ delivered: 2, failed: [] });
  expect(ill.seen.slice(1).map(({ headers }) => headers['webhook-id'])).toEqual(expect.arrayContaining([...keys]));
  expect(await listDead(context)).toEqual([]);
});

it('enables a receiver by itself when its address is another one, and not when only its secret is', async () => {
  ill.answer = { status: 410 };
  await waiting('operations/0', 1);
  await notifyTeams(context);
  const withOptions = (changes: object): Context => {
    const teams = context.config.teams.map((team) => ({
      ...team,
      receivers: team.receivers.map((one) =>
        one.id === 'operations/0' ? { ...one, options: { ...one.options, ...changes } } : one,
      ),
    }));
    return { ...context, config: { ...context.config, teams } };
  };
  await notifyTeams(withOptions({ timeoutMs: 5000 }));
  expect(await health('operations/0')).toHaveProperty('disabled');
  await waiting('operations/0', 1, 'moved');
  const moved = withOptions({ url: engineer.url });
  expect((await notifyTeams(moved)).delivered).toBe(1);
  expect(await health('operations/0')).not.toHaveProperty('disabled');
});

it('disables a receiver that failed for three days, and not one that failed twice, long apart', async () => {
  ill.answer = { status: 500 };
  await waiting('operations/0', 1, 'first');
  await notifyTeams(context);
  io.clock = hours(80);
  await notifyTeams(context);
  expect(await health('operations/0')).not.toHaveProperty('disabled');
  for (let hour = 81; hour < 190; hour += 3) {
    io.clock = hours(hour);
    await notifyTeams(context);
  }
  expect((await health('operations/0'))?.disabled?.why).toMatch(/it fails since 2026-06-04, at last: .*got 500/);
  expect((await outboxSummary(context.opened.db)).waiting).toBe(0);
});

it('raises no alarm through a receiver that fails itself, waits for one that works, and makes no loop', async () => {
  ill.answer = { status: 410 };
  second.answer = { status: 500 };
  engineer.answer = { status: 500 };
  await waiting('operations/1', 1, 'ill too');
  await waiting('engineering/0', 1, 'ill as well');
  await notifyTeams(context);
  io.clock = hours(0.001);
  await waiting('operations/0', 1);
  await notifyTeams(context);
  const alarms = () => [...second.seen, ...engineer.seen].filter(({ body }) => body.includes('are stopped')).length;
  expect(alarms()).toBe(0);
  expect(io.lines.some((line) => line.includes('no other receiver works'))).toBe(true);
  second.answer = { status: 200 };
  io.clock = hours(1);
  await notifyTeams(context);
  expect(alarms()).toBe(1);
  // The alarm itself dies: its receiver's own trouble is told to another, and then there is peace.
  await emptyDatabase(context);
  io.clock = NOW;
  for (const one of [second, engineer]) one.seen.length = 0;
  second.answer = { status: 404 };
  engineer.answer = { status: 404 };
  await waiting('operations/0', 1);
  await notifyTeams(context);
  await notifyTeams(context);
  const after = second.seen.length + engineer.seen.length;
  for (let day = 1; day < 10; day++) {
    io.clock = hours(24 * day);
    await notifyTeams(context);
  }
  expect(second.seen.length + engineer.seen.length - after).toBeLessThanOrEqual(12);
  expect((await outboxSummary(context.opened.db)).waiting).toBe(0);
});

it('tells nothing through a receiver whose own messages died, and loses no word that died with it', async () => {
  second.answer = { status: 400 };
  await waiting('operations/0', 1);
  await waiting('operations/1', 1, 'ill too');
  ill.answer = { status: 410 };
  await notifyTeams(context);
  for (const { body } of engineer.seen) expect(shapeFaults(JSON.parse(body))).toBe('');
  expect(engineer.seen.map(({ body }) => JSON.parse(body).data.receiver.id).sort()).toEqual([
    'operations/0',
    'operations/1',
  ]);
  // The next word goes through what works by now, and breaks with it: that is told in turn.
  await emptyDatabase(context);
  engineer.seen.length = 0;
  await waiting('operations/0', 1);
  await notifyTeams(context);
  expect(engineer.seen).toEqual([]);
  await notifyTeams(context);
  const [word] = engineer.seen.map(({ body }) => JSON.parse(body).data);
  expect(word).toMatchObject({ receiver: { id: 'operations/1' }, deadLetterCount: 1 });
  expect(word.deadLetters[0].subject).toContain('messages by webhook are stopped');
});

it('tells once however often it is asked, also after a crash before anything was sent', async () => {
  ill.answer = { status: 410 };
  await waiting('operations/0', 1);
  await notifyTeams(context);
  expect(await receiverAlarms(context)).toBe(0);
  expect(second.seen).toHaveLength(1);
});

it('ends a pass in time though a receiver is slow, and leaves the rest for the next one', async () => {
  await waiting('operations/0', 50);
  const { delivered } = await notifyTeams(context, { passMs: 1 });
  expect(delivered).toBeLessThan(50);
  expect((await notifyTeams(context)).delivered).toBe(50 - delivered);
});
