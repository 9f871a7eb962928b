/** Whether the usual mark of a field gave way to another one: seen before anything breaks, as all is still read. */
import type { RawReview } from '../domain/review.ts';
import { type AnchorUse, isTrustworthy, REVIEW_FIELDS, type Run, type SelectorDrift } from '../domain/run.ts';

/** A mark that gave at least this share of a field's values was the usual one; under `GONE` it is no more. */
const USUAL = 0.8;
const GONE = 0.5;

/** Fewer values of a field prove nothing. */
const FEWEST = 5;

/**
 * Holds the marks of this pass against those of the believed passes before it (newest first). A pass that itself told
 * of a field's drift begins that field's new past, so that the next one does not tell it again.
 */
export function selectorDrift(now: AnchorUse, before: readonly Run[]): readonly SelectorDrift[] {
  return REVIEW_FIELDS.flatMap((field): SelectorDrift[] => {
    const present = now[field] ?? {};
    const past = pastOf(field, before);
    if (total(present) < FEWEST || total(past) < FEWEST) return [];
    const from = commonest(past);
    const to = commonest(present);
    if ((past[from] ?? 0) < USUAL * total(past) || (present[from] ?? 0) >= GONE * total(present)) return [];
    return [{ field, from, to }];
  });
}

/** One sentence a drift, to stand behind the words "selector drift": what the engineer reads. */
export function driftNote({ field, from, to }: SelectorDrift): string {
  return `"${field}" is now read from ${to}, no longer from ${from}`;
}

/** Adds the marks of these entries to the counts. */
export function addAnchors(use: Record<string, Record<string, number>>, reviews: readonly RawReview[]): void {
  for (const { anchors } of reviews) {
    for (const [field, anchor] of Object.entries(anchors ?? {})) {
      // Names come from a small vocabulary of ours, yet a reader hands them on: no key may be one of Object's own.
      use[field] ??= Object.create(null) as Record<string, number>;
      use[field][anchor] = (use[field][anchor] ?? 0) + 1;
    }
  }
}

type Uses = Readonly<Record<string, number>>;

function pastOf(field: SelectorDrift['field'], before: readonly Run[]): Uses {
  const past: Record<string, number> = Object.create(null);
  for (const { anchors, outcome, selectorDrift: told } of before) {
    const drifted = told?.some((one) => one.field === field);
    if (!isTrustworthy(outcome) && !drifted) continue;
    for (const [anchor, count] of Object.entries(anchors?.[field] ?? {})) past[anchor] = (past[anchor] ?? 0) + count;
    if (drifted) break;
  }
  return past;
}

function total(uses: Uses): number {
  return Object.values(uses).reduce((sum, count) => sum + count, 0);
}

function commonest(uses: Uses): string {
  return Object.entries(uses).reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0])[0];
}
