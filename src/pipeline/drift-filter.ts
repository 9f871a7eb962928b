/** Scores as lines of JSON in, drift as lines of JSON out: the detector without a database, many streams side by side. */
import { isUtf8 } from 'node:buffer';
import type { DriftEvent, ErosionEvent } from '../domain/drift.ts';
import { scaleRange } from '../domain/scale.ts';
import { DAY_MS, dayNumber, type Instant, instant } from '../domain/time.ts';
import type { WatchOptions } from '../drift/options.ts';
import { type StreamWatch, watchStream } from '../drift/watch.ts';
import { authorHash, type DayScore } from '../drift/window.ts';
import { openPasts, type StreamStanding } from './filter-pasts.ts';
import { readScoreLine } from './score-line.ts';
import { NO_LETTER, openUsualReader, textOf } from './usual-line.ts';

/** Longest line that is read, in bytes; a longer one is a bad line, not a full memory. */
const MOST_LINE = 1_000_000;
const TOO_LONG = `longer than ${MOST_LINE} bytes`;
const NO_UTF8 = 'Expected UTF-8, got bytes that are none';
const LINE_END = 10;

/** What the filter says, in order: an event of a stream, what is wrong with a line (counted from 1), what is to know of the whole input. */
export type FilterOutput =
  | { readonly stream: string; readonly event: DriftEvent | ErosionEvent }
  | { readonly stream: string; readonly standing: StreamStanding }
  | { readonly line: number; readonly problem: string }
  | { readonly note: string };

export interface FilterOptions {
  /** A scale name (`scaleRange`). */
  readonly scale: string;
  /** Average number of healthy reviews of a stream per false alarm, in each direction. */
  readonly arl: number;
  /** At the end, compare each quarter that has ended with the same one of earlier years. */
  readonly erosion?: boolean;
  /** At the end, say where each stream stands. */
  readonly levels?: boolean;
}

/**
 * Reads `{stream, at, score, author?}` lines in time order and says each event as soon as its line has come. At the
 * end, streams that fell silent before the newest line are told too, then what was asked for: slow changes, where each
 * stream stands. Bad lines are told and passed over. Memory grows with the streams (and their quarters, where these are
 * asked for), not with the lines.
 * @throws RangeError for options out of range
 */
export async function* driftFilter(
  input: AsyncIterable<Uint8Array | string>,
  { scale, arl, erosion = false, levels = false }: FilterOptions,
): AsyncGenerator<FilterOutput, void, void> {
  const filter = openFilter({ scale, arl: { down: arl, up: arl } }, erosion || levels);
  const lines = openLines(filter);
  for await (const chunk of input) {
    // A whole chunk at a time: a step of an asynchronous generator for every line costs more than the line.
    lines.add(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    yield* filter.said();
  }
  lines.end();
  yield* filter.said();
  yield* filter.silences();
  if (erosion) yield* filter.erosions();
  if (levels) yield* filter.standings();
  yield* filter.notes();
}

interface Filter extends LineTaker {
  /** What was said since the last call. */
  readonly said: () => readonly FilterOutput[];
  /** Streams that fell silent before the newest line. */
  readonly silences: () => readonly FilterOutput[];
  readonly erosions: () => Iterable<FilterOutput>;
  readonly standings: () => Iterable<FilterOutput>;
  /** What would be missed without a word: an input without scores, scores that came too late to raise anything. */
  readonly notes: () => Iterable<FilterOutput>;
}

/** A stream as it is found again by the bytes of its name. */
interface Known {
  readonly name: Uint8Array;
  readonly stream: string;
  readonly watch: StreamWatch;
}

/** `remember`: keeps scores by quarter, for `erosions` and `standings`. @throws RangeError for options out of range */
function openFilter(options: WatchOptions, remember: boolean): Filter {
  const { scale } = options;
  const { min, max } = scaleRange(scale);
  const { line, read } = openUsualReader(min, max);
  const watches = new Map<string, StreamWatch>();
  /** By a hash of the name's bytes; of two with the same hash, the one that came last. */
  const known = new Map<number, Known>();
  const pasts = remember ? openPasts(scale) : undefined;
  let newest = Number.NEGATIVE_INFINITY;
  let number = 0;
  let [scores, late, problems] = [0, 0, 0];
  let outputs: FilterOutput[] = [];

  function watchOf(stream: string): StreamWatch {
    const watch = watches.get(stream) ?? watchStream(options);
    watches.set(stream, watch);
    return watch;
  }
  /** Undefined for a name that is no UTF-8: two of them could look the same. */
  function knownIn(bytes: Uint8Array): Known | undefined {
    const { nameFrom, nameTo, nameHash } = line;
    const found = known.get(nameHash);
    if (found && isPart(found.name, bytes, nameFrom, nameTo)) return found;
    const name = bytes.slice(nameFrom, nameTo);
    if (!isUtf8(name)) return undefined;
    const stream = textOf(bytes, nameFrom, nameTo);
    const one = { name, stream, watch: watchOf(stream) };
    known.set(nameHash, one);
    return one;
  }
  function takeUsual(bytes: Uint8Array): void {
    const one = knownIn(bytes);
    if (one) take(one.stream, one.watch, line);
    else refuse(NO_UTF8);
  }
  function takeAny(bytes: Uint8Array): void {
    const given = textOf(bytes, 0, bytes.length);
    if (given.includes(NO_LETTER) && !isUtf8(bytes)) {
      refuse(NO_UTF8);
      return;
    }
    const text = number === 1 ? given.replace(/^\ufeff/, '') : given;
    if (text.trim() === '') return;
    const found = readScoreLine(text, scale);
    if (typeof found === 'string') {
      refuse(found);
      return;
    }
    const { stream, at, score, author } = found;
    take(stream, watchOf(stream), { at, score, day: dayNumber(at), author: authorHash(author) });
  }
  function take(stream: string, watch: StreamWatch, score: DayScore): void {
    const isLate = watch.isLate(score.day);
    let events: readonly DriftEvent[];
    try {
      events = watch.take(score);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      refuse(error.message);
      return;
    }
    scores++;
    if (isLate) late++;
    for (const event of events) outputs.push({ stream, event });
    pasts?.add(watch, score, events);
    if (score.day > newest) newest = score.day;
  }

  function refuse(problem: string): void {
    problems++;
    outputs.push({ line: number, problem });
  }
  function end(): Instant | undefined {
    return watches.size === 0 ? undefined : instant(newest * DAY_MS);
  }

  return {
    lines(bytes) {
      for (let from = 0; from < bytes.length; ) {
        number++;
        const usual = read(bytes, from);
        const next = usual > 0 ? usual : bytes.indexOf(LINE_END, from) + 1;
        if (next - from > MOST_LINE + 1) refuse(TOO_LONG);
        else if (usual > 0) takeUsual(bytes);
        else takeAny(bytes.subarray(from, next - 1));
        from = next;
      }
    },
    tooLong() {
      number++;
      refuse(TOO_LONG);
    },
    said() {
      const now = outputs;
      outputs = [];
      return now;
    },
    silences() {
      const now = end();
      if (now === undefined) return [];
      return [...watches].flatMap(([stream, watch]) => watch.closeDay(now).map((event) => ({ stream, event })));
    },
    erosions: () => pasts?.eroded(watches, end()) ?? [],
    standings: () => pasts?.standings(watches) ?? [],
    *notes() {
      if (scores === 0 && problems === 0) yield { note: NO_SCORES };
      if (late > 0) yield { note: lateNote(late, scores) };
    },
  };
}

const NO_SCORES = 'Expected lines of scores, got none: there was nothing to watch';

function lateNote(late: number, scores: number): string {
  return `${late} of ${scores} scores are over 30 days older than one of their stream before them: they taught its level and raised nothing. Expected time order; a single date in the future makes all that follows late`;
}

function isPart(name: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (name.length !== to - from) return false;
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[from + i]) return false;
  return true;
}

interface LineTaker {
  /** Whole lines, each with its end. */
  readonly lines: (bytes: Uint8Array) => void;
  /** A line that was not kept. */
  readonly tooLong: () => void;
}

interface Lines {
  readonly add: (bytes: Uint8Array) => void;
  /** The last line need not have an end. */
  readonly end: () => void;
}

/** Cuts a stream of bytes after the line ends; what lies between two chunks is put together. */
function openLines({ lines, tooLong }: LineTaker): Lines {
  let rest: Uint8Array[] = [];
  let length = 0;
  function keep(bytes: Uint8Array): void {
    length += bytes.length;
    if (length > MOST_LINE + 1) rest = [];
    else if (bytes.length > 0) rest.push(bytes);
  }
  function add(bytes: Uint8Array): void {
    let from = 0;
    if (length > 0) {
      from = bytes.indexOf(LINE_END) + 1;
      if (from === 0) {
        keep(bytes);
        return;
      }
      keep(bytes.subarray(0, from));
      if (length > MOST_LINE + 1) tooLong();
      else lines(Buffer.concat(rest));
      rest = [];
      length = 0;
    }
    const end = bytes.lastIndexOf(LINE_END) + 1;
    if (end > from) lines(bytes.subarray(from, end));
    keep(bytes.subarray(Math.max(from, end)));
  }
  return {
    add,
    end() {
      if (length > 0) add(Uint8Array.of(LINE_END));
    },
  };
}
