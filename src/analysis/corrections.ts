/** Hand corrections: what a person says of a review, and the small move of a touchpoint's decision that they lead to. */
import type { Cause } from '../domain/finding.ts';
import type { Reading } from './reading.ts';

/** One review as a person reads it. Touchpoints that it does not speak of teach nothing. */
export interface Correction {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  /** What is right. Offsets in UTF-16 units of the text; absent where the person pointed at nothing. */
  readonly findings: readonly {
    readonly touchpoint: string;
    readonly polarity?: number;
    readonly cause?: Cause;
    readonly start?: number;
    readonly end?: number;
  }[];
  /** Touchpoints that the review is not about. */
  readonly not: readonly string[];
}

/**
 * How a touchpoint's decision moves: its distance from the threshold (log-odds) is stretched by `slope`, then `shift` and the
 * weights of the clause's stems are added. `{ slope: 1, shift: 0, words: {} }` is the shipped decision.
 */
export interface Move {
  readonly slope: number;
  readonly shift: number;
  readonly words: Readonly<Record<string, number>>;
}

/** Moves by language code and touchpoint. */
export type Moves = Readonly<Record<string, Readonly<Record<string, Move>>>>;

/** What is said of each clause (0 to 1), and from where on it counts. */
interface Said {
  readonly chances: readonly number[];
  readonly threshold: number;
}

/** Log-odds of how far each clause is above a voice's threshold. */
export function marginsOf({ chances, threshold }: Said): number[] {
  const border = logOdds(threshold);
  return chances.map((p) => logOdds(p) - border);
}

/** The chances of a voice after a move. */
export function moveChances(voice: Said, move: Move, reading: Reading): number[] {
  const border = logOdds(voice.threshold);
  return marginsOf(voice).map((margin, clause) => {
    const { from, to } = reading.clauses[clause]!;
    let moved = move.slope * margin + move.shift;
    for (const stem of new Set(reading.entries.slice(from, to).map((entry) => entry.stem))) {
      if (Object.hasOwn(move.words, stem)) moved += move.words[stem]!;
    }
    return sigmoid(moved + border);
  });
}

/** Clipped, so that a certain answer can still be corrected. */
function logOdds(p: number): number {
  const kept = Math.min(0.998, Math.max(0.002, p));
  return Math.log(kept / (1 - kept));
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
