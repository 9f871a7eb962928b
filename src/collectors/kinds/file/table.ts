/** A whole table, from memory or piece by piece from a file, through a column map to reviews; shared by the kinds that read files. */
import type { RawReview } from '../../../domain/review.ts';
import type { RunEnd } from '../../../domain/run.ts';
import type { Batch, Capture, CollectRequest, CollectTools, PageReading } from '../../collector.ts';
import { orderOf } from '../../dates/written-date.ts';
import { type ColumnMap, listed, missingColumns } from './column-map.ts';
import { isParquet, readParquet } from './parquet.ts';
import { cellText, type RowPlan, type RowReading, rowReader } from './read-row.ts';
import { type Entry, type Row, readRows, readRowsOf } from './rows.ts';
import { Tally } from './tally.ts';

/** Which column holds what, and how that is known. */
export interface ChosenMap {
  readonly map: ColumnMap;
  /** Column of JSON in which each row keeps its list of reviews. */
  readonly nested?: string;
  /** Stated by the user, or a vendor's known columns: not a guess at headings. */
  readonly sure: boolean;
  /** These must be there; the user's map, or what marks a vendor. */
  readonly required: readonly string[];
  /** As `RowPlan.strict`. */
  readonly strict?: boolean;
  /** Why no map fits, in words. */
  readonly problem?: string;
}

/** Chooses the map for a file's columns. */
export type ChooseMap = (columns: readonly string[]) => ChosenMap;

/** Reviews handed on at a time. */
const BATCH = 1_000;
/** Rows looked at to learn the columns (JSON objects may leave out what is empty) and the order of day and month. */
const HEADER_ROWS = 200;

/** Reads a whole table that is already in memory. */
export function readTable(capture: Capture, choose: ChooseMap): PageReading {
  const rows = isParquet(capture.body) ? [PARQUET_AS_TEXT] : readRowsOf(capture.body);
  const tally = new Tally();
  const plan = planFor(rows.slice(0, HEADER_ROWS), choose, capture);
  if ('outcome' in plan) return { ...plan, reviews: [] };
  const reviews = rows.flatMap((row) => plan.unfold(row).flatMap((inner) => tally.take(inner, plan.reader) ?? []));
  return { ...tally.end(), reviews };
}

/** Binary content does not survive as text: the walk reads it from the file. */
const PARQUET_AS_TEXT = {
  at: 'the beginning',
  problem: 'got a Parquet file as text; read it from its file, by a source of kind file or by vigie import',
};

/** Walks a table file in constant memory (Parquet: one row group). @throws what reading throws, but for a file that cannot be read */
export async function* walkTable(
  path: string,
  choose: ChooseMap,
  { language }: Pick<CollectRequest<unknown>, 'language'>,
  tools: CollectTools,
): AsyncGenerator<Batch, RunEnd> {
  const tally = new Tally();
  let rows: AsyncGenerator<Entry> | undefined;
  const head: Entry[] = [];
  let plan: TablePlan | undefined;
  let batch: RawReview[] = [];
  const take = (entry: Entry, { unfold, reader }: TablePlan): void => {
    for (const inner of unfold(entry)) batch.push(...(tally.take(inner, reader) ?? []));
  };
  try {
    rows = await openRows(path, tools);
    for (;;) {
      const step = await rows.next();
      if (!step.done && !plan && head.push(step.value) < HEADER_ROWS) continue;
      if (!plan) {
        const made = planFor(head, choose, { capturedAt: tools.now(), ...(language !== undefined && { language }) });
        if ('outcome' in made) return made;
        plan = made;
        for (const row of head) take(row, plan);
      } else if (!step.done) take(step.value, plan);
      if (batch.length >= BATCH || (step.done && batch.length > 0)) {
        yield { reviews: batch };
        batch = [];
        tools.progress(`${tally.read} rows read`);
      }
      if (step.done || tools.signal.aborted) return tally.end(!step.done);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^E[A-Z_]+$/.test(code)) throw error;
    return { outcome: 'unreachable', reason: `Expected a file that can be read at ${path}, got ${code}` };
  } finally {
    await rows?.return(undefined);
  }
}

/** The rows of a text, or of Parquet: the first piece tells. */
async function openRows(path: string, tools: CollectTools): Promise<AsyncGenerator<Entry>> {
  const pieces = tools.readFile(path)[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (!first.done && isParquet(first.value)) {
    await pieces.return?.();
    return readParquet(await tools.readBytes(path));
  }
  return readRows(
    (async function* () {
      try {
        for (let step = first; !step.done; step = await pieces.next()) yield step.value;
      } finally {
        await pieces.return?.();
      }
    })(),
  );
}

/** How the entries of one file are read. */
interface TablePlan {
  /** A row, or the rows that it keeps inside. */
  readonly unfold: (entry: Entry) => readonly Entry[];
  readonly reader: (row: Row) => RowReading;
}

/** The plan for these first entries, or the verdict why there is none. */
function planFor(
  head: readonly Entry[],
  choose: ChooseMap,
  { capturedAt, language }: Pick<RowPlan, 'capturedAt' | 'language'>,
): TablePlan | RunEnd {
  const columns = columnsOf(head);
  if (columns.length === 0) return withoutColumns(head);
  const { map, nested, sure, required, problem, strict = false } = choose(columns);
  const missing = problem ?? missingColumns(required, columns);
  if (missing !== undefined) return { outcome: 'layout-changed', reason: missing };
  if ((map.rating ?? map.text ?? map.title ?? map.recommends) === undefined) {
    const found = `Expected a column with a rating, a text or a recommendation, got the columns ${listed(columns)}`;
    return {
      outcome: 'layout-changed',
      reason: `${found}; say which with a map, e.g. rating=NAME,text=NAME,date=NAME`,
    };
  }
  if (head.length === 1 && 'columns' in (head[0] as Entry))
    return withoutRows(columns, sure || Object.keys(map).length > 1);
  const order = orderOf(
    head.flatMap((entry) => ('cells' in entry && map.date ? [cellText(entry.cells[map.date])] : [])),
  );
  const reader = rowReader({
    map,
    capturedAt,
    strict,
    ...(language !== undefined && { language }),
    ...(order && { order }),
  });
  return { reader, unfold: (entry) => unfoldRow(entry, nested) };
}

/** One word that happens to be a heading proves nothing: it may be any text. */
function withoutRows(columns: readonly string[], sure: boolean): RunEnd {
  if (sure) return { outcome: 'empty', reason: 'The file has a heading and no rows' };
  return { outcome: 'layout-changed', reason: `Expected rows below the heading ${listed(columns)}, got none` };
}

function withoutColumns(head: readonly Entry[]): RunEnd {
  const bad = head.find((entry) => 'problem' in entry);
  if (bad) return { outcome: 'layout-changed', reason: `Expected rows, got none: ${bad.at}: ${bad.problem}` };
  return { outcome: 'layout-changed', reason: 'Expected a heading line and rows, or JSON objects, got none' };
}

/** Names of all columns that these entries show, in order. */
export function columnsOf(entries: readonly Entry[]): readonly string[] {
  const names = entries.flatMap((entry) =>
    'columns' in entry ? entry.columns : 'cells' in entry ? Object.keys(entry.cells) : [],
  );
  return [...new Set(names)];
}

/** A place's row → one row for each review in its column of JSON; a place without reviews gives none. */
function unfoldRow(entry: Entry, nested: string | undefined): readonly Entry[] {
  if (nested === undefined || !('cells' in entry)) return [entry];
  const cell = entry.cells[nested];
  if (cell === undefined || cell === null || cell === '' || cell === 'null') return [];
  const list = typeof cell === 'string' ? parseList(cell) : cell;
  if (!Array.isArray(list)) return [{ at: entry.at, problem: `expected a list of reviews in ${nested}` }];
  return list.map((item: unknown, index) => {
    const at = `${entry.at}, review ${index + 1}`;
    return typeof item === 'object' && item !== null
      ? { at, cells: Object.assign(Object.create(null), item) as Row['cells'] }
      : { at, problem: 'expected an object' };
  });
}

function parseList(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
