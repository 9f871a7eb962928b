/**
 * Fits one touchpoint's move to clauses that a person spoke of: a ridge logistic regression that is held at the shipped
 * decision. Apart from which clauses those are.
 */
import { type Move, sigmoid } from './corrections.ts';

/** The move that changes nothing. */
export const SHIPPED: Move = { slope: 1, shift: 0, words: {} };

/** One clause to learn from: `truth` is 0 or 1 where a person spoke, else the shipped answer. */
export interface Case {
  readonly margin: number;
  readonly stems: ReadonlySet<string>;
  readonly truth: number;
  readonly weight: number;
  readonly spoken: boolean;
}

/** How far above its border a clause is after a move, from what it was before and from the clause's stems. */
export function scoreOf(move: Move, margin: number, stems: ReadonlySet<string>): number {
  let score = move.slope * margin + move.shift;
  for (const stem of stems) if (Object.hasOwn(move.words, stem)) score += move.words[stem]!;
  return score;
}

/** How strongly slope, shift and words are held at the shipped values. */
const HOLDS = { slope: 400, shift: 20, word: 0.3 };
/** Corrections that must hold a stem before it may count. */
const FEWEST = 4;
/** How many standard deviations the corrections with a stem must lie from what is said without it, and how many stems may count. */
const TELLING = 2.6;
const MOST_WORDS = 8;

/** The move that explains the cases. Stem after stem, the most telling one first: a stem that only comes along with another tells nothing once that one counts. */
export function fitMove(cases: readonly Case[], small: ReadonlySet<string>): Move {
  let move = holdNear(SHIPPED, cases);
  for (let count = 0; count < MOST_WORDS; count++) {
    const stem = mostTelling(move, cases, small);
    if (stem === undefined) break;
    move = holdNear({ ...move, words: { ...move.words, [stem]: 0 } }, cases);
  }
  const words = Object.entries(move.words).map(([stem, weight]) => [stem, round3(weight)] as const);
  return { slope: round3(move.slope), shift: round3(move.shift), words: Object.fromEntries(words) };
}

function mostTelling(move: Move, cases: readonly Case[], small: ReadonlySet<string>): string | undefined {
  const tales = new Map<string, { count: number; pull: number; spread: number }>();
  for (const { spoken, stems, margin, truth, weight } of cases) {
    const p = sigmoid(scoreOf(move, margin, stems));
    for (const stem of stems) {
      if (small.has(stem) || !LETTERS.test(stem) || Object.hasOwn(move.words, stem)) continue;
      const tale = tales.get(stem) ?? { count: 0, pull: 0, spread: 0 };
      tales.set(stem, tale);
      if (spoken) tale.count++;
      tale.pull += weight * (truth - p);
      tale.spread += weight * weight * p * (1 - p);
    }
  }
  let best: string | undefined;
  let most = TELLING;
  for (const [stem, { count, pull, spread }] of tales) {
    const strength = Math.abs(pull) / Math.sqrt(spread + 0.25);
    if (count >= FEWEST && (strength > most || (strength === most && best !== undefined && stem < best))) {
      best = stem;
      most = strength;
    }
  }
  return best;
}

const LETTERS = /^\p{L}{2,}$/u;

/** Ridge logistic regression from `start` on, by Newton's steps: a handful of numbers, a handful of steps. */
function holdNear(start: Move, cases: readonly Case[]): Move {
  const stems = Object.keys(start.words);
  const home = [1, 0, ...stems.map(() => 0)];
  const holds = [HOLDS.slope, HOLDS.shift, ...stems.map(() => HOLDS.word)];
  const inputs = cases.map((one) => [one.margin, 1, ...stems.map((stem) => (one.stems.has(stem) ? 1 : 0))]);
  let now = [start.slope, start.shift, ...stems.map((stem) => start.words[stem]!)];
  for (let step = 0; step < STEPS; step++) {
    const down = now.map((value, k) => holds[k]! * (value - home[k]!));
    const bend = now.map((_, k) => now.map((_, j) => (k === j ? holds[k]! : 0)));
    cases.forEach(({ truth, weight }, at) => {
      const input = inputs[at]!;
      const p = sigmoid(input.reduce((sum, value, k) => sum + value * now[k]!, 0));
      for (let k = 0; k < input.length; k++) {
        if (input[k] === 0) continue;
        down[k]! += weight * (p - truth) * input[k]!;
        for (let j = 0; j < input.length; j++) bend[k]![j]! += weight * p * (1 - p) * input[k]! * input[j]!;
      }
    });
    const move = solve(bend, down);
    // A full step may overshoot where all answers are certain.
    now = now.map((value, k) => value - Math.max(-1, Math.min(1, move[k]!)));
  }
  const [slope = 1, shift = 0, ...weights] = now;
  return {
    slope: Math.max(LEAST_SLOPE, slope),
    shift,
    words: Object.fromEntries(stems.map((stem, at) => [stem, weights[at]!])),
  };
}

const STEPS = 12;
/** A surer shipped answer stays the surer one. */
const LEAST_SLOPE = 0.2;

/** Gauss elimination; `matrix` is positive definite, for everything is held a little. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, k) => [...row, right[k]!]);
  const size = rows.length;
  for (let k = 0; k < size; k++) {
    for (let below = k + 1; below < size; below++) {
      const share = rows[below]![k]! / rows[k]![k]!;
      for (let j = k; j <= size; j++) rows[below]![j]! -= share * rows[k]![j]!;
    }
  }
  const out = new Array<number>(size).fill(0);
  for (let k = size - 1; k >= 0; k--) {
    let rest = rows[k]![size]!;
    for (let j = k + 1; j < size; j++) rest -= rows[k]![j]! * out[j]!;
    out[k] = rest / rows[k]![k]!;
  }
  return out;
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}
