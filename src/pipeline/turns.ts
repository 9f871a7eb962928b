/** In which order much work goes at once: what touches one host waits for its turn there, and no more browser pages than memory bears. */

/** What one piece of work takes up. */
export interface Claim {
  /** Host that it touches; undefined for what touches none. */
  readonly host: string | undefined;
  readonly browser: boolean;
}

export interface TurnLimits {
  /** Most at once; default 6. */
  readonly atOnce?: number;
  /** Most of those with a browser page, each of which may hold some 300 MB; default 2. */
  readonly browsersAtOnce?: number;
  /** Nothing new is begun once aborted. */
  readonly signal?: AbortSignal;
}

/**
 * Does `work` on each item, in order as far as their claims allow: those of different hosts at the same time, those of
 * one host one after the other. Resolves when all is done; when one throws, nothing more is begun and its error is thrown
 * after what was under way has ended.
 */
export async function inTurns<Item>(
  items: readonly Item[],
  claimOf: (item: Item) => Claim,
  work: (item: Item) => Promise<void>,
  { atOnce = 6, browsersAtOnce = 2, signal }: TurnLimits = {},
): Promise<void> {
  const waiting = items.map((item) => ({ item, claim: claimOf(item) }));
  const underWay = new Map<Promise<void>, Claim>();
  const failures: unknown[] = [];
  for (;;) {
    const begin = !signal?.aborted && failures.length === 0 && underWay.size < atOnce;
    const next = begin ? waiting.findIndex(({ claim }) => isFree(claim, [...underWay.values()], browsersAtOnce)) : -1;
    if (next !== -1) {
      const [{ item, claim }] = waiting.splice(next, 1) as [(typeof waiting)[number]];
      const done: Promise<void> = work(item)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => underWay.delete(done));
      underWay.set(done, claim);
    } else if (underWay.size > 0) await Promise.race(underWay.keys());
    else if (failures.length > 0) throw failures[0];
    else return;
  }
}

function isFree({ host, browser }: Claim, busy: readonly Claim[], browsersAtOnce: number): boolean {
  if (host !== undefined && busy.some((other) => other.host === host)) return false;
  return !browser || busy.filter((other) => other.browser).length < browsersAtOnce;
}
