/** Makes one list of a page's reviews: repeated markup counted once, and only ids kept that identify. */
import type { RawReview } from '../../../domain/review.ts';
import type { ReadReview } from './read-review.ts';

export interface BlockReview extends ReadReview {
  readonly block: number;
}

/** Reviews in document order, each once, with `externalId` where the page's ids tell them apart. */
export function mergeReviews(found: readonly BlockReview[]): readonly RawReview[] {
  const merged = dropRepeats(found);
  const identifies = idsIdentify(merged);
  return merged.map(({ review, idCandidate }) =>
    identifies && idCandidate !== undefined ? { externalId: idCandidate, ...review } : review,
  );
}

/**
 * The same entry in another block (or twice with its words) is a repeat. Scores without words that look alike within
 * one block are different customers, so as many stay as the fullest block holds.
 */
function dropRepeats(found: readonly BlockReview[]): readonly BlockReview[] {
  const kept = new Map<string, { index: number; entry: BlockReview }[]>();
  const inBlock = new Map<string, number>();
  for (const [index, entry] of found.entries()) {
    const key = likeness(entry);
    const sameBlock = `${entry.block} ${key}`;
    const count = (inBlock.get(sameBlock) ?? 0) + 1;
    inBlock.set(sameBlock, count);
    const alike = kept.get(key) ?? [];
    kept.set(key, alike);
    const repeated = alike[entry.review.text === undefined ? count - 1 : 0];
    if (repeated) repeated.entry = fuller(repeated.entry, entry);
    else alike.push({ index, entry });
  }
  return [...kept.values()]
    .flat()
    .sort((a, b) => a.index - b.index)
    .map(({ entry }) => entry);
}

function likeness({ review }: BlockReview): string {
  const { author, rating, text, written } = review;
  const words = text?.normalize('NFKC').replace(/\s+/g, ' ').slice(0, 300);
  const when = text === undefined ? written?.earliest.slice(0, 10) : '';
  return JSON.stringify([author?.normalize('NFKC').toLowerCase(), rating, words, when]);
}

/** What either of two copies says. */
function fuller(first: BlockReview, second: BlockReview): BlockReview {
  const idCandidate = first.idCandidate ?? second.idCandidate;
  return { ...first, idCandidate, review: { ...second.review, ...first.review } };
}

/** Ids identify when no two entries share one and they do not merely count the entries ("#review-1", "#review-2"…). */
function idsIdentify(entries: readonly BlockReview[]): boolean {
  const ids = entries.flatMap(({ idCandidate }) => idCandidate ?? []);
  if (new Set(ids).size < ids.length) return false;
  const ends = ids.map((id) => Number(/(\d{1,15})$/.exec(id)?.[1] ?? Number.NaN));
  const start = ends[0] ?? Number.NaN;
  return !(start <= 1 && ends.every((end, index) => end === start + index));
}
