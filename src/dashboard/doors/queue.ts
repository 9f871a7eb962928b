/** Lets a bounded number of costly works run at once and a bounded number wait, few of them for one visitor. */

export interface Queue {
  /** Runs `work` when its turn has come; undefined, at once, when there is no room to wait. */
  run<T>(visitor: string, work: () => Promise<T>): Promise<T | undefined>;
}

export interface QueueLimits {
  readonly atOnce: number;
  readonly mostWaiting: number;
  /** Running and waiting, of one visitor; the one without a name ('') has no such limit. */
  readonly mostOfOne: number;
}

export function openQueue({ atOnce, mostWaiting, mostOfOne }: QueueLimits): Queue {
  let running = 0;
  const waiting: (() => void)[] = [];
  const of = new Map<string, number>();

  function count(visitor: string, by: 1 | -1): void {
    const n = (of.get(visitor) ?? 0) + by;
    if (n > 0) of.set(visitor, n);
    else of.delete(visitor);
  }

  async function turn(): Promise<void> {
    // Whoever ends hands its place on, so `running` does not change then.
    if (running < atOnce) running++;
    else await new Promise<void>((begin) => waiting.push(begin));
  }

  return {
    async run(visitor, work) {
      if (running >= atOnce && waiting.length >= mostWaiting) return undefined;
      if (visitor !== '' && (of.get(visitor) ?? 0) >= mostOfOne) return undefined;
      count(visitor, 1);
      await turn();
      try {
        return await work();
      } finally {
        count(visitor, -1);
        const next = waiting.shift();
        if (next) next();
        else running--;
      }
    },
  };
}
