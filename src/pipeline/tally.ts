/** What one pass counts while it walks: entries, what became of them, which marks gave their fields. */
import type { RawReview, Review } from '../domain/review.ts';
import type { AnchorUse, RunChanges, RunCounts } from '../domain/run.ts';
import type { Saved } from '../store/reviews.ts';
import { addAnchors } from './selector-drift.ts';

/** So many made-up ids are kept to notice entries that look alike; beyond, a pass counts no further collisions. */
const MOST_IDS = 50_000;

/** What storing a batch did, or would do. */
export type Stored = Omit<Saved, 'refused'>;

/** Lives as long as one pass over one source. */
export class Tally {
  batches = 0;
  read = 0;
  skipped = 0;
  readonly #stored = { new: 0, edited: 0, same: 0, returned: 0, starsUp: 0, starsDown: 0, recovered: 0 };
  #collided = 0;
  readonly #madeUp = new Set<string>();
  readonly #anchors: Record<string, Record<string, number>> = {};

  /** Whatever was read and is none of the three was skipped: no score and no text, out of range, or twice on the page. */
  add(raw: readonly RawReview[], arriving: readonly Review[], stored: Stored): void {
    this.batches += 1;
    this.read += raw.length;
    this.skipped += raw.length - stored.new - stored.edited - stored.same;
    for (const [name, count] of Object.entries(stored))
      if (name in this.#stored) this.#stored[name as keyof Stored] += count as number;
    for (const review of arriving) if (review.externalIdIsComposite) this.#addMadeUp(review.externalId);
    addAnchors(this.#anchors, raw);
  }

  /** Entries that are reviews. */
  get kept(): number {
    return this.read - this.skipped;
  }

  counts(): RunCounts {
    const { new: fresh, edited, same } = this.#stored;
    return { read: this.read, new: fresh, edited, same, skipped: this.skipped };
  }

  changes(removed: number): RunChanges {
    const { returned, starsUp, starsDown, recovered } = this.#stored;
    return { removed, returned, starsUp, starsDown, recovered, collided: this.#collided };
  }

  anchors(): AnchorUse {
    return this.#anchors;
  }

  #addMadeUp(id: string): void {
    if (this.#madeUp.has(id)) this.#collided += 1;
    else if (this.#madeUp.size < MOST_IDS) this.#madeUp.add(id);
  }
}
