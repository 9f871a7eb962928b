/** Parquet bytes → rows with named cells, one row group in memory at a time; the only door to hyparquet. */
import { type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type Entry, objectRow } from './rows.ts';

/** Does a file begin like Parquet? Its text, decoded in any way, then does too. */
export function isParquet(head: string): boolean {
  return head.startsWith('PAR1');
}

/** Largest row group that is unpacked, in bytes as the file states them. */
const MAX_GROUP_BYTES = 536_870_912;
const MAX_GROUP_ROWS = 5_000_000;

/** All rows; a fault ends them with a bad row that says what was found. */
export async function* readParquet(bytes: Uint8Array): AsyncGenerator<Entry> {
  // A copy only where the bytes are a window of a larger buffer.
  const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
  const file = {
    byteLength: bytes.byteLength,
    slice: (start: number, end?: number) => (whole as ArrayBuffer).slice(start, end),
  };
  let row = 0;
  try {
    const metadata = await parquetMetadataAsync(file);
    yield { columns: columnsIn(metadata) };
    for (const group of metadata.row_groups) {
      const count = Number(group.num_rows);
      checkGroup(count, Number(group.total_byte_size));
      const objects = await parquetReadObjects({
        file,
        metadata,
        rowStart: row,
        rowEnd: row + count,
        compressors,
        parsers: PARSERS,
      });
      for (const object of objects) {
        row += 1;
        yield objectRow(plain(object), `row ${row}`);
      }
    }
  } catch (error) {
    const found = error instanceof Error ? error.message.slice(0, 200) : 'something else';
    yield { at: `row ${row + 1}`, problem: `expected Parquet, got: ${found}; nothing behind it was read` };
  }
}

function columnsIn({ schema }: FileMetaData): readonly string[] {
  // The first element is the root; its children are the columns, and theirs are named with dots once rows are read.
  const columns: string[] = [];
  for (let at = 1; at < schema.length; ) {
    const element = schema[at];
    if (element?.num_children === undefined) columns.push(element?.name ?? '');
    at += 1 + descendants(schema, at);
  }
  return columns;
}

function descendants(schema: FileMetaData['schema'], at: number): number {
  let open = schema[at]?.num_children ?? 0;
  let count = 0;
  while (open > 0 && at + count + 1 < schema.length) {
    count += 1;
    open += (schema[at + count]?.num_children ?? 0) - 1;
  }
  return count;
}

function checkGroup(rows: number, size: number): void {
  if (rows >= 0 && rows <= MAX_GROUP_ROWS && size <= MAX_GROUP_BYTES) return;
  throw new RangeError(
    `a row group of ${rows} rows and ${size} bytes; write the file with row groups under ${MAX_GROUP_BYTES} bytes`,
  );
}

const iso = (time: number): string | undefined => {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
};

/** Moments and days as texts that the reader of dates knows; a day stays a day. */
const PARSERS = {
  timestampFromMilliseconds: (time: bigint) => iso(Number(time)),
  timestampFromMicroseconds: (time: bigint) => iso(Number(time / 1000n)),
  timestampFromNanoseconds: (time: bigint) => iso(Number(time / 1_000_000n)),
  dateFromDays: (days: number) => iso(days * 86_400_000)?.slice(0, 10),
};

/** What JSON could hold: long integers as text, moments as ISO 8601, bytes left out. */
function plain(value: unknown): Record<string, unknown> {
  return plainValue(value) as Record<string, unknown>;
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return iso(value.getTime());
  if (ArrayBuffer.isView(value)) return undefined;
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
}
