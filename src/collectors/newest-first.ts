/** When a walk down a newest-first list may stop; one rule for every kind, as stopping too early loses edits in silence. */
import type { RawReview } from '../domain/review.ts';
import type { Instant } from '../domain/time.ts';
import type { CollectRequest, CollectTools } from './collector.ts';

/**
 * So many reviews in a row must be stored unchanged, or be older than asked for. Sites say "newest" and mean "last edited
 * first", pin one or two, and hand the first page out of a cache: a known id at the top proves nothing.
 */
const ROW = 20;
/** So many reviews may stand newer than the one before (a pinned one, an edit) before the order is no longer believed. */
const MISPLACED = 2;

/** Follows one walk; a class because its counters live exactly as long as the walk. */
export class NewestFirst {
  #known = 0;
  #old = 0;
  #disorder = 0;
  #previous: Instant | undefined;
  readonly #request: Pick<CollectRequest<unknown>, 'from' | 'full'>;
  readonly #tools: Pick<CollectTools, 'unchanged'>;
  readonly #misplaced: number;

  /** `ordered`: the source promises its order (an API's `updateTime desc`), so that no date can disprove it. */
  constructor(
    request: Pick<CollectRequest<unknown>, 'from' | 'full'>,
    tools: Pick<CollectTools, 'unchanged'>,
    { ordered = false }: { readonly ordered?: boolean } = {},
  ) {
    this.#request = request;
    this.#tools = tools;
    this.#misplaced = ordered ? Number.POSITIVE_INFINITY : MISPLACED;
  }

  /** Why to stop after these, if it is time to. To be asked before they are handed over: afterwards all of them are known. */
  async judge(reviews: readonly RawReview[]): Promise<'known' | 'date' | undefined> {
    this.#checkOrder(reviews);
    if (this.#disorder > this.#misplaced) return undefined;
    const { from, full } = this.#request;
    // A full walk passes over known reviews, but not beyond the date that it was asked for.
    const unchanged = full ? [] : await this.#tools.unchanged(reviews);
    for (const [index, { written }] of reviews.entries()) {
      this.#known = unchanged[index] ? this.#known + 1 : 0;
      this.#old = from !== undefined && written !== undefined && written.latest < from ? this.#old + 1 : 0;
    }
    if (this.#known >= ROW) return 'known';
    return this.#old >= ROW ? 'date' : undefined;
  }

  /** The page may say "newest" and show another order: then nothing follows from known or old reviews. */
  #checkOrder(reviews: readonly RawReview[]): void {
    for (const { written } of reviews) {
      if (written && this.#previous !== undefined && written.earliest > this.#previous) this.#disorder += 1;
      if (written) this.#previous = written.latest;
    }
  }
}
