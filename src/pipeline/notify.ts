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

export interface NotifyReport {
  readonly delivered: number;
  readonly failed: readonly { readonly receiver: string; readonly detail: string; readonly gaveUp: boolean }[];
}

/** Sends until nothing is due. Receivers are served side by side: a slow one delays nobody else. */
export async function notifyTeams(context: Context): Promise<NotifyReport> {
  const failed: { receiver: string; detail: string; gaveUp: boolean }[] = [];
  let delivered = 0;
  const worker = `${hostname()}:${process.pid}`;
  while (!context.signal.aborted) {
    const claim = { limit: CLAIM, leaseMs: LEASE_MS, worker };
    const due = await claimDue(context.opened.db, context.now(), claim);
    if (due.length === 0) break;
    const queues = Map.groupBy(due, (notification) => notification.receiver);
    await Promise.all(
      [...queues.values()].map(async (queue) => {
        for (const notification of queue) {
          const result = await send(context, notification);
          if (result.ok) delivered += 1;
          else failed.push({ receiver: notification.receiver, detail: result.detail, gaveUp: result.gaveUp });
        }
      }),
    );
    context.progress(`${delivered} notifications delivered`);
  }
  return { delivered, failed };
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
  await recordDelivery(db, { key: notification.key, at: context.now(), ok: result.ok, detail: result.detail, next });
  return result;
}

function receiverOf(context: Context, id: string): Receiver | undefined {
  return context.config.teams.flatMap((team) => team.receivers).find((receiver) => receiver.id === id);
}
