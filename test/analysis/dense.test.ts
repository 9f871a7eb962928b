import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FRACTION, openDense, rowLength } from '../../src/analysis/dense.ts';

const row = (length: number, most: number) =>
  fc.array(fc.float({ min: -most, max: most, noNaN: true }), { minLength: length, maxLength: length });

test('products are those of plain arithmetic', () => {
  fc.assert(
    fc.property(row(3 * 32, 4), row(32, 4), row(3, 4), (rows, input, bias) => {
      const dense = openDense();
      const [at, into, plus, out] = [dense.reserve(3 * 128), dense.reserve(128), dense.reserve(12), dense.reserve(12)];
      dense.floats.set(rows, at / 4);
      dense.floats.set(input, into / 4);
      dense.floats.set(bias, plus / 4);
      dense.code.multiply(at, 3, into, 128, plus, out);
      for (let r = 0; r < 3; r++) {
        const sum = input.reduce((total, value, k) => total + value * rows[r * 32 + k]!, bias[r]!);
        expect(dense.floats[out / 4 + r]).toBeCloseTo(sum, 3);
      }
    }),
  );
});

test('fractions keep a number to half a step and stop at their ends', () => {
  fc.assert(
    fc.property(row(32, 40), (numbers) => {
      const dense = openDense();
      const [from, packed, back] = [dense.reserve(128), dense.reserve(64), dense.reserve(128)];
      dense.floats.set(numbers, from / 4);
      dense.code.pack(from, packed, 64);
      dense.code.unpack(packed, back, 64);
      numbers.forEach((number, k) => {
        const nearest = Math.max(-16, Math.min(16 - 1 / FRACTION, number));
        expect(Math.abs(dense.floats[back / 4 + k]! - nearest)).toBeLessThanOrEqual(0.5 / FRACTION + 1e-6);
      });
    }),
  );
});

test('raising takes the larger of what is there and the sum of four, without running over', () => {
  const dense = openDense();
  const [a, b, c, d, out] = Array.from({ length: 5 }, () => dense.reserve(64)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  for (const at of [a, b, c, d]) dense.fractions.fill(30_000, at / 2, at / 2 + 1);
  dense.fractions.set([-5, 7], a / 2 + 1);
  dense.fractions.set([0, 2], out / 2 + 1);
  dense.code.raise(a, b, c, d, out, 64);
  expect([...dense.fractions.subarray(out / 2, out / 2 + 3)]).toEqual([32_767, 0, 7]);
});

test('the largest and the mean of columns; of no rows, nothing', () => {
  const dense = openDense();
  const [rows, out] = [dense.reserve(128), dense.reserve(128)];
  dense.floats.set([1, 4], rows / 4);
  dense.floats.set([3, 2], rows / 4 + 16);
  dense.code.gather(rows, 2, out, 64);
  expect([dense.floats[out / 4], dense.floats[out / 4 + 1]]).toEqual([3, 4]);
  expect([dense.floats[out / 4 + 16], dense.floats[out / 4 + 17]]).toEqual([2, 3]);
  dense.code.gather(rows, 0, out, 64);
  expect([...dense.floats.subarray(out / 4, out / 4 + 32)].every((value) => value === 0)).toBe(true);
});

test('memory grows beyond what was reserved, and keeps what was in it', () => {
  const dense = openDense();
  const at = dense.reserve(64);
  dense.floats[at / 4] = 7;
  dense.reach(1_000_000);
  expect(dense.floats.length).toBeGreaterThanOrEqual(250_000);
  expect(dense.floats[at / 4]).toBe(7);
  expect(rowLength(17)).toBe(32);
});
