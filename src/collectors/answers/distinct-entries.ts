/** Keeps one of entries that are the same review: lists of APIs shift while they are paged, and hand out the same one twice. */
import type { RawReview } from '../../domain/review.ts';
import type { ReviewField } from '../../domain/run.ts';

/** A review as an API's reader gives it. */
export interface ApiEntry {
  readonly review: RawReview;
  /** Parts that are there and cannot be read. */
  readonly broken: readonly ReviewField[];
}

/** The first of each id, in order. Where another review has the same id, that id is broken: it names neither. */
export function distinctEntries<Entry extends ApiEntry>(entries: readonly Entry[]): readonly Entry[] {
  const first = new Map<string, string>();
  return entries.flatMap((entry) => {
    const { externalId } = entry.review;
    if (externalId === undefined) return [entry];
    const content = JSON.stringify(entry.review);
    const known = first.get(externalId);
    if (known === undefined) first.set(externalId, content);
    if (known === undefined) return [entry];
    return known === content ? [] : [{ ...entry, broken: [...entry.broken, 'id' as const] }];
  });
}
