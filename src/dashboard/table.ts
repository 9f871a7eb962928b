/** What a page's table is as a file: columns and rows of plain values. */

/** A cell: text as it is, numbers in native units, null where nothing is known. */
export type Cell = string | number | boolean | null;

export interface Table {
  /** Without the ending: `overview-2026-11`. */
  readonly name: string;
  /** Names for machines, the same in every language. */
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}
