/** What the reviews of a replay say to the watches, gathered place by place: some hundred bytes a review, so that no brand is too large. */
import type { Stream, StreamId } from '../domain/stream.ts';
import { type Instant, instant, millis } from '../domain/time.ts';
import { authorHash } from '../drift/window.ts';
import type { StreamScore } from './scores.ts';

/** One review: the scores it gives, all of one moment. */
export interface LoggedReview {
  readonly at: Instant;
  readonly scores: readonly StreamScore[];
}

export interface ScoreLog {
  /** Reviews. */
  readonly size: number;
  /** The scores of one review; none for one that gives none. `id` decides between reviews of one moment, as it does in a pass over the store. */
  add(scores: readonly StreamScore[], id: number): void;
  /** All of them in time order. Authors are hashes, as the detector's own memory keeps them. */
  inTime(): IterableIterator<LoggedReview>;
}

/** An empty log. */
export function openScoreLog(): ScoreLog {
  const streams = new Map<StreamId, number>();
  const known: Stream[] = [];
  const moments = openColumn((size) => new Float64Array(size));
  const ids = openColumn((size) => new Float64Array(size));
  const authors = openColumn((size) => new Uint32Array(size));
  // Where the scores of a review end; those of the next begin there.
  const ends = openColumn((size) => new Float64Array(size));
  const streamOf = openColumn((size) => new Uint32Array(size));
  const scoreOf = openColumn((size) => new Int16Array(size));
  function numberOf(stream: Stream): number {
    const number = streams.get(stream.id);
    if (number !== undefined) return number;
    streams.set(stream.id, known.length);
    return known.push(stream) - 1;
  }
  function reviewAt(i: number): LoggedReview {
    const at = instant(moments.values()[i]!);
    const hash = authors.values()[i]!;
    const author = hash === 0 ? {} : { author: String(hash) };
    const scores: StreamScore[] = [];
    for (let j = i === 0 ? 0 : ends.values()[i - 1]!; j < ends.values()[i]!; j++)
      scores.push({ stream: known[streamOf.values()[j]!]!, event: { at, score: scoreOf.values()[j]!, ...author } });
    return { at, scores };
  }
  return {
    get size() {
      return moments.size();
    },
    add(scores, id) {
      const [first] = scores;
      if (!first) return;
      for (const { stream, event } of scores) {
        streamOf.add(numberOf(stream));
        scoreOf.add(event.score);
      }
      moments.add(millis(first.event.at));
      ids.add(id);
      authors.add(authorHash(first.event.author));
      ends.add(streamOf.size());
    },
    *inTime() {
      const [time, number] = [moments.values(), ids.values()];
      const order = Uint32Array.from({ length: moments.size() }, (_, i) => i).sort(
        (a, b) => time[a]! - time[b]! || number[a]! - number[b]!,
      );
      for (const i of order) yield reviewAt(i);
    },
  };
}

interface Column<T> {
  readonly add: (value: number) => void;
  readonly size: () => number;
  readonly values: () => T;
}

/** Numbers without a limit: the room doubles when it is full. */
function openColumn<T extends Float64Array | Uint32Array | Int16Array>(make: (size: number) => T): Column<T> {
  let values = make(1_024);
  let n = 0;
  return {
    add(value) {
      if (n === values.length) {
        const larger = make(2 * n);
        larger.set(values);
        values = larger;
      }
      values[n++] = value;
    },
    size: () => n,
    values: () => values,
  };
}
