/** Many rows in one statement: columns go over as arrays of text, are unnested and cast by the database. */
import { type RawBuilder, sql } from 'kysely';

/** Largest number of rows to put in one statement. */
export const BATCH = 5_000;

/** How a column is cast: a Postgres type, or `base64` for bytes. */
type ColumnType = 'text' | 'int8' | 'float8' | 'bool' | 'timestamptz' | 'jsonb' | 'base64';
type Cell = string | number | boolean | Uint8Array | null | undefined;

/** The columns of a batch: name → its type and how it is read from a row. */
export type Columns<Row> = Readonly<Record<string, readonly [ColumnType, (row: Row) => Cell]>>;

/**
 * `(select …) ` with one typed column per entry of `columns`, plus `position` (from 1) in the order of `rows`; for a
 * `from` clause. Arrays of text are the one sort of array that both drivers send in the same way.
 */
export function unnested<Row>(rows: readonly Row[], columns: Columns<Row>): RawBuilder<unknown> {
  const names = Object.keys(columns);
  const arrays = names.map((name) => {
    const [, read] = columns[name]!;
    return sql`${rows.map((row) => toText(read(row)))}::text[]`;
  });
  const casts = names.map((name) => {
    const [type] = columns[name]!;
    return type === 'base64'
      ? sql`decode(${sql.ref(name)}, 'base64') as ${sql.ref(name)}`
      : sql`${sql.ref(name)}::${sql.raw(type)} as ${sql.ref(name)}`;
  });
  const aliases = sql.join([...names, 'position'].map((name) => sql.ref(name)));
  return sql`(select ${sql.join(casts)}, position from unnest(${sql.join(arrays)}) with ordinality as cells (${aliases}))`;
}

function toText(cell: Cell): string | null {
  if (cell === null || cell === undefined) return null;
  return cell instanceof Uint8Array ? Buffer.from(cell).toString('base64') : String(cell);
}

/** Cuts rows into batches of at most `size`. */
export function batches<Row>(rows: readonly Row[], size = BATCH): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
}

/**
 * A value as JSON text that Postgres accepts: jsonb refuses NUL and half surrogate pairs, which a text cut in the
 * wrong place may hold; they are dropped and replaced (U+FFFD) here.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string' ? inner.toWellFormed().replaceAll('\0', '') : inner,
  );
}
