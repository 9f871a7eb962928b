/** One row of what `vigie doctor` says: apart, as its parts share it. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** Nothing is broken yet, but somebody should look. */
  readonly warn?: boolean;
  /** What was found. */
  readonly found: string;
  /** What to do about it; only when not ok, or a warning. */
  readonly next?: string;
}
