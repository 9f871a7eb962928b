/** Falls too slow for an adaptive baseline: the last four quarters against the same quarters of earlier years. */
import type { Direction } from '../domain/drift.ts';
import { type MatchedDifference, matchedDifference } from './interval.ts';
import { type Levels, levelOf, levelsOf, smallestSize } from './levels.ts';
import { tiltFor } from './tilt.ts';
import { type Alternative, logEvidence, type Stratum } from './two-sample.ts';

/** How often each score of the scale was given (whole numbers, lowest score first), by quarter as numbered by `quarterOf`. */
export type QuarterCounts = ReadonlyMap<number, ArrayLike<number>>;

/** One place's past. A location's stream is one place, a brand's as many as it has locations. */
export interface PlacePast {
  readonly counts: QuarterCounts;
  /** The first quarter to compare with: a level left behind by a change that was told is no erosion. */
  readonly from?: number;
}

/** How a stream is compared with its own past. */
export interface ErosionOptions {
  /** Quarters joined to a year's share: 1 to 4; 4. */
  readonly quarters?: number;
  /** Earlier years looked at: 1 to 10; 3. */
  readonly years?: number;
  /** Reviews needed in the newest quarters and in those before them; 20. */
  readonly minReviews?: number;
  /** Smallest difference worth telling, native units; 0.1 star, 3 points of recommend share. */
  readonly minSize?: number;
  /** Weigh the evidence also where no difference is worth telling; it costs milliseconds a stream. */
  readonly always?: boolean;
}

/** The newest quarters beside the same ones `yearsAgo`; the same weights on both sides, so that seasons cancel in the means too. */
export interface YearlyDifference extends MatchedDifference {
  readonly yearsAgo: number;
}

/** What a stream's past says in one quarter. */
export interface Erosion {
  readonly quarter: number;
  readonly direction: Direction;
  /**
   * ln e: P(e ≥ 1/α) ≤ α for a level that stayed; fit for e-BH over streams, e itself in place of e_s. −Infinity (e = 0)
   * unless `noteworthy` or asked for `always`.
   */
  readonly evidence: number;
  /** Did some year differ by `minSize` or more in this direction? */
  readonly noteworthy: boolean;
  /** Most recent year first. */
  readonly differences: readonly YearlyDifference[];
}

/**
 * Tests once a quarter, on the counts of quarters that have ended, whether a stream is getting worse (`down`) or better
 * (`up`) from year to year. Each place and quarter of the year by itself (a season cancels whatever its size, and so do
 * customers who move between places): this year's share against that of all earlier years, last year's against what is
 * before it, and so on, strata of one exact two-sample test (`logEvidence`) in which every pair of years counts once. The
 * alternatives are steady falls: 0.1 star a year shows three times as far over three years. Absent without enough reviews
 * on both sides: too few is never calm.
 * @throws RangeError for counts that are not whole numbers ≥ 0 or options out of range
 */
export function erosion(
  scale: string,
  places: readonly PlacePast[],
  quarter: number,
  direction: Direction,
  options: ErosionOptions = {},
): Erosion | undefined {
  const { quarters = 4, years = 3, minReviews = 20, minSize = smallestSize(scale), always = false } = options;
  for (const [name, value, most] of [
    ['quarters', quarters, 4],
    ['years', years, 10],
  ] as const) {
    if (!(Number.isInteger(value) && value >= 1 && value <= most)) {
      throw new RangeError(`Expected 1 to ${most} ${name}, got ${value}`);
    }
  }
  const levels = levelsOf(scale);
  const shares: readonly Share[][] = places.flatMap((place) =>
    Array.from({ length: quarters }, (_, i) => sharesOf(levels, place, quarter - i, years)),
  );
  const steps = shares.flatMap((line) => stepsOf(line));
  const newest = steps.filter(({ yearsAgo }) => yearsAgo === 0);
  const enough = (side: (stratum: Stratum) => ArrayLike<number>) =>
    newest.reduce((sum, { stratum }) => sum + total(side(stratum)), 0) >= minReviews;
  if (!(newest.length > 0 && enough(({ before }) => before) && enough(({ after }) => after))) return undefined;
  const differences = differencesOf(levels, shares);
  const sign = direction === 'down' ? -1 : 1;
  const noteworthy = differences.some(({ before, after }) => sign * (after.mean - before.mean) >= minSize);
  const strata = steps.map(({ stratum: { before, after } }) =>
    direction === 'down' ? { before, after } : { before: after, after: before },
  );
  const evidence =
    noteworthy || always ? logEvidence(strata, fallsOf(levels, steps, minSize)) : Number.NEGATIVE_INFINITY;
  return { quarter, direction, evidence, noteworthy, differences };
}

/** Counts of one quarter of the year in one year. */
interface Share {
  readonly yearsAgo: number;
  readonly counts: ArrayLike<number>;
}

/** One quarter of the year at one place over the years that have reviews, newest first; none where the newest year has none. */
function sharesOf(levels: Levels, { counts, from }: PlacePast, quarter: number, years: number): Share[] {
  const shares: Share[] = [];
  for (let yearsAgo = 0; yearsAgo <= years && quarter - 4 * yearsAgo >= (from ?? quarter - 4 * years); yearsAgo++) {
    const found = counts.get(quarter - 4 * yearsAgo);
    if (!found) continue;
    const folded = foldScores(levels, found);
    if (total(folded) > 0) shares.push({ yearsAgo, counts: folded });
  }
  return shares[0]?.yearsAgo === 0 ? shares : [];
}

/** Counts of scores as counts of detector levels. */
export function foldScores(levels: Levels, counts: ArrayLike<number>): readonly number[] {
  const expected = levels.max - levels.min + 1;
  if (counts.length !== expected) throw new RangeError(`Expected counts of ${expected} scores, got ${counts.length}`);
  const folded = new Array<number>(levels.count).fill(0);
  for (let i = 0; i < counts.length; i++) {
    if (!(Number.isSafeInteger(counts[i]) && counts[i]! >= 0)) {
      throw new RangeError(`Expected counts that are whole numbers of 0 or more, got ${counts[i]}`);
    }
    folded[levelOf(levels, levels.min + i)]! += counts[i]!;
  }
  return folded;
}

function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i]!;
  return sum;
}

/** One year against all before it. */
interface Step {
  readonly yearsAgo: number;
  readonly stratum: Stratum;
  /** Years between it and the average review before it. */
  readonly apart: number;
}

/** Every year but the oldest against what is before it: given the pool of a step, the steps before it are still even draws. */
function stepsOf(shares: readonly Share[]): Step[] {
  const steps: Step[] = [];
  for (const [i, { yearsAgo, counts }] of shares.slice(0, -1).entries()) {
    const older = shares.slice(i + 1);
    const before = Array.from(counts, (_, level) => older.reduce((sum, share) => sum + share.counts[level]!, 0));
    const age = older.reduce((sum, share) => sum + share.yearsAgo * total(share.counts), 0) / total(before);
    steps.push({ yearsAgo, stratum: { before, after: counts }, apart: age - yearsAgo });
  }
  return steps;
}

/** The newest quarters beside each earlier year's, over the quarters that both have. */
function differencesOf(levels: Levels, shares: readonly (readonly Share[])[]): YearlyDifference[] {
  const years = new Set(shares.flatMap((line) => line.map(({ yearsAgo }) => yearsAgo)));
  years.delete(0);
  return [...years]
    .sort((a, b) => a - b)
    .map((yearsAgo) => {
      const strata = shares.flatMap((line): Stratum[] => {
        const then = line.find((share) => share.yearsAgo === yearsAgo);
        return then ? [{ before: then.counts, after: line[0]!.counts }] : [];
      });
      return { yearsAgo, ...matchedDifference(levels, strata) };
    });
}

/** Falls a year that are looked for, in smallest noteworthy differences: 0.1, 0.2 and 0.4 star. */
const SIZES = [1, 2, 4];
/** No level gains or loses a larger share than this. */
const MOST = 0.9;

/** Steady falls of three sizes and, as in the detector's bank, three shapes: all levels a little (tilt), more of the worst, fewer of the best. */
function fallsOf(levels: Levels, steps: readonly Step[], unit: number): readonly Alternative[] {
  const pool = levels.values.map((_, i) =>
    steps.reduce((sum, { stratum }) => sum + stratum.before[i]! + stratum.after[i]!, 1 / levels.count),
  );
  const size = pool.reduce((a, b) => a + b, 0);
  const law = pool.map((weight) => weight / size);
  const shapes = levels.count === 2 ? [tilted] : [tilted, worse, lessBrilliant];
  return shapes.flatMap((shape) =>
    SIZES.map((times) => steps.map(({ apart }) => shape(levels, law, times * unit * apart))),
  );
}

function tilted(levels: Levels, law: readonly number[], fall: number): number[] {
  const theta = tiltFor(levels, law, fall);
  return law.map((_, i) => -theta * i);
}

function worse({ values, min }: Levels, law: readonly number[], fall: number): number[] {
  const mean = law.reduce((sum, share, i) => sum + share * values[i]!, 0);
  const gain = Math.min(MOST, fall / (mean - min));
  return law.map((share, i) => Math.log(1 - gain + (i === 0 ? gain / share : 0)));
}

function lessBrilliant({ values, count }: Levels, law: readonly number[], fall: number): number[] {
  const [best, second] = [law[count - 1]!, law[count - 2]!];
  const loss = Math.min(MOST, fall / (best * (values[count - 1]! - values[count - 2]!)));
  return law.map((_, i) => Math.log(i === count - 1 ? 1 - loss : i === count - 2 ? 1 + (loss * best) / second : 1));
}
