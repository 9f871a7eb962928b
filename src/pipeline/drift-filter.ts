/** Scores as lines of JSON in, drift as lines of JSON out: the detector without a database, many streams side by side. */
import type { DriftEvent, ErosionEvent } from '../domain/drift.ts';
import { type Instant, instant } from '../domain/time.ts';
import type { WatchOptions } from '../drift/options.ts';
import { type StreamWatch, watchStream } from '../drift/watch.ts';
import { openPasts, type StreamStanding } from './filter-pasts.ts';
import { type LineReader, openLineReader } from './score-line.ts';

/** Longest line that is read; a longer one is a bad line, not a full memory. */
const MOST_LINE = 1_000_000;

/** What the filter says, in order: an event of a stream, or what is wrong with a line (counted from 1). */
export type FilterOutput =
  | { readonly stream: string; readonly event: DriftEvent | ErosionEvent }
  | { readonly stream: string; readonly standing: StreamStanding }
  | { readonly line: number; readonly problem: string };

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
  const filter = openFilter(openLineReader(scale), { scale, arl: { down: arl, up: arl } }, erosion || levels);
  const lines = openLines(filter.line);
  const decoder = new TextDecoder();
  for await (const chunk of input) {
    // A whole chunk at a time: a step of an asynchronous generator for every line costs more than the line.
    lines.add(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
    yield* filter.said();
  }
  lines.add(decoder.decode());
  lines.end();
  yield* filter.said();
  yield* filter.silences();
  if (erosion) yield* filter.erosions();
  if (levels) yield* filter.standings();
}

interface Filter {
  /** One line, text[from, to); undefined text for one that is too long to keep. */
  readonly line: (text: string | undefined, from: number, to: number) => void;
  /** What was said since the last call. */
  readonly said: () => readonly FilterOutput[];
  /** Streams that fell silent before the newest line. */
  readonly silences: () => readonly FilterOutput[];
  readonly erosions: () => Iterable<FilterOutput>;
  readonly standings: () => Iterable<FilterOutput>;
}

/** `remember`: keeps scores by quarter, for `erosions` and `standings`. */
function openFilter(read: LineReader, options: WatchOptions, remember: boolean): Filter {
  const watches = new Map<string, StreamWatch>();
  const pasts = remember ? openPasts(options.scale) : undefined;
  let newest: Instant | undefined;
  let number = 0;
  let outputs: FilterOutput[] = [];
  function take(text: string | undefined, from: number, to: number): void {
    const found = text === undefined ? `longer than ${MOST_LINE} characters` : read(text, from, to);
    if (typeof found === 'string') {
      outputs.push({ line: number, problem: found });
      return;
    }
    const { stream } = found;
    let watch = watches.get(stream);
    if (!watch) {
      watch = watchStream(options);
      // A part of a text keeps all of that text alive.
      watches.set(structuredClone(stream), watch);
    }
    const events = watch.push(found);
    for (const event of events) outputs.push({ stream, event });
    pasts?.add(watch, found, events);
    if (newest === undefined || found.at > newest) newest = found.at;
  }
  return {
    line(text, from, to) {
      number++;
      if (text === undefined || !isBlank(text, from, to)) take(text, from, to);
    },
    said() {
      const now = outputs;
      outputs = [];
      return now;
    },
    silences() {
      if (newest === undefined) return [];
      const end = instant(newest);
      return [...watches].flatMap(([stream, watch]) => watch.closeDay(end).map((event) => ({ stream, event })));
    },
    erosions: () => pasts?.eroded(watches, newest) ?? [],
    standings: () => pasts?.standings(watches) ?? [],
  };
}

function isBlank(text: string, from: number, to: number): boolean {
  return text.charCodeAt(from) !== 123 && text.slice(from, to).trim() === '';
}

interface Lines {
  readonly add: (text: string) => void;
  /** The last line need not have an end. */
  readonly end: () => void;
}

/** Cuts a stream of text into lines, handed on as a part of the text they came in. */
function openLines(take: (text: string | undefined, from: number, to: number) => void): Lines {
  let rest: string[] = [];
  let length = 0;
  function finish(head: string): void {
    const long = length + head.length > MOST_LINE;
    const whole = long ? undefined : rest.join('') + head;
    rest = [];
    length = 0;
    take(whole, 0, whole?.length ?? 0);
  }
  return {
    add(text) {
      let from = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        if (length > 0) finish(text.slice(from, end));
        else if (end - from > MOST_LINE) take(undefined, 0, 0);
        else take(text, from, end);
        from = end + 1;
      }
      length += text.length - from;
      if (length > MOST_LINE) rest = [];
      else if (from < text.length) rest.push(text.slice(from));
    },
    end() {
      if (length > 0) finish('');
    },
  };
}
