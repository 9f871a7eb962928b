/** The piece of one review that is quoted with the words that matter marked in it. */
import type { Span } from '../domain/finding.ts';
import { cutAt, plain } from './plain.ts';

/** The three parts read on: `before` + `marked` + `after`. `marked` is empty when nothing is to be marked. */
export interface MarkedExcerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Longest excerpt, in UTF-16 units (the right to quote is a right to quote briefly). */
const EXCERPT_LIMIT = 300;

/** So much text around the words is searched for ends of sentences. */
const WINDOW = 600;

const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

/** The sentence of `spot` with as many of its neighbours as there is room for; the marked words are the last to be cut. */
export function markedExcerpt(text: string, spot: Span | undefined): MarkedExcerpt {
  const start = spot ? Math.max(0, Math.min(spot.start, text.length)) : 0;
  const end = spot ? Math.max(start, Math.min(spot.end, text.length)) : start;
  const marked = tidy(text.slice(start, Math.min(end, start + WINDOW)));
  if (marked.length > EXCERPT_LIMIT) return { before: '', marked: `${cutAt(marked, EXCERPT_LIMIT - 1)}…`, after: '' };
  const [first, last] = aroundOf(text, start, end);
  const before = tidy(text.slice(first, start), 'start');
  const after = tidy(text.slice(end, last), 'end');
  const room = EXCERPT_LIMIT - marked.length;
  const half = Math.floor(room / 2);
  const left = Math.min(before.length, Math.max(half, room - after.length));
  const right = Math.min(after.length, room - left);
  return { before: endOf(before, left), marked, after: startOf(after, right) };
}

/** From the start of the first whole sentence to the end of the last one that fit around the words together. */
function aroundOf(text: string, start: number, end: number): readonly [number, number] {
  const from = Math.max(0, start - WINDOW);
  const bounds = [...sentences.segment(text.slice(from, Math.min(text.length, end + WINDOW)))].map(
    ({ index, segment }) => ({ start: from + index, end: from + index + segment.length }),
  );
  let low = Math.max(
    0,
    bounds.findIndex((one) => one.end > start),
  );
  let high = Math.max(
    low,
    bounds.findLastIndex((one) => one.start < Math.max(end, start + 1)),
  );
  const fits = (a: number, b: number) => (bounds[b]?.end ?? 0) - (bounds[a]?.start ?? 0) <= EXCERPT_LIMIT;
  // In turns, so that what led to the words is read as well as what came of them.
  for (let back = true, stuck = 0; stuck < 2; back = !back) {
    const [a, b] = back ? [low - 1, high] : [low, high + 1];
    const grows = a >= 0 && b < bounds.length && fits(a, b);
    if (grows) [low, high] = [a, b];
    stuck = grows ? 0 : stuck + 1;
  }
  return [bounds[low]?.start ?? start, bounds[high]?.end ?? end];
}

/** Clean, with single spaces; a space towards the marked words stays. */
function tidy(text: string, outer?: 'start' | 'end'): string {
  const clean = plain(text).replace(/\s+/g, ' ');
  return outer === 'start' ? clean.trimStart() : outer === 'end' ? clean.trimEnd() : clean.trim();
}

function endOf(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit < 2) return '';
  const cut = text.slice(text.length - limit + 1).toWellFormed();
  const space = cut.indexOf(' ');
  return `…${space >= 0 && space < cut.length - 1 ? cut.slice(space + 1) : cut}`;
}

function startOf(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return limit < 2 ? '' : `${cutAt(text, limit - 1).trimEnd()}…`;
}
