/** The alternatives a stream is held against: six ways to get worse, six ways to get better, for any number of levels. */

/** Alternatives per direction. */
export const BANK_SIZE = 6;

/**
 * The parameters of both banks for one number of levels. Slots of a direction: down = contamination of the lowest level
 * ×3, tilt ×2, erosion of the top level; up = lowest level shrunk ×2, tilt ×2, promotion to the top level ×2.
 */
export interface Bank {
  readonly contamination: readonly number[];
  readonly erosion: number;
  readonly shrink: readonly number[];
  readonly promotion: readonly number[];
  /** Per direction, the alternatives that differ enough from a baseline to be told from one known by thirty reviews. */
  readonly strong: readonly [down: readonly number[], up: readonly number[]];
  /** e^(−θ·level): [down mild, down strong, up mild, up strong]. */
  readonly tilts: readonly Float64Array[];
}

/**
 * The banks for `count` levels. Tilts keep their effect over the whole range (θ = 0.18 and 0.6 a star over five levels);
 * on two levels every alternative is a change of one share, so tilts and promotions are set apart from the rest.
 */
export function bankFor(count: number): Bank {
  const [mild, strong] = count === 2 ? [0.4, 1.2] : [0.72 / (count - 1), 2.4 / (count - 1)];
  const tilt = (theta: number) => Float64Array.from({ length: count }, (_, level) => Math.exp(-theta * level));
  return {
    contamination: [0.05, 0.15, 0.45],
    erosion: 0.33,
    shrink: [0.6, 0.2],
    promotion: count === 2 ? [0.2, 0.6] : [0.4, 0.8],
    strong: [
      [1, 2, 4, 5],
      [7, 9, 10, 11],
    ],
    tilts: [tilt(mild), tilt(strong), tilt(-mild), tilt(-strong)],
  };
}

/**
 * Writes q_k(level) of all twelve alternatives to `out` (down first), for the baseline law `law`.
 * Each alternative is a probability law over the levels, whatever `law` is.
 */
export function alternatives(bank: Bank, law: Float64Array, level: number, out: Float64Array): void {
  const { contamination, shrink, promotion, erosion } = bank;
  const top = law.length - 1;
  const p = law[level]!;
  tilted(bank.tilts, law, level, out);
  const low = law[0]!;
  const lowest = level === 0 ? 1 : 0;
  for (let k = 0; k < 3; k++) out[k] = (1 - contamination[k]!) * p + contamination[k]! * lowest;
  out[5] = moved(p, law[top]!, erosion, level === top, level === top - 1);
  for (let k = 0; k < 2; k++) {
    out[6 + k] = (p * (lowest ? shrink[k]! : 1)) / (1 - (1 - shrink[k]!) * low);
    out[10 + k] = moved(p, law[top - 1]!, promotion[k]!, level === top - 1, level === top);
  }
}

/** The four tilts at once: every review asks for them, and four sums side by side cost little more than one. */
function tilted(tilts: readonly Float64Array[], law: Float64Array, level: number, out: Float64Array): void {
  const a = tilts[0]!;
  const b = tilts[1]!;
  const c = tilts[2]!;
  const d = tilts[3]!;
  let sumA = 0;
  let sumB = 0;
  let sumC = 0;
  let sumD = 0;
  for (let i = 0; i < law.length; i++) {
    const share = law[i]!;
    sumA += share * a[i]!;
    sumB += share * b[i]!;
    sumC += share * c[i]!;
    sumD += share * d[i]!;
  }
  const p = law[level]!;
  out[3] = p * (a[level]! / sumA);
  out[4] = p * (b[level]! / sumB);
  out[8] = p * (c[level]! / sumC);
  out[9] = p * (d[level]! / sumD);
}

/** The share `part` of the level weighing `source` moves to its neighbour. */
function moved(p: number, source: number, part: number, isSource: boolean, isTarget: boolean): number {
  if (isSource) return p * (1 - part);
  return isTarget ? p + part * source : p;
}
