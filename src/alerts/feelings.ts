/** What customers feel since a change against before: one feeling, only where there are enough reviews to say so. */
import type { Direction } from '../domain/drift.ts';
import type { Emotion } from '../domain/finding.ts';

/** Reviews whose words were read (`n`), and how many of them show each feeling; `none` is among `n` only. */
export interface Feelings {
  readonly n: number;
  readonly counts: Readonly<Partial<Record<Emotion, number>>>;
}

/** The feelings on both sides of a change. */
export interface FeelingsAround {
  readonly before: Feelings;
  readonly since: Feelings;
}

/** A feeling that more customers show than before. */
export interface GrownFeeling {
  readonly emotion: Feeling;
  readonly count: number;
  readonly n: number;
  /** Share before, 0 to 1, of `nBefore`. */
  readonly shareBefore: number;
  readonly nBefore: number;
}

export type Feeling = Exclude<Emotion, 'none'>;

const FELT: Readonly<Record<Direction, readonly Feeling[]>> = {
  down: ['anger', 'frustration', 'disappointment', 'worry', 'sadness'],
  up: ['joy', 'gratitude'],
};

/** Fewer reviews on a side say nothing of how people feel. */
const FEWEST = 10;

/** Standard errors by which a share must have grown: the largest of a few is looked at, so more than two. */
const CLEAR = 2.5;

/** Counts feelings; reviews whose words were not read are left out. */
export function countFeelings(emotions: Iterable<Emotion | undefined>): Feelings {
  const counts: Partial<Record<Emotion, number>> = {};
  let n = 0;
  for (const emotion of emotions) {
    if (emotion === undefined) continue;
    n++;
    if (emotion !== 'none') counts[emotion] = (counts[emotion] ?? 0) + 1;
  }
  return { n, counts };
}

/** The feeling of the direction that grew most, when it clearly did (two shares, pooled standard error). */
export function grownFeeling({ before, since }: FeelingsAround, direction: Direction): GrownFeeling | undefined {
  if (before.n < FEWEST || since.n < FEWEST) return undefined;
  const grown = FELT[direction].flatMap((emotion): (GrownFeeling & { gain: number })[] => {
    const [count, then] = [since.counts[emotion] ?? 0, before.counts[emotion] ?? 0];
    const gain = count / since.n - then / before.n;
    const pooled = (count + then) / (since.n + before.n);
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / since.n + 1 / before.n));
    if (!(gain > 0) || gain < CLEAR * error) return [];
    return [{ emotion, count, n: since.n, shareBefore: then / before.n, nBefore: before.n, gain }];
  });
  const most = grown.sort((a, b) => b.gain - a.gain)[0];
  if (!most) return undefined;
  const { gain: _, ...feeling } = most;
  return feeling;
}
