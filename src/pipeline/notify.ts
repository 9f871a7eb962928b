/** The notifying stage: what is due in the outbox goes out; each attempt is written down before the next. */
import { hostname } from 'node:os';
import { deliverOne } from '../alerts/dispatch.ts';
import type { Notification } from '../domain/notification.ts';
import type { Receiver } from '../domain/team.ts';
import { claimDue, recordDelivery } from '../store/outbox.ts';
import type { Context } from './context.ts';

/** Notifications claimed at a time. */
const CLAIM = 20;

/** A claimed row that its worker did not finish is free again after this. */
const LEASE_MS = 120_000;

/** Who claims: this process. */
const WORKER = `${hostname()}:${process.pid}`;

export interface NotifyReport {
  readonly delivered: number;
  readonly failed: readonly { readonly receiver: string; readonly detail: string; readonly gaveUp: boolean }[];
}

/**
 * Sends until nothing is due. Each receiver has a lane of its own, served one message after the other: a slow one delays
 * nobody else, however much waits for it. Interrupted: what was not tried yet is free again when its claim runs out.
 */
export async function notifyTeams(context: Context): Promise<NotifyReport> {
  const failed: { receiver: string; detail: string; gaveUp: boolean }[] = [];
  let delivered = 0;
  const lanes = new Map<string, Promise<void>>();
  const inHand = new Set<string>();
  const serve = async (notification: Notification, before: Promise<void> | undefined): Promise<void> => {
    await before;
    if (context.signal.aborted) return;
    const result = await send(context, notification);
    inHand.delete(notification.key);
    if (result.ok) delivered += 1;
    else failed.push({ receiver: notification.receiver, detail: result.detail, gaveUp: result.gaveUp });
    context.progress(`${delivered} notifications delivered`);
  };
  for (;;) {
    const due = await claim(context);
    for (const notification of due) {
      const { key, receiver } = notification;
      // A lane may take longer than a claim lasts: what is in hand is not taken up twice.
      if (inHand.has(key)) continue;
      inHand.add(key);
      const lane = serve(notification, lanes.get(receiver));
      lanes.set(receiver, lane);
      const leave = () => lanes.get(receiver) === lane && lanes.delete(receiver);
      // A lane that broke stays, so that the race below throws what it threw.
      lane.then(leave, () => {});
    }
    if (due.length > 0) continue;
    if (lanes.size === 0) return { delivered, failed };
    // When a lane is done, its receiver may be told what came after: "recovered" waits for "firing".
    await Promise.race(lanes.values());
  }
}

async function claim(context: Context): Promise<readonly Notification[]> {
  if (context.signal.aborted) return [];
  return claimDue(context.opened.db, context.now(), { limit: CLAIM, leaseMs: LEASE_MS, worker: WORKER });
}

async function send(context: Context, notification: Notification) {
  const tools = { now: context.now, signal: context.signal, checkAddress: context.web.checkAddress };
  // The claim has counted this attempt already; the schedule counts the ones before it.
  const earlier = { ...notification, attempts: notification.attempts - 1 };
  const result = await deliverOne(earlier, receiverOf(context, notification.receiver), tools);
  const fields = { key: notification.key, receiver: notification.receiver, detail: result.detail };
  if (result.ok) context.log.info(fields, 'notification delivered');
  else context.log.warn(fields, result.gaveUp ? 'notification given up' : 'notification will be tried again');
  const next = result.ok
    ? ({ state: 'delivered' } as const)
    : result.retryAt
      ? { retryAt: result.retryAt }
      : ({ state: 'given-up' } as const);
  const { db } = context.opened;
  const { key } = notification;
  await recordDelivery(db, { key, at: context.now(), ok: result.ok, detail: result.detail, next, worker: WORKER });
  return result;
}

function receiverOf(context: Context, id: string): Receiver | undefined {
  return context.config.teams.flatMap((team) => team.receivers).find((receiver) => receiver.id === id);
}
