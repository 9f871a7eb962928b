/** Scores as lines of JSON in, drift as lines of JSON out: the detector without a database, many streams side by side. */
import type { DriftEvent, ErosionEvent } from '../domain/drift.ts';
import { scaleRange } from '../domain/scale.ts';
import type { ScoreEvent } from '../domain/stream.ts';
import { type Instant, instant } from '../domain/time.ts';
import type { WatchOptions } from '../drift/options.ts';
import { type StreamWatch, watchStream } from '../drift/watch.ts';
import { openPasts, type StreamStanding } from './filter-pasts.ts';

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
 * stream stands. Bad lines are told and passed over.
 * @throws RangeError for options out of range
 */
export async function* driftFilter(
  input: AsyncIterable<Uint8Array | string>,
  { scale, arl, erosion = false, levels = false }: FilterOptions,
): AsyncGenerator<FilterOutput, void, void> {
  const options: WatchOptions = { scale, arl: { down: arl, up: arl } };
  const watches = new Map<string, StreamWatch>();
  const pasts = erosion || levels ? openPasts(scale) : undefined;
  let newest: Instant | undefined;
  let number = 0;
  for await (const line of linesOf(input)) {
    number++;
    if (line !== undefined && line.trim() === '') continue;
    const read = line === undefined ? `longer than ${MOST_LINE} characters` : readLine(line, scale);
    if (typeof read === 'string') {
      yield { line: number, problem: read };
      continue;
    }
    const { stream, ...score } = read;
    const watch = watches.get(stream) ?? watchStream(options);
    watches.set(stream, watch);
    const events = watch.push(score);
    for (const event of events) yield { stream, event };
    pasts?.add(stream, score, events);
    if (newest === undefined || score.at > newest) newest = score.at;
  }
  if (newest === undefined) return;
  for (const [stream, watch] of watches) for (const event of watch.closeDay(newest)) yield { stream, event };
  if (erosion && pasts) yield* pasts.eroded(newest);
  if (levels && pasts) for (const [stream, watch] of watches) yield { stream, standing: pasts.standing(stream, watch) };
}

/** One line as a score, or what was expected instead. */
function readLine(line: string, scale: string): (ScoreEvent & { stream: string }) | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return `Expected one JSON object a line, got ${shown(line)}`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `Expected a JSON object, got ${shown(value)}`;
  }
  const { stream, at, score, author } = value as Record<string, unknown>;
  if (typeof stream !== 'string' || stream === '') return `Expected "stream" to be a name, got ${shown(stream)}`;
  const moment = readMoment(at);
  if (moment === undefined) return `Expected "at" to be an ISO date or date and time, got ${shown(at)}`;
  const { min, max } = scaleRange(scale);
  const number = scale === 'recommend' && typeof score === 'boolean' ? Number(score) : score;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < min || number > max) {
    return `Expected "score" to be a whole number from ${min} to ${max} (scale ${scale}), got ${shown(score)}`;
  }
  if (author === undefined || author === null || author === '') return { stream, at: moment, score: number };
  if (typeof author !== 'string' && typeof author !== 'number')
    return `Expected "author" to be a name, got ${shown(author)}`;
  return { stream, at: moment, score: number, author: String(author) };
}

/** ISO 8601 days and moments; one without a zone is UTC, so that the answer does not depend on the machine. */
function readMoment(at: unknown): Instant | undefined {
  if (typeof at !== 'string' || at.length > 40) return undefined;
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
    at.trim(),
  );
  if (!parts) return undefined;
  const [, day, time = '00:00', zone = 'Z'] = parts;
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  try {
    const midnight = instant(`${day}T00:00Z`);
    // Date.parse turns 30 February into 2 March.
    if (!midnight.startsWith(day!)) return undefined;
    return instant(`${day}T${time.replace(',', '.')}${offset}`);
  } catch {
    return undefined;
  }
}

/** A value from outside as it may be printed: JSON, short, no control or direction characters. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return short.replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Lines of a byte stream, without their ends; undefined for one that is too long to keep. */
async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string | undefined, void, void> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let length = 0;
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      length += end - from;
      yield length > MOST_LINE ? undefined : rest.join('') + text.slice(from, end);
      rest = [];
      length = 0;
      from = end + 1;
    }
    length += text.length - from;
    if (length > MOST_LINE) rest = [];
    else if (from < text.length) rest.push(text.slice(from));
  }
  if (length > 0) yield length > MOST_LINE ? undefined : rest.join('') + decoder.decode();
}
