/** Counts visitors' requests by the minute, so that one of them cannot keep the door busy. */
import { type Clock, millis } from '../domain/time.ts';

export interface Throttle {
  /** Counts one request of a visitor: may it come in? */
  readonly admits: (visitor: string) => boolean;
}

/** Visitors remembered in one minute; beyond that nobody new comes in, so that memory stays bounded. */
const MOST_VISITORS = 10_000;

const MINUTE_MS = 60_000;

/** Admits `most` requests of each visitor in a minute of the clock. */
export function openThrottle(most: number, now: Clock): Throttle {
  let minute = -1;
  const seen = new Map<string, number>();
  return {
    admits(visitor) {
      const current = Math.floor(millis(now()) / MINUTE_MS);
      if (current !== minute) seen.clear();
      minute = current;
      const count = (seen.get(visitor) ?? 0) + 1;
      if (count > most || (count === 1 && seen.size >= MOST_VISITORS)) return false;
      seen.set(visitor, count);
      return true;
    },
  };
}
