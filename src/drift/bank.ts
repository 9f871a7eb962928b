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
  const { contamination, tilts, shrink, promotion, erosion } = bank;
  const top = law.length - 1;
  const p = law[level]!;
  const low = law[0]!;
  const lowest = level === 0 ? 1 : 0;
  for (let k = 0; k < 3; k++) out[k] = (1 - contamination[k]!) * p + contamination[k]! * lowest;
  out[3] = p * tilted(tilts[0]!, law, level);
  out[4] = p * tilted(tilts[1]!, law, level);
  out[5] = moved(p, law[top]!, erosion, level === top, level === top - 1);
  for (let k = 0; k < 2; k++) {
    out[6 + k] = (p * (lowest ? shrink[k]! : 1)) / (1 - (1 - shrink[k]!) * low);
    out[8 + k] = p * tilted(tilts[2 + k]!, law, level);
    out[10 + k] = moved(p, law[top - 1]!, promotion[k]!, level === top - 1, level === top);
  }
}

function tilted(tilt: Float64Array, law: Float64Array, level: number): number {
  let total = 0;
  for (let i = 0; i < law.length; i++) total += law[i]! * tilt[i]!;
  return tilt[level]! / total;
}

/** The share `part` of the level weighing `source` moves to its neighbour. */
function moved(p: number, source: number, part: number, isSource: boolean, isTarget: boolean): number {
  if (isSource) return p * (1 - part);
  return isTarget ? p + part * source : p;
}
