/** When a page is read by other marks than usual, and when it is not worth a word. */
import { describe, expect, it } from 'vitest';
import { sourceId } from '../../src/domain/ids.ts';
import type { AnchorUse, Run } from '../../src/domain/run.ts';
import { instant } from '../../src/domain/time.ts';
import { addAnchors, driftNote, selectorDrift } from '../../src/pipeline/selector-drift.ts';

const run = (anchors: AnchorUse, more: Partial<Run> = {}): Run => ({
  source: sourceId.parse('lyon'),
  startedAt: instant('2026-06-01'),
  endedAt: instant('2026-06-01'),
  outcome: 'complete',
  counts: { read: 0, new: 0, edited: 0, same: 0, skipped: 0 },
  anchors,
  ...more,
});
const rating = (uses: Readonly<Record<string, number>>): AnchorUse => ({ rating: uses });
const USUAL = run(rating({ 'aria-label': 20 }));
const DRIFTED = [{ field: 'rating', from: 'aria-label', to: 'icons' }];

describe('a drift of selectors', () => {
  it('is a field whose usual mark gave four fifths of it, and now gives less than half', () => {
    expect(selectorDrift(rating({ icons: 6, 'aria-label': 5 }), [USUAL])).toEqual(DRIFTED);
    expect(selectorDrift(rating({ icons: 5, 'aria-label': 5 }), [USUAL])).toEqual([]);
    const mixed = run(rating({ 'aria-label': 79, words: 21 }));
    expect(selectorDrift(rating({ icons: 10 }), [mixed])).toEqual([]);
    expect(selectorDrift(rating({ icons: 10 }), [run(rating({ 'aria-label': 80, words: 20 }))])).toEqual(DRIFTED);
  });

  it('is said of each field by itself', () => {
    const before = run({ rating: { 'aria-label': 9 }, date: { 'time-element': 9 }, text: { structure: 9 } });
    const now = { rating: { icons: 9 }, date: { words: 9 }, text: { structure: 9 } };
    expect(selectorDrift(now, [before]).map(({ field }) => field)).toEqual(['rating', 'date']);
  });

  it('is not concluded from fewer than five values on either side, nor from nothing', () => {
    expect(selectorDrift(rating({ icons: 4 }), [USUAL])).toEqual([]);
    expect(selectorDrift(rating({ icons: 9 }), [run(rating({ 'aria-label': 4 }))])).toEqual([]);
    expect(selectorDrift(rating({ icons: 9 }), [])).toEqual([]);
    expect(selectorDrift({}, [USUAL])).toEqual([]);
    expect(selectorDrift(rating({ icons: 9 }), [{ ...USUAL, anchors: undefined } as never])).toEqual([]);
  });

  it('is measured against believed passes only', () => {
    expect(selectorDrift(rating({ icons: 9 }), [run(rating({ 'aria-label': 20 }), { outcome: 'partial' })])).toEqual(
      [],
    );
  });

  it('is told once: the pass that told it begins a new past', () => {
    const told = run(rating({ icons: 9 }), { selectorDrift: DRIFTED as never, outcome: 'partial' });
    expect(selectorDrift(rating({ icons: 9 }), [told, USUAL, USUAL])).toEqual([]);
    expect(selectorDrift(rating({ 'aria-label': 9 }), [told, USUAL])).toEqual([
      { field: 'rating', from: 'icons', to: 'aria-label' },
    ]);
  });

  it('that creeps in over many passes is seen as well', () => {
    const past = [0.75, 0.85, 0.95, 1, 1].map((share) =>
      run(rating({ 'aria-label': 20 * share, icons: 20 - 20 * share })),
    );
    expect(selectorDrift(rating({ 'aria-label': 8, icons: 12 }), past)).toEqual(DRIFTED);
  });

  it('is worded for the engineer', () => {
    expect(driftNote({ field: 'rating', from: 'aria-label', to: 'icons' })).toBe(
      '"rating" is now read from icons, no longer from aria-label',
    );
  });
});

it('marks are counted whatever they are called', () => {
  const use: Record<string, Record<string, number>> = {};
  const anchors = { rating: 'constructor', date: 'time-element' } as const;
  addAnchors(use, [{ scale: 'stars', anchors }, { scale: 'stars', anchors }, { scale: 'stars' }]);
  expect(JSON.parse(JSON.stringify(use))).toEqual({ rating: { constructor: 2 }, date: { 'time-element': 2 } });
});
