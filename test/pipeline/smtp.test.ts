/** Mail servers that refuse, stall and break, behind the real outbox: nothing is lost, and a repeat is the same mail. */

import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { notificationKey } from '../../src/alerts/dispatch.ts';
import { teamId } from '../../src/domain/ids.ts';
import { instant, millis } from '../../src/domain/time.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { listDead } from '../../src/pipeline/mend.ts';
import { notifyTeams } from '../../src/pipeline/notify.ts';
import { enqueue, outboxSummary } from '../../src/store/outbox.ts';
import { emptyDatabase, NOW, openPipeline, type Running, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

type Answer = { readonly code: number; readonly text: string } | 'ok' | 'break';

const io = testIo();
let project: Project;
let running: Running;
let context: Context;
let smtp: SMTPServer;
let silent: Server;
/** What the server says to each recipient and to each mail, and the mails that came whole. */
let onRcpt: (n: number) => Answer;
let onData: (n: number) => Answer;
let tries: number;
let mails: { readonly raw: string; readonly accepted: boolean }[];

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo: (_, __, done) => {
      tries += 1;
      const answer = onRcpt(tries);
      done(typeof answer === 'string' ? null : Object.assign(new Error(answer.text), { responseCode: answer.code }));
    },
    onData: (stream, _, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const answer = onData(mails.length + 1);
        mails.push({ raw: Buffer.concat(parts).toString('utf8'), accepted: answer === 'ok' });
        if (answer === 'break') for (const one of smtp.connections) Reflect.get(one, '_socket').resetAndDestroy();
        else if (answer === 'ok') done(null);
        else done(Object.assign(new Error(answer.text), { responseCode: answer.code }));
      });
    },
  });
  smtp.on('error', () => {});
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  silent = createServer((socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const port = (smtp.server.address() as AddressInfo).port;
  const server = (changes: object) => ({ host: '127.0.0.1', port, timeoutMs: 5000, ...changes });
  const team = (id: string, changes: object) => ({
    id,
    name: id,
    receivers: [{ notifier: 'email', options: { to: `${id}@shop.example`, smtp: server(changes) } }],
  });
  project = await makeProject({
    teams: {
      fallback: 'plain',
      engineer: 'plain',
      teams: [
        team('plain', {}),
        team('tls', { requireTls: true }),
        team('silent', { port: (silent.address() as AddressInfo).port, timeoutMs: 300 }),
        team('refused', { port: 1 }),
      ],
    },
    touchpoints: { touchpoints: [{ id: 'staff', name: { en: 'Staff' }, owners: ['plain'] }] },
    vigie: { mail: { from: 'vigie@shop.example', smtp: { host: '127.0.0.1', port } } },
  });
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  await running.close();
  await project.remove();
  smtp.close();
  silent.close();
});
afterEach(() => emptyDatabase(context));

/** Puts one mail to a team into the outbox on a fresh clock. */
async function mailTo(team: string): Promise<string> {
  io.clock = NOW;
  tries = 0;
  mails = [];
  onRcpt = () => 'ok';
  onData = () => 'ok';
  const thread = `shop/${team}`;
  const receiver = `${team}/0`;
  const key = notificationKey(thread, 1, receiver);
  const message = { type: 'rating.drift.firing', subject: 'Case', text: 'T\n', html: '<p>T</p>', data: {}, thread };
  const times = { createdAt: NOW, attempts: 0, nextAttemptAt: NOW, state: 'waiting' as const };
  await enqueue(context.opened.db, [
    { key, thread, sequence: 1, team: teamId.parse(team), receiver, message, ...times },
  ]);
  return key;
}

/** Passes every `hours` until nothing waits; returns how many it took. */
async function untilSettled(hours: number): Promise<number> {
  for (let pass = 1; pass < 100; pass++) {
    await notifyTeams(context);
    if ((await outboxSummary(context.opened.db)).waiting === 0) return pass;
    io.clock = instant(millis(io.clock) + hours * 3_600_000);
  }
  return Number.POSITIVE_INFINITY;
}

const messageIds = () => mails.map(({ raw }) => /^Message-ID: <(msg_\w+)@/im.exec(raw)?.[1]);

it('waits out greylisting: 4xx now, accepted when it comes again', async () => {
  const key = await mailTo('plain');
  onRcpt = (n) => (n <= 2 ? { code: 450, text: '4.2.0 greylisted, come back later' } : 'ok');
  expect(await untilSettled(0.2)).toBe(3);
  expect(messageIds()).toEqual([key]);
});

it('takes 5xx as final and tells why', async () => {
  await mailTo('plain');
  onRcpt = () => ({ code: 550, text: '5.1.1 no such user' });
  expect(await untilSettled(1)).toBe(1);
  expect(await listDead(context)).toMatchObject([{ why: expect.stringContaining('no such user') }]);
  expect(tries).toBe(1);
});

it('sends a mail again, as the same mail, when the line broke after its data: nobody knows whether it was taken', async () => {
  const key = await mailTo('plain');
  onData = (n) => (n <= 2 ? 'break' : 'ok');
  expect(await untilSettled(1)).toBe(3);
  expect(messageIds()).toEqual([key, key, key]);
  const dates = mails.map(({ raw }) => /^References: .*$/im.exec(raw)?.[0]);
  expect(new Set(dates).size).toBe(1);
});

it.each([
  ['tls', /STARTTLS|TLS/i],
  ['silent', /Greeting never received|timeout/i],
  ['refused', /ECONNREFUSED/],
])(
  'keeps trying, then gives up with the reason, when the server is %s, and says so to somebody else',
  async (team, why) => {
    const key = await mailTo(team);
    expect(await untilSettled(6)).toBeLessThan(30);
    const dead = (await listDead(context)).filter((letter) => letter.key === key);
    expect(dead).toHaveLength(1);
    expect(dead[0]!.why).toMatch(why);
    // No mail of the message itself, but the word that it died.
    expect(messageIds()).not.toContain(key);
    expect(mails.filter(({ raw }) => raw.includes('are stopped') || raw.includes('did not arrive'))).toHaveLength(1);
  },
);
