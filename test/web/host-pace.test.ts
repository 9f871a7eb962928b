import { describe, expect, it } from 'vitest';
import {
  askTurn,
  backOff,
  fail,
  followClock,
  type HostPace,
  sendNow,
  succeed,
  UNKNOWN_HOST,
  widenGap,
} from '../../src/web/host-pace.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const T = 1_800_000_000_000;
const manners = { gapMs: 1_000, jitter: 0, maxWaitMs: 2 * MINUTE };

function fresh(): HostPace {
  return { ...UNKNOWN_HOST };
}

/** How long the gap after a start at `now` is. */
function gapAt(host: HostPace, now: number, jitter = 0): number {
  const verdict = askTurn(host, now, { ...manners, jitter }, false);
  if (verdict.say !== 'go') throw new Error(`Expected to go, got ${verdict.say}`);
  return verdict.gapMs;
}

describe('the gap', () => {
  it('holds between starts, and is never shorter than asked for, whatever the chance', () => {
    const host = fresh();
    const gaps = Array.from({ length: 1_000 }, (_, index) => gapAt(host, T + index * 10_000, 0.3));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1_302);
    expect(new Set(gaps).size).toBeGreaterThan(900);
  });

  it('counts from the moment the request really went out', () => {
    const host = fresh();
    const gapMs = gapAt(host, T);
    sendNow(host, T + 700, gapMs);
    expect(askTurn(host, T + 1_100, manners, false)).toEqual({ say: 'wait', ms: 602 });
  });

  it('is widened by what a site asks for, for a day, and not beyond a minute', () => {
    const host = fresh();
    widenGap(host, T, 7_000);
    widenGap(host, T, 3_000);
    expect(gapAt(host, T)).toBe(7_002);
    expect(gapAt(host, T + 25 * HOUR)).toBe(1_002);
    widenGap(host, T + 26 * HOUR, 10 * HOUR);
    expect(gapAt(host, T + 26 * HOUR)).toBe(MINUTE + 2);
  });
});

describe('back-off', () => {
  it('takes any number of refusals at once for one step, whatever the host wishes', () => {
    for (const wish of [undefined, 0, 500, HOUR]) {
      const host = fresh();
      for (let i = 0; i < 50; i += 1) backOff(host, T + i, T - 100, wish);
      expect(host.steps, String(wish)).toBe(1);
    }
  });

  it('doubles from half a minute to an hour when the host names no time, and when what it named did not help', () => {
    const pauses = (wish: number | undefined) => {
      const host = fresh();
      return Array.from({ length: 9 }, (_, index) => {
        const now = T + index * 3 * HOUR;
        backOff(host, now, now - 1, wish);
        return host.blockedUntil - now;
      });
    };
    const ours = [30_000, 60_000, 120_000, 240_000, 480_000, 960_000, 1_920_000, HOUR, HOUR];
    expect(pauses(undefined)).toEqual(ours);
    expect(pauses(0)).toEqual([0, ...ours.slice(1)]);
    expect(pauses(2 * HOUR)).toEqual(ours.map(() => 2 * HOUR));
  });

  it('keeps the longest wish of a burst, and none beyond a day', () => {
    const host = fresh();
    backOff(host, T, T - 1, 5 * MINUTE);
    backOff(host, T + 1, T - 1, 9 * MINUTE);
    backOff(host, T + 2, T - 1, MINUTE);
    expect(host.blockedUntil).toBe(T + 1 + 9 * MINUTE);
    backOff(host, T + 3, T - 1, 10 * 365 * 24 * HOUR);
    expect(host.blockedUntil).toBe(T + 3 + 24 * HOUR);
  });

  it('decays: gaps are wide after it, and narrow with every success that began later', () => {
    const host = fresh();
    for (const at of [T, T + HOUR, T + 2 * HOUR]) backOff(host, at, at - 1, 0);
    succeed(host, T);
    let now = T + 3 * HOUR;
    const gaps = Array.from({ length: 5 }, () => {
      const gap = gapAt(host, now);
      succeed(host, now);
      now += MINUTE;
      return gap - 2;
    });
    expect(gaps).toEqual([8_000, 4_000, 2_000, 1_000, 1_000]);
  });

  it('is waited for when short, and refused when long', () => {
    const host = fresh();
    backOff(host, T, T - 1, MINUTE);
    expect(askTurn(host, T, manners, false)).toEqual({ say: 'wait', ms: MINUTE });
    backOff(host, T, T - 1, HOUR);
    expect(askTurn(host, T, manners, false)).toMatchObject({ say: 'refused', ms: HOUR });
  });
});

describe('the breaker', () => {
  function broken(): HostPace {
    const host = fresh();
    for (let i = 0; i < 5; i += 1) fail(host, T, T - 1);
    return host;
  }

  it('opens at the fifth failure in a row, and failures that were under way open it no further', () => {
    const host = broken();
    expect(askTurn(host, T + 1, manners, false)).toMatchObject({ say: 'refused', ms: MINUTE - 1 });
    for (let i = 0; i < 20; i += 1) fail(host, T + 10, T - 1);
    expect([host.trips, host.brokenUntil]).toEqual([1, T + MINUTE]);
  });

  it('lets one probe through, and everybody after its success', () => {
    const host = broken();
    const later = T + MINUTE;
    expect(askTurn(host, later, manners, false).say).toBe('probe');
    for (let i = 1; i < 20; i += 1) expect(askTurn(host, later + i * 2_000, manners, false).say).toBe('refused');
    expect(askTurn(host, later + 41_000, manners, true).say, 'further requests of the probe').toBe('go');
    succeed(host, later);
    expect(askTurn(host, later + 43_000, manners, false).say).toBe('go');
  });

  it('stays open twice as long after each failed probe, up to an hour', () => {
    const host = broken();
    const open = Array.from({ length: 8 }, () => {
      const now = host.brokenUntil;
      expect(askTurn(host, now, manners, false).say).toBe('probe');
      fail(host, now + 10, now);
      return host.brokenUntil - now - 10;
    });
    expect(open).toEqual([2, 4, 8, 16, 32, 60, 60, 60].map((minutes) => minutes * MINUTE));
  });

  it('sends another probe when the first never came back', () => {
    const host = broken();
    expect(askTurn(host, T + MINUTE, manners, false).say).toBe('probe');
    expect(askTurn(host, T + 3 * MINUTE, manners, false).say).toBe('probe');
  });
});

describe('a clock that jumps', () => {
  it('back leaves of every pause what was left', () => {
    const host = fresh();
    askTurn(host, T, manners, false);
    backOff(host, T, T - 1, MINUTE);
    host.changedAt = T;
    for (const back of [1, HOUR, 10 * 365 * 24 * HOUR]) {
      const moved = { ...host };
      followClock(moved, T - back);
      expect(askTurn(moved, T - back, manners, false)).toEqual({ say: 'wait', ms: MINUTE });
    }
  });

  it('forward and back again blocks nobody', () => {
    const host = fresh();
    const far = T + 10 * 365 * 24 * HOUR;
    askTurn(host, far, manners, false);
    host.changedAt = far;
    followClock(host, T);
    expect(askTurn(host, T, manners, false)).toEqual({ say: 'wait', ms: 1_002 });
  });
});
