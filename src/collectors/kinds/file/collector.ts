/** The kind `file`: reviews from a CSV, JSON lines or JSON array file, such as a vendor's or an owner's export. */
import { z } from 'zod';
import type { RawReview } from '../../../domain/review.ts';
import type { RunEnd } from '../../../domain/run.ts';
import type { Batch, Capture, Collector, CollectRequest, CollectTools, PageReading } from '../../collector.ts';
import { type ColumnMap, columnMap, guessMap, listed, missingColumns } from './column-map.ts';
import { isScale, type RowPlan, type RowReading, rowReader } from './read-row.ts';
import { type Entry, type Row, readRows, readRowsOf, sniffFormat } from './rows.ts';

const options = z.strictObject({
  /** Path of the file; a relative one counts from the folder that vigie is started in. */
  path: z.string().min(1).default('reviews.csv'),
  /** Which column holds what; guessed from common headings when left out. */
  map: columnMap.optional(),
});

export type FileOptions = z.infer<typeof options>;

export const file: Collector<FileOptions> = {
  kind: 'file',
  transport: 'file',
  options,
  address: () => undefined,
  recognise: recogniseFile,
  read: readFileText,
  collect: collectFile,
};

/** Reviews handed on at a time. */
const BATCH = 1_000;
/** Rows of JSON looked at to learn the columns: objects may leave out what is empty. */
const HEADER_ROWS = 200;

/** 0.5 for a table or list of objects with a heading for a score or a text, and one more: 0 for pages and for answers. */
function recogniseFile({ body }: Capture): number {
  const head = body.slice(0, 65_536);
  const format = sniffFormat(head);
  if (!format || format.name === 'wrapped' || head.trimStart().startsWith('<')) return 0;
  if (format.name === 'csv' && !(head.split(/\r?\n|\r/, 1)[0] ?? '').includes(format.delimiter)) return 0;
  const guessed = guessMap(columnsOf(readRowsOf(head).slice(0, HEADER_ROWS)));
  const hasContent = guessed.rating ?? guessed.text ?? guessed.recommends;
  return hasContent !== undefined && Object.keys(guessed).length > 1 ? 0.5 : 0;
}

/** Reads a whole file that is already in memory. */
function readFileText(capture: Capture, { map }: Partial<FileOptions> = {}): PageReading {
  const rows = readRowsOf(capture.body);
  const tally = new Tally();
  const plan = planFor(rows.slice(0, HEADER_ROWS), { map, capturedAt: capture.capturedAt, language: capture.language });
  if ('outcome' in plan) return { ...plan, reviews: [] };
  const reader = rowReader(plan);
  const reviews = rows.flatMap((row) => tally.take(row, reader) ?? []);
  return { ...tally.end(), reviews };
}

async function* collectFile(
  { options: { path, map }, language }: CollectRequest<FileOptions>,
  tools: CollectTools,
): AsyncGenerator<Batch, RunEnd> {
  const tally = new Tally();
  const rows = readRows(tools.readFile(path));
  const head: Entry[] = [];
  let reader: ((row: Row) => RowReading) | undefined;
  let batch: RawReview[] = [];
  try {
    for (;;) {
      const step = await rows.next();
      if (!step.done && !reader && head.push(step.value) < HEADER_ROWS) continue;
      if (!reader) {
        const plan = planFor(head, { map, capturedAt: tools.now(), language });
        if ('outcome' in plan) return plan;
        reader = rowReader(plan);
        for (const row of head) batch.push(...(tally.take(row, reader) ?? []));
      } else if (!step.done) batch.push(...(tally.take(step.value, reader) ?? []));
      if (batch.length >= BATCH || (step.done && batch.length > 0)) {
        yield { reviews: batch };
        batch = [];
        tools.progress(`${tally.read} rows read`);
      }
      if (step.done || tools.signal.aborted) return tally.end(!step.done);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^E[A-Z]+$/.test(code)) throw error;
    return { outcome: 'unreachable', reason: `Expected a file that can be read at ${path}, got ${code}` };
  } finally {
    await rows.return(undefined);
  }
}

interface PlanRequest extends Omit<RowPlan, 'map'> {
  readonly map?: ColumnMap;
}

/** The plan for these first entries, or the verdict why there is none. */
function planFor(head: readonly Entry[], { map: stated, ...context }: PlanRequest): RowPlan | RunEnd {
  const columns = columnsOf(head);
  if (columns.length === 0) return withoutColumns(head);
  const map = stated ?? guessMap(columns);
  const missing = missingColumns(map, columns, isScale);
  if (missing) return { outcome: 'layout-changed', reason: missing };
  const content = map.rating ?? map.text ?? map.title ?? map.recommends;
  if (content === undefined) {
    const found = `Expected a column with a rating, a text or a recommendation, got the columns ${listed(columns)}`;
    return {
      outcome: 'layout-changed',
      reason: `${found}; say which with a map, e.g. rating=NAME,text=NAME,date=NAME`,
    };
  }
  if (head.length > 1 || !('columns' in (head[0] as Entry))) return { ...context, map };
  // One word that happens to be a heading proves nothing: it may be any text.
  const sure = stated !== undefined || Object.keys(map).length > 1;
  if (sure) return { outcome: 'empty', reason: 'The file has a heading and no rows' };
  return { outcome: 'layout-changed', reason: `Expected rows below the heading ${listed(columns)}, got none` };
}

function withoutColumns(head: readonly Entry[]): RunEnd {
  const bad = head.find((entry) => 'problem' in entry);
  if (bad) return { outcome: 'layout-changed', reason: `Expected rows, got none: ${bad.at}: ${bad.problem}` };
  return { outcome: 'layout-changed', reason: 'Expected a heading line and rows, or JSON objects, got none' };
}

function columnsOf(entries: readonly Entry[]): readonly string[] {
  const names = entries.flatMap((entry) =>
    'columns' in entry ? entry.columns : 'cells' in entry ? Object.keys(entry.cells) : [],
  );
  return [...new Set(names)];
}

const PROBLEMS_SHOWN = 5;

/** Counts rows, and keeps the first problems in words. */
class Tally {
  read = 0;
  bad = 0;
  /** Rows that rate, recommend and say nothing: sound, and no review. */
  blank = 0;
  readonly problems: string[] = [];

  /** The row's review in a list of one; undefined when it is a bad row. */
  take(row: Entry, reader: (row: Row) => RowReading): readonly RawReview[] | undefined {
    if ('columns' in row) return undefined;
    this.read += 1;
    const reading = 'cells' in row ? reader(row) : row;
    if ('review' in reading) return [reading.review];
    if ('blank' in reading) {
      this.blank += 1;
      return undefined;
    }
    this.bad += 1;
    if (this.problems.length < PROBLEMS_SHOWN) this.problems.push(`${row.at}: ${reading.problem}`);
    return undefined;
  }

  end(interrupted = false): RunEnd {
    if (interrupted) return { outcome: 'partial', reason: `Interrupted after ${this.read} rows` };
    if (this.read > 0 && this.blank === this.read)
      return {
        outcome: 'layout-changed',
        reason: `None of ${this.read} rows rates, recommends or says anything`,
        stop: 'end',
      };
    const said = this.blank > 0 ? { reason: `${this.blank} of ${this.read} rows rate, recommend and say nothing` } : {};
    if (this.bad === 0) return { outcome: 'complete', stop: 'end', ...said };
    const more = this.bad > this.problems.length ? `; and ${this.bad - this.problems.length} more` : '';
    const reason = `${this.bad} of ${this.read} rows were left out: ${this.problems.join('; ')}${more}`;
    return { outcome: this.bad === this.read ? 'layout-changed' : 'partial', reason, stop: 'end' };
  }
}
