/** The notifying stage: what is due in the outbox goes out; each attempt is written down before the next. */
import { hostname } from 'node:os';
import { type Delivery, deliverOne, destinationHash } from '../alerts/dispatch.ts';
import type { Notification } from '../domain/notification.ts';
import type { Receiver } from '../domain/team.ts';
import { DAY_MS, dayOf, type Instant, instant, millis } from '../domain/time.ts';
import { type Db, transaction } from '../store/database.ts';
import { claimDue, dueReceivers, freeClaims, outboxSummary, recordDelivery, releaseHeld } from '../store/outbox.ts';
import {
  buryForDisabled,
  disableReceiver,
  enableReceiver,
  noteFailure,
  noteSuccess,
  receiverHealth,
  restReceiver,
} from '../store/receivers.ts';
import type { Context } from './context.ts';
import { noteHours } from './pass-hours.ts';
import { receiverAlarms } from './receiver-alarms.ts';

/** A claim holds one message for one attempt, whose own deadline is a minute; its worker is taken for dead after this. */
const LEASE_MS = 120_000;

/** Who claims: this process. */
const WORKER = `${hostname()}:${process.pid}`;

/** Receivers served at once, at most: as many messages are in memory. Those that fail come last. */
const LANES = 64;

/** Longest time of a pass: what a slow receiver did not take by then waits for the next one, and nobody waits for it. */
const PASS_MS = 5 * 60_000;

/** So many failures in a row, and the rest of what waits for a receiver is not tried in this pass. */
const FAILURES_IN_A_ROW = 3;

/** A receiver that fails for so long without a single success is disabled, and somebody is told. */
const FAILING_LIMIT_MS = 3 * DAY_MS;

export interface NotifyReport {
  readonly delivered: number;
  readonly failed: readonly { readonly receiver: string; readonly detail: string; readonly gaveUp: boolean }[];
  /** Since when the oldest message waits that no rule holds back; absent when there is none. */
  readonly oldestWaiting?: Instant;
  /** Receivers that get nothing until somebody mends them. */
  readonly disabled?: readonly { readonly receiver: string; readonly since: Instant; readonly why: string }[];
}

/** What a pass fills in as it goes. */
interface Tally {
  delivered: number;
  readonly failed: { receiver: string; detail: string; gaveUp: boolean }[];
}

/**
 * Sends what is due. Each receiver has a lane of its own, served one message after the other: a slow one delays nobody
 * else, however much waits for it. Messages that died raise an alarm of their own, which goes out at the end.
 * Interrupted: what was not tried yet stays as it is. Called under the run lock.
 */
export async function notifyTeams(context: Context, { passMs = PASS_MS } = {}): Promise<NotifyReport> {
  const { db } = context.opened;
  const tally: Tally = { delivered: 0, failed: [] };
  await freeClaims(db, (worker) => isDead(worker, context.opened.kind));
  await noteHours(db, context.config.teams, context.now());
  await enableMoved(context);
  await releaseHeld(db, context.now());
  const end = AbortSignal.timeout(passMs);
  await serveLanes(context, tally, end);
  if (!context.signal.aborted && (await receiverAlarms(context)) > 0) await serveLanes(context, tally, end);
  const { oldestWaiting } = await outboxSummary(db);
  const disabled = [...(await receiverHealth(db)).values()].flatMap(({ receiver, disabled: off }) =>
    off && receiverOf(context, receiver) ? [{ receiver, since: off.at, why: off.why }] : [],
  );
  return { ...tally, ...(oldestWaiting && { oldestWaiting }), ...(disabled.length > 0 && { disabled }) };
}

/**
 * Whoever holds the run lock has claimed nothing yet. An embedded database is this process's alone: any other claim is a dead
 * one's. On a server the lock may be free because its holder lost the connection and still sends: only who was a process of
 * this host and is none now is dead for sure; for another the lease is waited for.
 */
function isDead(worker: string, kind: Context['opened']['kind']): boolean {
  if (kind === 'pglite' || worker === WORKER) return true;
  const colon = worker.lastIndexOf(':');
  if (worker.slice(0, colon) !== hostname()) return false;
  try {
    process.kill(Number(worker.slice(colon + 1)), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** A disabled receiver whose destination is another one now is another receiver. */
async function enableMoved(context: Context): Promise<void> {
  const { db } = context.opened;
  for (const { receiver, disabled } of (await receiverHealth(db)).values()) {
    const configured = disabled && receiverOf(context, receiver);
    if (!configured || destinationHash(configured) === disabled.destination) continue;
    await enableReceiver(db, receiver);
    context.log.info({ receiver }, 'receiver enabled: its address is another one now');
  }
}

/** Serves every receiver that something is due for, `LANES` at a time. */
async function serveLanes(context: Context, tally: Tally, end: AbortSignal): Promise<void> {
  const { db } = context.opened;
  await buryForDisabled(db, context.now());
  const waiting = (await dueReceivers(db, context.now())).values();
  const broken = new AbortController();
  const stop = AbortSignal.any([context.signal, end, broken.signal]);
  const serve = async () => {
    for (const receiver of waiting) {
      if (stop.aborted) return;
      await serveLane(context, receiver, tally, stop).catch((error: unknown) => broken.abort(error));
    }
  };
  await Promise.all(Array.from({ length: LANES }, serve));
  if (broken.signal.aborted) throw broken.signal.reason;
}

/** One message after the other to one receiver, until nothing is due, it asks for time, or it fails again and again. */
async function serveLane(context: Context, receiver: string, tally: Tally, stop: AbortSignal): Promise<void> {
  const { db } = context.opened;
  let failures = 0;
  while (!stop.aborted) {
    const [notification] = await claimDue(db, context.now(), { limit: 1, leaseMs: LEASE_MS, worker: WORKER, receiver });
    if (!notification) return;
    const result = await send(context, notification);
    failures = !result.ok && result.blame === 'receiver' ? failures + 1 : 0;
    await record(context, notification, result, failures);
    if (result.ok) tally.delivered += 1;
    else tally.failed.push({ receiver, detail: result.detail, gaveUp: result.gaveUp });
    context.progress(`${tally.delivered} notifications delivered`);
  }
}

async function send(context: Context, notification: Notification): Promise<Delivery> {
  const tools = { now: context.now, signal: context.signal, checkAddress: context.web.checkAddress };
  // The claim has counted this attempt already; the schedule counts the ones before it.
  const earlier = { ...notification, attempts: notification.attempts - 1 };
  const result = await deliverOne(earlier, receiverOf(context, notification.receiver), tools);
  const fields = { key: notification.key, receiver: notification.receiver, detail: result.detail };
  if (result.ok) context.log.info(fields, 'notification delivered');
  else context.log.warn(fields, result.gaveUp ? 'notification given up' : 'notification will be tried again');
  return result;
}

/** Writes down what came of an attempt, and what it says of the receiver, in one transaction. */
async function record(context: Context, { key, receiver }: Notification, result: Delivery, failures: number) {
  const at = context.now();
  const next = result.ok
    ? ({ state: 'delivered' } as const)
    : result.retryAt
      ? { retryAt: result.retryAt }
      : ({ state: 'given-up' } as const);
  await transaction(context.opened.db, async (trx) => {
    await recordDelivery(trx, { key, at, ok: result.ok, detail: result.detail, next, worker: WORKER });
    if (result.ok) await noteSuccess(trx, receiver);
    else await noteTrouble(trx, context, receiver, result, failures);
  });
}

type Failure = Extract<Delivery, { ok: false }>;

/** The receiver rests, is disabled, or neither. */
async function noteTrouble(db: Db, context: Context, receiver: string, failure: Failure, failures: number) {
  const at = context.now();
  if (failure.receiver === 'gone') return disable(db, context, receiver, failure.detail);
  if (failure.blame !== 'receiver') return;
  const since = await noteFailure(db, receiver, at);
  const failingMs = millis(at) - millis(since);
  if (failingMs >= FAILING_LIMIT_MS) {
    return disable(db, context, receiver, `it fails since ${dayOf(since)}, at last: ${failure.detail}`);
  }
  const tired = failures >= FAILURES_IN_A_ROW;
  if (!failure.retryAt || !(failure.receiver === 'busy' || tired)) return;
  // The longer it fails, the longer it is left alone: half as long again.
  const patience = tired ? instant(millis(at) + failingMs / 2) : at;
  await restReceiver(db, receiver, failure.retryAt > patience ? failure.retryAt : patience);
}

async function disable(db: Db, context: Context, receiver: string, why: string): Promise<void> {
  const configured = receiverOf(context, receiver);
  if (!configured) return;
  const at = context.now();
  await disableReceiver(db, receiver, { at, why, destination: destinationHash(configured) });
  await buryForDisabled(db, at);
  context.log.error({ receiver, why }, 'receiver disabled');
}

function receiverOf(context: Context, id: string): Receiver | undefined {
  return context.config.teams.flatMap((team) => team.receivers).find((receiver) => receiver.id === id);
}
