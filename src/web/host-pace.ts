/** How patient one host is with us, and the rules by which that changes; pure, so that it can be kept in memory or shared. */
import { DAY_MS } from '../domain/time.ts';
import { RETRY_AFTER_CAP_MS } from './retry-after.ts';

/** Moments are ms of the keeper's clock, 0 for never. */
export interface HostPace {
  /** No request starts before. */
  nextAt: number;
  /** The host asked us to stay away until then. */
  blockedUntil: number;
  /** Steps of back-off that successes have not taken back yet, and when the last one was made. */
  steps: number;
  steppedAt: number;
  /** Breaker: failures in a row, since when and until when it is open, how often it opened without a success between. */
  failures: number;
  trips: number;
  brokenAt: number;
  brokenUntil: number;
  /** The gap that the host asked for (Crawl-delay), ms, and how long that counts. */
  askedGapMs: number;
  askedUntil: number;
  /** Last change of anything above. */
  changedAt: number;
}

/** A host that nothing is known of. */
export const UNKNOWN_HOST: HostPace = {
  nextAt: 0,
  blockedUntil: 0,
  steps: 0,
  steppedAt: 0,
  failures: 0,
  trips: 0,
  brokenAt: 0,
  brokenUntil: 0,
  askedGapMs: 0,
  askedUntil: 0,
  changedAt: 0,
};

export interface Manners {
  /** Least time between the starts of two requests, ms. */
  readonly gapMs: number;
  /** Random extra gap as a share of the gap. */
  readonly jitter: number;
  /** A host that wants a longer pause than this, ms, is not waited for. */
  readonly maxWaitMs: number;
}

/** May a request start, and how long after it the next one? `probe`: it is the one by which an open breaker finds out. */
export type Verdict =
  | { readonly say: 'go' | 'probe'; readonly gapMs: number }
  | { readonly say: 'wait'; readonly ms: number }
  | { readonly say: 'refused'; readonly ms: number; readonly why: string };

/** Failures in a row that open the breaker; how long it stays open first and at most, ms. */
const BREAKER_FAILURES = 5;
const BREAKER_FIRST_MS = 60_000;
const BREAKER_MOST_MS = 3_600_000;
/** How long the outcome of a probe is waited for, ms: its process may have been killed. */
const PROBE_MS = 120_000;
/** First pause after a 429 that names none, ms; doubles with every further step, up to the most. */
const BACK_OFF_FIRST_MS = 30_000;
const BACK_OFF_MOST_MS = 3_600_000;
/** Gaps are widened by back-off, and by Crawl-delay, up to this, ms. */
const WIDEST_GAP_MS = 60_000;
/** The wall clock tells whole milliseconds and is set right by fractions of one now and then: no gap may be short for that. */
const GRAIN_MS = 2;

/** Takes the turn if it may: the next start is then a gap away. `inProbe`: it is part of a probe that runs already. */
export function askTurn(host: HostPace, now: number, manners: Manners, inProbe: boolean): Verdict {
  const broken = host.brokenUntil - now;
  if (broken > 0 && !inProbe) return { say: 'refused', ms: broken, why: `failed ${host.failures} times in a row` };
  const blocked = host.blockedUntil - now;
  if (blocked > manners.maxWaitMs) return { say: 'refused', ms: blocked, why: 'asked us to stay away' };
  const ms = Math.max(host.nextAt - now, blocked);
  if (ms > 0) return { say: 'wait', ms };
  const gapMs = nextGap(host, now, manners);
  host.nextAt = now + gapMs;
  if (host.failures < BREAKER_FAILURES || inProbe) return { say: 'go', gapMs };
  host.brokenUntil = now + PROBE_MS;
  return { say: 'probe', gapMs };
}

/** May the request of a turn still go out? As soon as its gap is over another may take the next turn, whether it was sent or not. */
export function holdsTurn(host: HostPace, turn: { readonly gapMs: number; readonly nextAt: number }): boolean {
  return turn.gapMs === 0 || host.nextAt === turn.nextAt;
}

/** The request went out only now, as the machine was busy: the gap counts from here. */
export function sendNow(host: HostPace, now: number, gapMs: number): void {
  host.nextAt = Math.max(host.nextAt, now + gapMs);
}

/** After a back-off the gap is wide at first, and narrows with every success. */
function nextGap(host: HostPace, now: number, { gapMs, jitter }: Manners): number {
  const gap = now < host.askedUntil ? Math.max(gapMs, host.askedGapMs) : gapMs;
  if (gap === 0) return 0;
  const widened = Math.min(gap * 2 ** host.steps, Math.max(gap, WIDEST_GAP_MS));
  return widened * (1 + Math.random() * jitter) + GRAIN_MS;
}

/**
 * The host asked for fewer requests, as its answer to one that started at `startedAt`. One step for a burst: answers to
 * requests that were under way when the host began to back off say nothing new. A wish that was kept and did not help is
 * trusted less than our own doubling.
 */
export function backOff(host: HostPace, now: number, startedAt: number, wishMs: number | undefined): void {
  const inBurst = host.steps > 0 && (startedAt <= host.steppedAt || startedAt < host.blockedUntil);
  if (inBurst && wishMs === undefined) return;
  if (!inBurst) {
    host.steps += 1;
    host.steppedAt = now;
  }
  const ours = Math.min(BACK_OFF_FIRST_MS * 2 ** (host.steps - 1), BACK_OFF_MOST_MS);
  const pause = inBurst || host.steps === 1 ? (wishMs ?? ours) : Math.max(wishMs ?? 0, ours);
  host.blockedUntil = Math.max(host.blockedUntil, now + Math.min(pause, RETRY_AFTER_CAP_MS));
}

/** A request that started at `startedAt` went well; what began before the last trouble says nothing about it. */
export function succeed(host: HostPace, startedAt: number): void {
  if (startedAt > host.steppedAt) host.steps = Math.max(0, host.steps - 1);
  if (startedAt <= host.brokenAt) return;
  host.failures = 0;
  host.trips = 0;
  host.brokenUntil = 0;
}

/** A request that started at `startedAt` failed. The fifth in a row, or a failed probe, opens the breaker. */
export function fail(host: HostPace, now: number, startedAt: number): void {
  if (startedAt <= host.brokenAt) return;
  host.failures += 1;
  if (host.failures < BREAKER_FAILURES) return;
  host.brokenAt = now;
  host.brokenUntil = now + Math.min(BREAKER_FIRST_MS * 2 ** host.trips, BREAKER_MOST_MS);
  host.trips += 1;
}

/** The host asks for at least this gap, ms. Counts for a day, as long as its robots.txt does. */
export function widenGap(host: HostPace, now: number, gapMs: number): void {
  const asked = Math.min(gapMs, WIDEST_GAP_MS);
  if (now < host.askedUntil && asked < host.askedGapMs) return;
  host.askedGapMs = asked;
  host.askedUntil = now + DAY_MS;
}

/**
 * A clock that was set back would make every pause longer by as much: the moments move with it, so that what is left of
 * a pause stays what it was. (Set forward it ends pauses early: one gap of a host, once.)
 */
export function followClock(host: HostPace, now: number): void {
  const back = host.changedAt - now;
  if (back <= 0) return;
  for (const moment of MOMENTS) host[moment] -= back;
}

const MOMENTS = [
  'nextAt',
  'blockedUntil',
  'steppedAt',
  'brokenAt',
  'brokenUntil',
  'askedUntil',
  'changedAt',
] as const satisfies readonly (keyof HostPace)[];

/** Is there nothing left that would have to be remembered? */
export function isIdle(host: HostPace, now: number): boolean {
  return host.failures === 0 && Math.max(host.nextAt, host.blockedUntil, host.brokenUntil) < now;
}
