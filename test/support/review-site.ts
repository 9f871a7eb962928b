/** A review site in memory on which a seeded chance writes, edits, answers, deletes and reorders; and what a store that watched it must hold. */

import { z } from 'zod';
import type { Collector, CollectRequest, CollectTools } from '../../src/collectors/collector.ts';
import { NewestFirst } from '../../src/collectors/newest-first.ts';
import type { RawReview } from '../../src/domain/review.ts';
import type { RunEnd } from '../../src/domain/run.ts';
import { type Instant, instant, millis } from '../../src/domain/time.ts';

/** What of a review counts as content. */
export interface Content {
  readonly rating: number;
  readonly text: string;
  readonly reply?: string;
}

interface SiteReview {
  readonly id: string;
  readonly contents: Content[];
  content: Content;
  /** Of the last edit: sites show that one, and list by it. */
  at: number;
  deleted: boolean;
}

/** What a store must hold of one review, by rules of its own: no code of the store is used. */
export interface Expected {
  readonly revisions: Content[];
  missed: number;
  removed: boolean;
}

/** How a listing treats those who read it. */
export interface Listing {
  /** Share of the entries that it leaves out, never the pinned ones at its top. */
  readonly missing: number;
  /** Does the site say how many reviews it has? */
  readonly counted: boolean;
}

const PAGE = 25;
const WORDS = 'lamp parcel till queue invoice refund staff room soup repair advice price'.split(' ');

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Operation = 'add' | 'edit' | 'edit-back' | 'reply' | 'unreply' | 'delete' | 'restore' | 'reorder';

/** The site, and beside it the truth about every review that was ever handed to a reader. */
export class ReviewSite {
  readonly expected = new Map<string, Expected>();
  readonly stars = { up: 0, down: 0, recovered: 0, returned: 0 };
  listing: Listing = { missing: 0, counted: true };
  now: Instant;
  #reviews: SiteReview[] = [];
  #pinned: string[] = [];
  #seen = new Set<string>();
  readonly #deletedOnce = new Set<string>();
  #number = 0;
  readonly #random: () => number;

  constructor(random: () => number, now: Instant) {
    this.#random = random;
    this.now = now;
  }

  get size(): number {
    return this.#reviews.filter(({ deleted }) => !deleted).length;
  }

  /** Reviews that are there, as ids with their content. */
  truth(): Map<string, Content> {
    return new Map(this.#reviews.filter(({ deleted }) => !deleted).map(({ id, content }) => [id, content]));
  }

  /** Does one thing to one review of the site; nothing when there is none to do it to. */
  act(operation: Operation): void {
    const present = this.#reviews.filter(({ deleted }) => !deleted);
    const gone = this.#reviews.filter(({ deleted }) => deleted);
    const one = this.#pick(present);
    if (operation === 'add') this.#add();
    else if (operation === 'restore') this.#restore(this.#pick(gone));
    else if (operation === 'reorder') this.#pinned = [this.#pick(present)?.id ?? '', this.#pick(present)?.id ?? ''];
    else if (one && operation === 'delete' && present.length > 40) this.#delete(one);
    else if (one && operation === 'edit') this.#write(one, this.#words());
    else if (one && operation === 'edit-back') this.#write(one, this.#pick(one.contents) ?? one.content);
    else if (one && operation === 'reply') one.content = { ...one.content, reply: `Thank you, ${this.#roll(9)}` };
    else if (one && operation === 'unreply') one.content = { rating: one.content.rating, text: one.content.text };
  }

  /** Reads the site as a real kind reads a list: pages, newest first, the shared rule for an early stop. */
  collector(kind: string): Collector {
    const site = this;
    return {
      kind,
      transport: 'http',
      options: z.unknown(),
      address: () => undefined,
      recognise: () => 0,
      read: () => ({ outcome: 'empty', reviews: [] }),
      collect: async function* (request: CollectRequest<unknown>, tools: CollectTools) {
        const entries = site.#list();
        const newestFirst = new NewestFirst(request, tools);
        const shown = site.listing.counted ? { shownCount: site.size } : {};
        for (let page = 0; page * PAGE < entries.length; page++) {
          const reviews = entries.slice(page * PAGE, (page + 1) * PAGE);
          const stop = await newestFirst.judge(reviews);
          site.#handOver(reviews);
          yield { reviews, cursor: String(page + 1) };
          if (stop) return { outcome: 'complete', stop, ...shown } satisfies RunEnd;
        }
        return { outcome: 'complete', stop: 'end', ...shown } satisfies RunEnd;
      },
    };
  }

  /** To be called after a complete walk to the end of a list that held all: what it lacked was missed once more. */
  endOfWholeListing(): string[] {
    const removed: string[] = [];
    for (const [id, expected] of this.expected) {
      if (this.#seen.has(id)) expected.missed = 0;
      else if (!expected.removed && ++expected.missed >= 3) {
        expected.removed = true;
        removed.push(id);
      }
    }
    return removed;
  }

  /** Is everything stored that customers wrote after this moment? */
  newsIsKnown(since: number): boolean {
    return this.#reviews.every(({ id, at, deleted, content }) => {
      const last = this.expected.get(id)?.revisions.at(-1);
      return deleted || at <= since || (last?.rating === content.rating && last.text === content.text);
    });
  }

  wasDeleted(id: string): boolean {
    return this.#deletedOnce.has(id);
  }

  /** To be called before each walk. */
  beginWalk(): void {
    this.#seen = new Set();
  }

  #list(): RawReview[] {
    const present = this.#reviews.filter(({ deleted }) => !deleted).sort((a, b) => b.at - a.at);
    const pinned = this.#pinned.flatMap((id) => present.find((one) => one.id === id) ?? []);
    const left = Math.ceil(present.length * this.listing.missing);
    const without = new Set<SiteReview>();
    while (without.size < left) without.add(this.#pick(present)!);
    // Pinned ones stand at the top, and again where they belong.
    return [...new Set(pinned), ...present.filter((one) => !without.has(one))].map(({ id, content, at }) => ({
      externalId: id,
      author: `Author of ${id}`,
      scale: 'stars',
      rating: content.rating,
      text: content.text,
      written: { earliest: instant(at), latest: instant(at) },
      ...(content.reply !== undefined && { reply: { text: content.reply } }),
    }));
  }

  /** What a reader was given, the store has seen: this is the other account of it. */
  #handOver(reviews: readonly RawReview[]): void {
    for (const { externalId: id = '', rating = 0, text = '', reply } of reviews) {
      const content: Content = { rating, text, ...(reply && { reply: reply.text }) };
      const known = this.expected.get(id);
      this.#seen.add(id);
      if (!known) {
        this.expected.set(id, { revisions: [content], missed: 0, removed: false });
        continue;
      }
      if (known.removed) this.stars.returned += 1;
      known.removed = false;
      known.missed = 0;
      const last = known.revisions.at(-1)!;
      if (last.rating === content.rating && last.text === content.text && last.reply === content.reply) continue;
      if (content.rating > last.rating) this.stars.up += 1;
      if (content.rating < last.rating) this.stars.down += 1;
      if (content.rating > last.rating && known.revisions.some((one) => one.reply !== undefined))
        this.stars.recovered += 1;
      known.revisions.push(content);
    }
  }

  #add(): void {
    const content = this.#words();
    this.#number += 1;
    this.#reviews.push({
      id: `r-${this.#number}`,
      content,
      contents: [content],
      at: millis(this.now) - (this.#number % 60),
      deleted: false,
    });
  }

  #delete(one: SiteReview): void {
    one.deleted = true;
    this.#deletedOnce.add(one.id);
  }

  /** A review that is let back in stands where it stood: it is not news. */
  #restore(one: SiteReview | undefined): void {
    if (one) one.deleted = false;
  }

  #write(one: SiteReview, { rating, text }: Content): void {
    one.content = { rating, text, ...(one.content.reply !== undefined && { reply: one.content.reply }) };
    one.contents.push(one.content);
    one.at = millis(this.now);
  }

  #words(): Content {
    const text = Array.from({ length: 3 + this.#roll(5) }, () => WORDS[this.#roll(WORDS.length)]).join(' ');
    return { rating: 1 + this.#roll(5), text: `${text}.` };
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[this.#roll(from.length)];
  }

  #roll(below: number): number {
    return Math.floor(this.#random() * below);
  }
}
