import { expect, test } from 'vitest';
import { layoutFor, RING } from '../../src/drift/layout.ts';

test('the detector proper fits in 128 bytes for both directions, on every scale', () => {
  for (let levels = 2; levels <= 11; levels++) expect(layoutFor(levels, 4).coreBytes).toBeLessThanOrEqual(128);
});

test('no two numbers share a byte, whatever the levels and authors', () => {
  for (const levels of [2, 3, 4, 5, 7, 10, 11]) {
    for (const authors of [0, 1, 4, 7]) {
      const layout = layoutFor(levels, authors);
      const used = new Uint8Array(layout.bytes);
      const claim = (index: number, size: number, count: number): void => {
        expect(Number.isInteger(index)).toBe(true);
        for (let i = index * size; i < (index + count) * size; i++) used[i]! += 1;
      };
      claim(0, 1, 8);
      claim(layout.ratios, 4, 12);
      claim(layout.base, 4, levels);
      claim(layout.pend, 2, levels);
      claim(layout.fresh, 1, levels);
      claim(layout.floats, 8, 6);
      claim(layout.singles, 4, 4);
      claim(layout.ints, 4, 11);
      claim(layout.day, 4, levels);
      claim(layout.old, 4, levels);
      claim(layout.tally, 4, levels);
      claim(layout.start, 4, 13);
      claim(layout.opened, 4, 13);
      claim(layout.lastDay, 4, 13);
      claim(layout.days, 4, 13);
      claim(layout.voices, 4, 2 * authors);
      claim(layout.w, 8, 13);
      claim(layout.startW, 8, 13);
      for (const window of layout.windows) {
        claim(window.floats, 8, 2);
        claim(window.from, 4, levels);
        claim(window.snap, 4, levels);
      }
      claim(layout.ring.days, 4, RING);
      claim(layout.ring.authors, 4, RING);
      claim(layout.ring.scores, 2, RING);
      claim(layout.ring.levels, 1, RING);
      expect(Math.max(...used)).toBe(1);
    }
  }
});
