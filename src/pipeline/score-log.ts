/** Scores of a brand's own streams, gathered place by place: seventeen bytes each, so that no brand is too large to replay. */
import type { ScoreEvent } from '../domain/stream.ts';
import { type Instant, instant, millis } from '../domain/time.ts';
import { authorHash } from '../drift/window.ts';

export interface ScoreLog {
  readonly size: number;
  /** `id` decides between scores of one moment, as it does in a pass over the store. */
  add(event: ScoreEvent, id: number): void;
  /** All of them in time order. Authors are hashes, as the detector's own memory keeps them. */
  inTime(): IterableIterator<ScoreEvent>;
}

/** An empty log. */
export function openScoreLog(): ScoreLog {
  let room = 1_024;
  let n = 0;
  let moments = new Float64Array(room);
  let ids = new Float64Array(room);
  let scores = new Int16Array(room);
  let authors = new Uint32Array(room);
  function grow(): void {
    room *= 2;
    moments = grown(moments, new Float64Array(room));
    ids = grown(ids, new Float64Array(room));
    scores = grown(scores, new Int16Array(room));
    authors = grown(authors, new Uint32Array(room));
  }
  return {
    get size() {
      return n;
    },
    add({ at, score, author }, id) {
      if (n === room) grow();
      moments[n] = millis(at);
      ids[n] = id;
      scores[n] = score;
      authors[n] = authorHash(author);
      n++;
    },
    *inTime() {
      const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
        (a, b) => moments[a]! - moments[b]! || ids[a]! - ids[b]!,
      );
      for (const i of order) {
        const at: Instant = instant(moments[i]!);
        yield { at, score: scores[i]!, ...(authors[i] !== 0 && { author: String(authors[i]) }) };
      }
    },
  };
}

function grown<T extends Float64Array | Int16Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
