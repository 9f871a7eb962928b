import { expect, it } from 'vitest';
import { bar, sparkline } from '../../src/commands/terminal-picture.ts';

it('draws a curve from its lowest to its highest value, and a dot where nothing is known', () => {
  expect(sparkline([1, 2, 3, 4, 5, 6, 7, 8], 1)).toBe('▁▂▃▄▅▆▇█');
  expect(sparkline([4.5, undefined, 1], 0.5)).toBe('█·▁');
});

it('draws no mountain of a hundredth of a star', () => {
  expect(sparkline([4.5, 4.51, 4.49], 0.5)).toMatch(/^[▄▅]{3}$/);
  expect(sparkline([4.5], 0.5)).toMatch(/^[▄▅]$/);
  expect(sparkline([], 0.5)).toBe('');
});

it('fills a bar up to its end and no further', () => {
  expect(bar(0)).toBe('░'.repeat(20));
  expect(bar(0.5)).toBe('█'.repeat(10) + '░'.repeat(10));
  expect(bar(3)).toBe('█'.repeat(20));
});
