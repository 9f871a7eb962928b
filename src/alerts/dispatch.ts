/** From a change to delivered notices: keys that stay the same, one attempt at a time, and when to try again. */
import { createHash } from 'node:crypto';
import type { TeamId } from '../domain/ids.ts';
import type { Message, Notification } from '../domain/notification.ts';
import type { Receiver, Team } from '../domain/team.ts';
import { type Instant, instant, millis } from '../domain/time.ts';
import { DeliveryFailed, type ReceiverState, SourceRefused } from '../errors.ts';
import type { Role } from './brief.ts';
import type { Destination, Notifier, NotifierTools } from './notifier.ts';
import { notifiers } from './notifiers/index.ts';
import type { Change } from './signal.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits between attempts, in milliseconds (Standard Webhooks' example schedule): about three days in all, then given up. */
export const RETRY_SCHEDULE_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** A wait is stretched by up to this share at random, so that receivers are not met by all retries at once. */
const JITTER_SHARE = 0.2;

/** A receiver's own Retry-After is obeyed up to this. */
const RETRY_AFTER_LIMIT_MS = 24 * HOUR;

/** One attempt may take this long, whatever the notifier does. */
const DEADLINE_MS = 60 * SECOND;

/**
 * What an attempt came to. `retryAt` is set exactly when another attempt is to be made. `blame` is `receiver` when the
 * failure says something of it (no answer, an error of its own), `message` when only this message is refused, and absent
 * when we stopped it ourselves; `receiver` is what it asks for beyond this message.
 */
export type Delivery =
  | { readonly ok: true; readonly detail: string }
  | {
      readonly ok: false;
      readonly detail: string;
      readonly retryAt?: Instant;
      readonly gaveUp: boolean;
      readonly blame?: 'receiver' | 'message';
      readonly receiver?: ReceiverState;
    };

/** What `deliverOne` needs beside the notifier's tools: a number from 0 to 1 that spreads retries (default: from the key). */
export interface DispatchTools extends NotifierTools {
  readonly jitter?: () => number;
}

/** The idempotency key of one notice to one receiver: the same on every attempt and after every crash. */
export function notificationKey(thread: string, sequence: number, receiver: string): string {
  const identity = JSON.stringify([thread, sequence, receiver]);
  return `msg_${createHash('sha256').update(identity).digest('hex').slice(0, 40)}`;
}

/** A waiting notification about no incident: `sequence` is its number in the message's thread, so that it is written once. */
export function letterTo(
  { team, receiver }: { readonly team: Team['id']; readonly receiver: Receiver['id'] },
  message: Message,
  sequence: number,
  createdAt: Instant,
): Notification {
  const { thread } = message;
  const key = notificationKey(thread, sequence, receiver);
  const waits = { createdAt, attempts: 0, nextAttemptAt: createdAt, state: 'waiting' as const };
  return { key, thread, sequence, team, receiver, message, ...waits };
}

/** One waiting notification per receiver of every team that the change tells. Teams without receivers get none. */
export function toNotifications(
  change: Change,
  teams: readonly Team[],
  compose: (team: Team, role: Role) => Message,
  createdAt: Instant,
): readonly Notification[] {
  return change.tell.flatMap((id) => {
    const team = teams.find((known) => known.id === id);
    if (!team || team.receivers.length === 0) return [];
    const message = compose(team, roleOf(change, id));
    return team.receivers.map((receiver) => notificationTo(receiver, team, change, message, createdAt));
  });
}

/**
 * Makes one attempt and says what came of it; never throws. A receiver that is no longer configured, a refused address
 * and a permanent refusal are given up at once, everything else after the ninth retry. `receiver.options` are as its
 * notifier's schema returned them.
 */
export async function deliverOne(
  notification: Notification,
  receiver: Receiver | undefined,
  tools: DispatchTools,
): Promise<Delivery> {
  const notifier = notifiers.find((known) => known.name === receiver?.notifier);
  if (!receiver || !notifier) {
    const detail = `Expected receiver ${notification.receiver} in the configuration, got none: the team has changed since`;
    return { ok: false, detail, gaveUp: true };
  }
  try {
    return { ok: true, detail: (await attempt(notifier, notification, receiver, tools)).detail };
  } catch (error) {
    return failure(error, notification, tools);
  }
}

/** Tells whether a receiver still is where it was: the same hash for the same destination. Says nothing of it otherwise. */
export function destinationHash(receiver: Receiver): string {
  const destination = destinationOf(receiver);
  const plain = destination && 'web' in destination ? revealed(destination) : destination;
  return createHash('sha256')
    .update(JSON.stringify([receiver.notifier, plain]))
    .digest('hex');
}

/** Where the messages of a receiver go; undefined when its notifier is unknown. */
export function destinationOf({ notifier, options }: Receiver): Destination | undefined {
  return notifiers.find((known) => known.name === notifier)?.destination(options);
}

function revealed({ web, account }: Extract<Destination, { web: unknown }>) {
  return { web: web.reveal(), account: account?.reveal() };
}

async function attempt(notifier: Notifier, notification: Notification, receiver: Receiver, tools: DispatchTools) {
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  const signal = AbortSignal.any([tools.signal, deadline]);
  const { key, createdAt, message } = notification;
  const request = { key, createdAt, message, options: receiver.options };
  const late = Promise.withResolvers<never>();
  const onAbort = () => late.reject(new DeliveryFailed('Expected an answer in time, got none', { retryable: true }));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    if (signal.aborted) onAbort();
    return await Promise.race([notifier.deliver(request, { ...tools, signal }), late.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function failure(error: unknown, notification: Notification, tools: DispatchTools): Delivery {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof SourceRefused) return { ok: false, detail, gaveUp: true, blame: 'message' };
  const known = error instanceof DeliveryFailed ? error : undefined;
  const receiver = known?.receiver && { receiver: known.receiver };
  if (known && !known.retryable) return { ok: false, detail, gaveUp: true, blame: 'message', ...receiver };
  const blame = tools.signal.aborted ? {} : { blame: 'receiver' as const };
  const retryAt = nextAttempt(notification, tools, known?.retryAfterMs);
  const next = retryAt ? { retryAt, gaveUp: false } : { gaveUp: true };
  return { ok: false, detail, ...next, ...blame, ...receiver };
}

/** When to try again after `attempts` earlier ones failed and this one too; undefined when the schedule is used up. */
function nextAttempt(notification: Notification, tools: DispatchTools, retryAfterMs = 0): Instant | undefined {
  const wait = RETRY_SCHEDULE_MS[notification.attempts];
  if (wait === undefined) return undefined;
  const jitter = tools.jitter?.() ?? spread(notification);
  const stretched = wait * (1 + JITTER_SHARE * jitter);
  return instant(millis(tools.now()) + Math.max(stretched, Math.min(retryAfterMs, RETRY_AFTER_LIMIT_MS)));
}

/** A number from 0 to 1 that differs between notifications and attempts, without a random source. */
function spread({ key, attempts }: Notification): number {
  return createHash('sha256').update(`${key}/${attempts}`).digest().readUInt32BE(0) / 2 ** 32;
}

function roleOf({ incident }: Change, team: TeamId): Role {
  if (incident.accountable === team) return 'accountable';
  return incident.informed.includes(team) ? 'informed' : 'manager';
}

function notificationTo(
  receiver: Receiver,
  team: Team,
  change: Change,
  message: Message,
  createdAt: Instant,
): Notification {
  const { incident, sequence } = change.transition;
  return {
    key: notificationKey(incident, sequence, receiver.id),
    thread: incident,
    incident,
    sequence,
    team: team.id,
    receiver: receiver.id,
    message,
    createdAt,
    attempts: 0,
    nextAttemptAt: createdAt,
    state: 'waiting',
  };
}
