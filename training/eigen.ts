/** The little linear algebra that joining word vectors needs: main directions of a cloud, and least squares. Symmetric matrices, row by row. */

/** Eigenvectors of a symmetric matrix of n × n, the largest eigenvalue first (cyclic Jacobi: Golub and Van Loan, 8.5). */
export function eigenvectors(matrix: Float64Array, n: number): Float64Array[] {
  const a = matrix.slice();
  const turned = new Float64Array(n * n);
  for (let k = 0; k < n; k++) turned[k * n + k] = 1;
  for (let sweep = 0; sweep < SWEEPS && !isDiagonal(a, n); sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, turned, n, p, q);
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((i, j) => a[j * n + j]! - a[i * n + i]!);
  return order.map((column) => Float64Array.from({ length: n }, (_, row) => turned[row * n + column]!));
}

/** Jacobi's method converges in about six for the sizes here. */
const SWEEPS = 15;

function isDiagonal(a: Float64Array, n: number): boolean {
  let off = 0;
  let on = 0;
  for (let k = 0; k < n; k++) {
    on += a[k * n + k]! ** 2;
    for (let j = k + 1; j < n; j++) off += a[k * n + j]! ** 2;
  }
  return off <= 1e-18 * on;
}

/** Turns the plane of p and q so that they are unrelated. */
function rotate(a: Float64Array, turned: Float64Array, n: number, p: number, q: number): void {
  const related = a[p * n + q]!;
  if (related === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * related);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  const turn = (rows: Float64Array, one: number, other: number) => {
    const x = rows[one]!;
    const y = rows[other]!;
    rows[one] = cosine * x - sine * y;
    rows[other] = sine * x + cosine * y;
  };
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k);
  for (let k = 0; k < n; k++) turn(turned, k * n + p, k * n + q);
}

/** X of matrix · X = right; `matrix` n × n and positive definite, `right` and X n × m. */
export function solve(matrix: Float64Array, right: Float64Array, n: number, m: number): Float64Array {
  const a = matrix.slice();
  const x = right.slice();
  for (let pivot = 0; pivot < n; pivot++) {
    for (let row = pivot + 1; row < n; row++) {
      const factor = a[row * n + pivot]! / a[pivot * n + pivot]!;
      if (factor === 0) continue;
      for (let k = pivot; k < n; k++) a[row * n + k]! -= factor * a[pivot * n + k]!;
      for (let k = 0; k < m; k++) x[row * m + k]! -= factor * x[pivot * m + k]!;
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = 0; k < m; k++) {
      let sum = x[row * m + k]!;
      for (let other = row + 1; other < n; other++) sum -= a[row * n + other]! * x[other * m + k]!;
      x[row * m + k] = sum / a[row * n + row]!;
    }
  }
  return x;
}
