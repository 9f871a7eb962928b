/** Scores at three widths: what tables and networks say of one text. */

/** Log-odds per output. `sentences` are indexed by position in `Reading.clauses`, like `clauses`. */
export interface Scores {
  readonly clauses: readonly Float64Array[];
  readonly sentences: readonly Float64Array[];
  readonly whole: Float64Array;
}
