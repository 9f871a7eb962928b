import { expect, test } from 'vitest';
import { nearest } from '../../src/config/nearest.ts';
import { cpuMillis } from '../support/cpu-time.ts';

test.each([
  ['delivrey', ['staff', 'delivery'], 'delivery'],
  ['timezone', ['timeZone', 'name'], 'timeZone'],
  ['langugae', ['language'], 'language'],
  ['gb', ['fr', 'fa'], undefined],
  ['x', ['y'], undefined],
  ['quality', ['price', 'staff'], undefined],
])('the nearest name to %s among %s is %s', (word, names, meant) => expect(nearest(word, names)).toBe(meant));

test('a hostile name of a megabyte is compared in no time', () => {
  const compare = () => nearest('x'.repeat(1_000_000), ['y'.repeat(1_000_000)]);
  expect(cpuMillis(compare)).toBeLessThan(200);
});
