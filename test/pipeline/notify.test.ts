/** Every notification arrives at least once under one key, whenever the program dies; real SMTP and HTTP receivers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type Receivers, startReceivers } from '../../demo/receivers.ts';
import { notificationKey } from '../../src/alerts/dispatch.ts';
import { brandId, locationId, teamId } from '../../src/domain/ids.ts';
import { instant, millis } from '../../src/domain/time.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { notifyTeams } from '../../src/pipeline/notify.ts';
import { saveTransitions } from '../../src/store/incidents.ts';
import { attemptsOf, enqueue, outboxSummary } from '../../src/store/outbox.ts';
import { emptyDatabase, NOW, openPipeline, type Running, rowsOf, testIo } from '../support/pipeline.ts';
import { makeProject, type Project, startVigie } from '../support/project.ts';
import { incident, notification, transition } from '../support/reviews.ts';

let folder: string;
let receivers: Receivers;
let project: Project;
let running: Running;
let context: Context;
/** A receiver whose answers the test decides. */
let moody: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let heard: string[];

const env = { HOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}` };
const io = testIo({ env });
const secret = `\${HOOK_SECRET}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-notify-'));
  receivers = await startReceivers(folder);
  moody = createServer((request, response) => {
    heard.push(String(request.headers['webhook-id']));
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((done) => moody.listen(0, '127.0.0.1', done));
  project = await makeTeams();
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  await running.close();
  await project.remove();
  await receivers.close();
  moody.closeAllConnections();
  moody.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  io.clock = NOW;
  heard = [];
  answer = (_, response) => response.writeHead(204).end();
  await emptyDatabase(context);
});
afterEach(async () => {
  await sql`alter table if exists gone rename to deliveries`.execute(context.opened.db);
});

/** One team by e-mail, one by a webhook, one behind the moody receiver. */
function makeTeams(): Promise<Project> {
  const moodyHost = `127.0.0.1:${(moody.address() as AddressInfo).port}`;
  const team = (id: string, notifier: string, options: object) => ({
    id,
    name: id,
    receivers: [{ notifier, options }],
  });
  return makeProject({
    teams: {
      fallback: 'operations',
      engineer: 'operations',
      teams: [
        team('operations', 'email', { to: 'operations@shop.example' }),
        team('logistics', 'webhook', { url: `${receivers.webhookUrl}/hook`, secret }),
        team('moody', 'webhook', { url: `http://${moodyHost}/hook`, secret }),
      ],
    },
    vigie: {
      politeness: { contact: 'test@shop.example', allowPrivateHosts: [receivers.webhookHost, moodyHost] },
      mail: { from: 'vigie@shop.example', smtp: { host: '127.0.0.1', port: receivers.smtpPort } },
    },
  });
}

const PLACE = { brand: brandId.parse('shop'), location: locationId.parse('north') };

interface Waiting {
  readonly episode?: number;
  readonly sequence?: number;
}

/** Puts a message for a team into the outbox, as detection does; returns its key. */
async function waiting(team: string, { episode = 1, sequence = 1 }: Waiting = {}): Promise<string> {
  const about = `shop/north/delivery/down/${episode}`;
  const receiver = `${team}/0`;
  const key = notificationKey(about, sequence, receiver);
  const { db } = context.opened;
  const taken = (await rowsOf(db, 'transitions')).some((row) => row.incident === about && row.sequence === sequence);
  if (!taken)
    await saveTransitions(db, [{ incident: incident(about, PLACE), transition: transition(about, sequence) }]);
  const at = { createdAt: io.clock, nextAttemptAt: io.clock };
  await enqueue(db, [notification(key, about, sequence, { ...at, team: teamId.parse(team), receiver })]);
  return key;
}

const hookKeys = () => receivers.webhooks.map(({ headers }) => headers['webhook-id']!);
const mailKeys = () => receivers.mails.map(({ raw }) => /^Message-ID: <(msg_\w+)@/im.exec(raw)![1]!);
const summary = () => outboxSummary(context.opened.db);
const later = (seconds: number) => instant(millis(io.clock) + seconds * 1000);

it('delivers what waits, once, and writes each attempt down', async () => {
  const keys = [await waiting('operations'), await waiting('logistics')];
  expect(await notifyTeams(context)).toEqual({ delivered: 2, failed: [] });
  expect(mailKeys()).toContain(keys[0]);
  expect(hookKeys()).toContain(keys[1]);
  for (const key of keys) expect(await attemptsOf(context.opened.db, key)).toMatchObject([{ ok: true }]);
  expect(await notifyTeams(context)).toEqual({ delivered: 0, failed: [] });
});

it('delivers again under the same key what was sent when the program died before it could write that down', async () => {
  const { db } = context.opened;
  const keys = [await waiting('operations', { episode: 2 }), await waiting('logistics', { episode: 2 })];
  await sql`alter table deliveries rename to gone`.execute(db);
  await expect(notifyTeams(context)).rejects.toThrow(/deliveries/);
  await vi.waitFor(() => expect([...mailKeys(), ...hookKeys()]).toEqual(expect.arrayContaining(keys)));
  await sql`alter table gone rename to deliveries`.execute(db);
  expect(await notifyTeams(context)).toEqual({ delivered: 2, failed: [] });
  for (const key of keys) {
    const arrivals = [...mailKeys(), ...hookKeys()].filter((one) => one === key);
    expect(arrivals).toEqual([key, key]);
  }
  expect(await summary()).toMatchObject({ waiting: 0, delivered: 2 });
});

it('survives kill -9 between sending and writing down: no message is lost, repeats carry the same key', async () => {
  const episode = { episode: 9 };
  const keys = [
    await waiting('moody', episode),
    await waiting('operations', episode),
    await waiting('logistics', episode),
  ];
  await running.close();
  const { child, ended } = startVigie(['notify', '--config', project.config], { env });
  answer = () => child.kill('SIGKILL');
  expect((await ended).signal).toBe('SIGKILL');
  expect(heard).toEqual([keys[0]]);

  answer = (_, response) => response.writeHead(204).end();
  // At once: whose the claim is, is dead.
  io.clock = instant(Date.now());
  running = await openPipeline(project, io);
  context = running.context;
  expect((await notifyTeams(context)).failed).toEqual([]);
  expect(await summary()).toMatchObject({ waiting: 0, delivered: 3, givenUp: 0 });
  expect(heard).toEqual([keys[0], keys[0]]);
  expect([...mailKeys(), ...hookKeys()]).toEqual(expect.arrayContaining(keys.slice(1)));
});

it('lets no slow receiver delay another, however much waits for it', async () => {
  const release = Promise.withResolvers<void>();
  answer = async (_, response) => {
    await release.promise;
    response.writeHead(204).end();
  };
  for (let episode = 1; episode <= 25; episode++) await waiting('moody', { episode });
  io.clock = later(1);
  const quick = [await waiting('logistics', { episode: 26 }), await waiting('operations', { episode: 27 })];
  const sending = notifyTeams(context);
  await vi.waitFor(() => expect([...mailKeys(), ...hookKeys()]).toEqual(expect.arrayContaining(quick)), 8_000);
  expect(heard).toHaveLength(1);
  release.resolve();
  expect(await sending).toEqual({ delivered: 27, failed: [] });
  expect(new Set(heard).size).toBe(25);
  expect(heard).toHaveLength(25);
});

it('tells the end of an incident after its beginning, in one call', async () => {
  const keys = [await waiting('moody', { sequence: 1 }), await waiting('moody', { sequence: 2 })];
  expect((await notifyTeams(context)).delivered).toBe(2);
  expect(heard).toEqual(keys);
});

it('tries again after five seconds, then minutes, and goes on with the other receivers', async () => {
  answer = (_, response) => response.writeHead(500).end('out of order');
  const key = await waiting('moody');
  await waiting('logistics', { episode: 3 });
  const report = await notifyTeams(context);
  expect(report).toMatchObject({ delivered: 1, failed: [{ receiver: 'moody/0', gaveUp: false }] });
  expect(report.failed[0]!.detail).toMatch(/500/);
  const next = async () => {
    const row = (await rowsOf(context.opened.db, 'outbox')).find((one) => one.key === key);
    return (Date.parse(String(row!.next_attempt_at)) - millis(io.clock)) / 1000;
  };
  expect(await next()).toBeGreaterThanOrEqual(5);
  expect(await next()).toBeLessThanOrEqual(6);
  io.clock = later(7);
  await notifyTeams(context);
  expect(await next()).toBeGreaterThanOrEqual(300);
  expect(await next()).toBeLessThanOrEqual(360);
  answer = (_, response) => response.writeHead(204).end();
  io.clock = later(400);
  expect(await notifyTeams(context)).toEqual({ delivered: 1, failed: [] });
  expect(heard).toEqual([key, key, key]);
});

it('gives up, with the reason, what is meant for a receiver that is gone from the configuration', async () => {
  const key = await waiting('closed-team');
  const report = await notifyTeams(context);
  // What was delivered is the word about it to the engineer.
  expect(report).toMatchObject({ delivered: 1, failed: [{ receiver: 'closed-team/0', gaveUp: true }] });
  expect(receivers.mails.at(-1)?.raw).toMatch(/^References: <thread\./m);
  expect(await attemptsOf(context.opened.db, key)).toMatchObject([
    { ok: false, detail: expect.stringMatching(/closed-team\/0 in the configuration, got none/) },
  ]);
  expect(await summary()).toMatchObject({ waiting: 0, givenUp: 1 });
});

it('counts no attempt, when interrupted, for what it did not try', async () => {
  const abort = new AbortController();
  answer = () => abort.abort(new Error('Interrupted'));
  const keys: string[] = [];
  for (let episode = 1; episode <= 3; episode++) keys.push(await waiting('moody', { episode }));
  await notifyTeams({ ...context, signal: abort.signal });
  expect(heard).toHaveLength(1);
  expect(await rowsOf(context.opened.db, 'deliveries')).toHaveLength(1);
  answer = (_, response) => response.writeHead(204).end();
  io.clock = later(600);
  expect((await notifyTeams(context)).delivered).toBe(3);
  expect(new Set(heard)).toEqual(new Set(keys));
});
