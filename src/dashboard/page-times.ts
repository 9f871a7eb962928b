/** How long the routes take, counted in this process since its start. */

export interface PageTimes {
  readonly note: (path: string, ms: number) => void;
  readonly all: () => ReadonlyMap<string, PageTime>;
}

export interface PageTime {
  readonly count: number;
  readonly seconds: number;
  /** How many took at most as long as each of `BOUNDS`. */
  readonly within: readonly number[];
}

/** Seconds. */
export const BOUNDS = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10] as const;

/** Paths are those of the route table, so that there are no more than routes. */
export function openPageTimes(): PageTimes {
  const times = new Map<string, { count: number; seconds: number; within: number[] }>();
  return {
    note(path, ms) {
      const time = times.get(path) ?? { count: 0, seconds: 0, within: BOUNDS.map(() => 0) };
      times.set(path, time);
      time.count++;
      time.seconds += ms / 1000;
      for (const [at, bound] of BOUNDS.entries()) if (ms / 1000 <= bound) time.within[at]! += 1;
    },
    all: () => times,
  };
}
