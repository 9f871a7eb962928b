/** One line of JSON as a score of a stream, in whatever form, or what is wrong with it. */
import { type Scale, scaleRange } from '../domain/scale.ts';
import type { ScoreEvent } from '../domain/stream.ts';
import { type Instant, instant } from '../domain/time.ts';

/** Longest name of a stream, in UTF-16 units: each is kept for as long as the input lasts. */
export const MOST_NAME = 1_000;

/** A score and its stream. */
export interface StreamLine extends ScoreEvent {
  readonly stream: string;
}

/** Reads a line: the score, or what was expected instead. @throws RangeError for a scale that is none */
export function readScoreLine(line: string, scale: Scale | string): StreamLine | string {
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
  if (stream.length > MOST_NAME)
    return `Expected "stream" to be a name of at most ${MOST_NAME} characters, got ${stream.length}: ${shown(stream)}`;
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
  const text = jsonOf(value);
  return printable(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

function jsonOf(value: unknown): string {
  // JSON has no word for a number that it can hold and we cannot: 1e400.
  if (typeof value === 'number') return String(value);
  try {
    return JSON.stringify(value) ?? 'nothing';
  } catch {
    return 'JSON nested too deeply';
  }
}

/** JSON with characters that a terminal would obey, or that turn the direction of a line, as escapes: the same JSON. */
export function printable(json: string): string {
  return json.replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
