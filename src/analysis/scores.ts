/** Scores at three widths: what tables and networks say of one text. */

/** Log-odds per output. `sentences` are indexed by position in `Reading.clauses`, like `clauses`. */
export interface Scores {
  readonly clauses: readonly Float64Array[];
  readonly sentences: readonly Float64Array[];
  readonly whole: Float64Array;
}

/** Empty scores to write into. All lie in one piece of memory: a small array of its own costs more than what is written to it. */
export function roomForScores(clauses: number, outputs: number): (at: number) => Float64Array {
  const numbers = new Float64Array((2 * clauses + 1) * outputs);
  return (at) => numbers.subarray(at * outputs, (at + 1) * outputs);
}
