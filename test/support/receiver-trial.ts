/** Messages to receivers of every sort through the real outbox, hour by hour on a clock of our own, until none waits. */
import { notificationKey } from '../../src/alerts/dispatch.ts';
import { teamId } from '../../src/domain/ids.ts';
import type { Notification } from '../../src/domain/notification.ts';
import { type Instant, instant, millis } from '../../src/domain/time.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { notifyTeams } from '../../src/pipeline/notify.ts';
import { deadLetters } from '../../src/store/dead-letters.ts';
import { enqueue, outboxSummary } from '../../src/store/outbox.ts';
import { type BadReceiver, BEHAVIOURS, startBadReceivers } from './bad-receivers.ts';
import { openPipeline, rowsOf, testIo } from './pipeline.ts';
import { makeProject } from './project.ts';

export interface TrialOptions {
  /** To each receiver. */
  readonly messages: number;
  /** Address of an empty Postgres database; PGlite otherwise. */
  readonly databaseUrl?: string;
}

/** What became of the messages to one receiver. */
export interface TrialRow {
  readonly name: string;
  readonly delivered: number;
  readonly dead: number;
  readonly reason: string;
  /** Requests that came whole, and how many different keys they carried. */
  readonly heard: number;
  readonly keys: number;
  /** Attempts that the delivery log holds. */
  readonly attempts: number;
  /** When the last message was delivered, on the trial's own clock: 0 is the first pass. */
  readonly lastHours: number;
  /** The same in real time, in milliseconds after the beginning of the trial. */
  readonly lastMs: number;
}

export interface Trial {
  readonly rows: readonly TrialRow[];
  readonly waiting: number;
  readonly passes: number;
  /** Simulated time until nothing waited. */
  readonly hours: number;
  /** Alarms about receivers that a working one got. */
  readonly alarms: number;
  readonly wallMs: number;
}

/** As cron would: often in the first hour, then every hour. */
const PASSES_S = [0, 10, 60, 330, 900, 1800, ...Array.from({ length: 120 }, (_, hour) => (hour + 1) * 3600)];

/** Runs the trial. The good receivers are among the sixteen; the engineer's, who gets the alarms, is one more. */
export async function receiverTrial({ messages, databaseUrl }: TrialOptions): Promise<Trial> {
  const servers = await startBadReceivers([
    ...BEHAVIOURS,
    { ...BEHAVIOURS.find(({ name }) => name === '204')!, name: 'engineer' },
  ]);
  const teams = servers.all.map((server, index) => ({
    server,
    id: index < BEHAVIOURS.length ? `team-${index}` : 'engineer',
  }));
  const secret = `\${HOOK_SECRET}`;
  const project = await makeProject({
    teams: {
      fallback: 'engineer',
      engineer: 'engineer',
      teams: teams.map(({ server: { url, ends }, id }) => ({
        id,
        name: id,
        receivers: [{ notifier: 'webhook', options: { url, secret, timeoutMs: timeoutFor(ends) } }],
      })),
    },
    touchpoints: { touchpoints: [{ id: 'staff', name: { en: 'Staff' }, owners: ['engineer'] }] },
    vigie: {
      politeness: { contact: 'test@shop.example', allowPrivateHosts: servers.all.map(({ host }) => host) },
      ...(databaseUrl && { database: { url: `\${DATABASE_URL}` } }),
    },
  });
  const io = testIo({
    env: {
      HOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    },
  });
  const running = await openPipeline(project, io);
  try {
    const { db } = running.context.opened;
    const start = io.clock;
    for (const { id } of teams.slice(0, BEHAVIOURS.length)) await enqueue(db, letters(id, messages, start));
    const begun = performance.now();
    let passes = 0;
    for (const seconds of PASSES_S) {
      io.clock = instant(millis(start) + seconds * 1000);
      passes += 1;
      await notifyTeams(running.context);
      if ((await outboxSummary(db)).waiting === 0) break;
    }
    const rows = await Promise.all(
      teams.slice(0, BEHAVIOURS.length).map(({ server, id }) => rowOf(running.context, server, id, start, begun)),
    );
    const { waiting } = await outboxSummary(db);
    const hours = (millis(io.clock) - millis(start)) / 3_600_000;
    const alarms = servers.all.at(-1)!.heard.length;
    return { rows, waiting, passes, hours, alarms, wallMs: performance.now() - begun };
  } finally {
    await running.close();
    await project.remove();
    await servers.close();
  }
}

/** Whoever never answers need not be waited for; the others answer at once, and a busy machine may be slow. */
function timeoutFor(ends: BadReceiver['ends']): number {
  return ends !== 'delivered' && ends.test('got none in time') ? 300 : 10_000;
}

/** Every second message is the end of what the one before it began: the pairs have an order to keep. */
function letters(team: string, n: number, at: Instant): readonly Notification[] {
  return Array.from({ length: n }, (_, index): Notification => {
    const thread = `trial/${team}/${Math.floor(index / 2)}`;
    const sequence = 1 + (index % 2);
    const receiver = `${team}/0`;
    return {
      key: notificationKey(thread, sequence, receiver),
      thread,
      sequence,
      team: teamId.parse(team),
      receiver,
      message: { type: 'rating.drift.firing', subject: 'S', text: 'T\n', html: '<p>T</p>', data: { index }, thread },
      createdAt: at,
      attempts: 0,
      nextAttemptAt: at,
      state: 'waiting',
    };
  });
}

async function rowOf(
  { opened: { db } }: Context,
  server: BadReceiver,
  team: string,
  start: Instant,
  begun: number,
): Promise<TrialRow> {
  const outbox = (await rowsOf(db, 'outbox')).filter((row) => row.receiver === `${team}/0`);
  const own = new Set(outbox.map((row) => row.key));
  const log = (await rowsOf(db, 'deliveries')).filter((row) => own.has(row.key));
  const attempts = log.filter((row) => !String(row.detail).startsWith('not sent')).length;
  const arrived = log.filter((row) => row.ok === true).map((row) => Date.parse(String(row.at)));
  const dead = await deadLetters(db, `${team}/0`);
  return {
    name: server.name,
    delivered: outbox.filter((row) => row.state === 'delivered').length,
    dead: dead.length,
    reason: dead[0]?.why ?? '',
    heard: server.heard.length,
    keys: new Set(server.heard.map(({ key }) => key)).size,
    attempts,
    lastHours: arrived.length === 0 ? Number.NaN : (Math.max(...arrived) - millis(start)) / 3_600_000,
    lastMs: (server.heard.at(-1)?.at ?? begun) - begun,
  };
}
