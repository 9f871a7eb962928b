import { expect, test } from 'vitest';
import { eigenvectors, solve } from '../../training/eigen.ts';
import { generator } from '../../training/random.ts';

/** A random symmetric, positive definite matrix. */
function matrixOf(n: number): Float64Array {
  const random = generator(4);
  const root = Float64Array.from({ length: n * n }, () => random() - 0.5);
  return Float64Array.from({ length: n * n }, (_, at) => {
    let sum = Math.floor(at / n) === at % n ? 0.1 : 0;
    for (let k = 0; k < n; k++) sum += root[Math.floor(at / n) * n + k]! * root[(at % n) * n + k]!;
    return sum;
  });
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  return vector.map((_, row) => vector.reduce((sum, x, k) => sum + matrix[row * vector.length + k]! * x, 0));
}

test('a matrix only stretches its eigenvectors, the first the most', () => {
  const matrix = matrixOf(9);
  const values = eigenvectors(matrix, 9).map((axis) => {
    const out = times(matrix, axis);
    const value = out.reduce((sum, x, k) => sum + x * axis[k]!, 0);
    out.forEach((x, k) => {
      expect(x).toBeCloseTo(value * axis[k]!, 9);
    });
    expect(Math.hypot(...axis)).toBeCloseTo(1, 9);
    return value;
  });
  expect(values).toEqual(values.toSorted((a, b) => b - a));
});

test('what is solved gives the right side back', () => {
  const matrix = matrixOf(6);
  const right = Float64Array.from({ length: 12 }, (_, k) => Math.sin(k));
  const x = solve(matrix, right, 6, 2);
  for (let column = 0; column < 2; column++) {
    const own = Float64Array.from({ length: 6 }, (_, row) => x[row * 2 + column]!);
    times(matrix, own).forEach((value, row) => {
      expect(value).toBeCloseTo(right[row * 2 + column]!, 9);
    });
  }
});
