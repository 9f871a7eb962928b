/** Listens to the answers that a page itself asks for: they carry exact dates and whole texts. Nothing is ever asked for here. */
import type { Page, Response } from 'playwright';
import type { RawReview } from '../../../domain/review.ts';
import type { CollectTools } from '../../collector.ts';
import { joinReview } from './join.ts';

/** Doors of the map that answer with reviews. */
const DOORS = /\/maps\/(?:rpc\/listugcposts|preview\/(?:place|review))\b|\/GetLocalBoqProxy\b|\/batchexecute\b/;
/** Larger answers are left unheard; unit: characters. */
const LARGEST = 5_000_000;
/** Reviews kept until their cards come. */
const MOST = 5_000;
/** A bonus is not waited for longer than this, ms. */
const PATIENCE_MS = 1_500;

/** What one page was told; a class because it listens exactly as long as the page is read. */
export class HeardAnswers {
  readonly #tools: Pick<CollectTools, 'read' | 'now'>;
  readonly #reviews = new Map<string, RawReview>();
  readonly #reading = new Set<Promise<void>>();

  constructor(page: Page, tools: Pick<CollectTools, 'read' | 'now'>) {
    this.#tools = tools;
    page.on('response', (response) => {
      if (!response.ok() || !DOORS.test(response.url())) return;
      const reading = this.#read(response).finally(() => this.#reading.delete(reading));
      this.#reading.add(reading);
    });
  }

  /** The same reviews with what was heard of them; each is forgotten once it was told. */
  async complete(cards: readonly RawReview[]): Promise<readonly RawReview[]> {
    if (this.#reading.size > 0) await Promise.race([Promise.allSettled(this.#reading), pause(PATIENCE_MS)]);
    return cards.map((card) => {
      const twin = card.externalId === undefined ? undefined : this.#reviews.get(card.externalId);
      if (card.externalId !== undefined) this.#reviews.delete(card.externalId);
      return joinReview(card, twin);
    });
  }

  /** An answer that cannot be had or read costs nothing but the bonus. */
  async #read(response: Response): Promise<void> {
    try {
      const body = await response.text();
      if (body.length > LARGEST) return;
      const { reviews, outcome } = await this.#tools.read({ body, url: response.url(), capturedAt: this.#tools.now() });
      if (outcome === 'layout-changed') return;
      for (const review of reviews) {
        if (review.externalId !== undefined && this.#reviews.size < MOST) this.#reviews.set(review.externalId, review);
      }
    } catch {
      return;
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
