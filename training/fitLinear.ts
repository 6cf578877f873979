import type { Examples } from './bins.ts';

export interface LinearFit {
  readonly bias: number;
  readonly weights: readonly number[];
}

const steps = 12;

/** Logistic regression by Newton's method with a ridge; figures whose sign is held and comes out wrong are left out, and it is fitted anew. */
export function fitLinear(examples: Examples, signs: readonly number[], ridge: number): LinearFit {
  const used = new Set(examples.names.keys());
  for (;;) {
    const fit = newton(examples, [...used], ridge);
    const wrong = [...used].filter((k) => (fit.weights[k] ?? 0) * (signs[k] ?? 0) < 0);
    if (wrong.length === 0) return fit;
    for (const k of wrong) used.delete(k);
  }
}

function newton(
  { names, figures, right, weight }: Examples,
  used: readonly number[],
  ridge: number,
): LinearFit {
  const size = used.length + 1;
  const theta = new Float64Array(size);
  const x = new Float64Array(size);
  const total = weight.reduce((sum, one) => sum + one, 0);
  for (let step = 0; step < steps; step += 1) {
    const gradient = new Float64Array(size);
    const bend = Array.from({ length: size }, () => new Float64Array(size));
    for (let i = 0; i < right.length; i += 1) {
      x[0] = 1;
      for (let k = 0; k < used.length; k += 1) x[k + 1] = figures[i * names.length + (used[k] ?? 0)] ?? 0;
      let odds = 0;
      for (let k = 0; k < size; k += 1) odds += (theta[k] ?? 0) * (x[k] ?? 0);
      const p = 1 / (1 + Math.exp(-odds));
      const w = (weight[i] ?? 0) / total;
      const g = w * ((right[i] ?? 0) - p);
      const h = w * Math.max(p * (1 - p), 1e-6);
      for (let k = 0; k < size; k += 1) {
        const value = x[k] ?? 0;
        if (value === 0) continue;
        gradient[k] = (gradient[k] ?? 0) + g * value;
        const row = bend[k] ?? new Float64Array(0);
        const scaled = h * value;
        for (let j = 0; j <= k; j += 1) row[j] = (row[j] ?? 0) + scaled * (x[j] ?? 0);
      }
    }
    for (let k = 1; k < size; k += 1) gradient[k] = (gradient[k] ?? 0) - ridge * (theta[k] ?? 0);
    for (let k = 0; k < size; k += 1) {
      const row = bend[k] ?? new Float64Array(0);
      row[k] = (row[k] ?? 0) + (k === 0 ? 0 : ridge) + 1e-9;
      for (let j = 0; j < k; j += 1) {
        const mirror = bend[j] ?? new Float64Array(0);
        mirror[k] = row[j] ?? 0;
      }
    }
    const change = solve(bend, gradient);
    for (let k = 0; k < size; k += 1) theta[k] = (theta[k] ?? 0) + (change[k] ?? 0);
  }
  const weights = Array.from({ length: names.length }, () => 0);
  used.forEach((k, i) => {
    weights[k] = Number((theta[i + 1] ?? 0).toPrecision(5));
  });
  return { bias: Number((theta[0] ?? 0).toPrecision(5)), weights };
}

/** Gaussian elimination with pivots; `rows` and `right` are used up. */
function solve(rows: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let k = 0; k < size; k += 1) {
    let pivot = k;
    for (let i = k + 1; i < size; i += 1)
      if (Math.abs(rows[i]?.[k] ?? 0) > Math.abs(rows[pivot]?.[k] ?? 0)) pivot = i;
    [rows[k], rows[pivot]] = [rows[pivot] ?? new Float64Array(0), rows[k] ?? new Float64Array(0)];
    [right[k], right[pivot]] = [right[pivot] ?? 0, right[k] ?? 0];
    const top = rows[k] ?? new Float64Array(0);
    for (let i = k + 1; i < size; i += 1) {
      const row = rows[i] ?? new Float64Array(0);
      const factor = (row[k] ?? 0) / (top[k] ?? 1);
      if (factor === 0) continue;
      for (let j = k; j < size; j += 1) row[j] = (row[j] ?? 0) - factor * (top[j] ?? 0);
      right[i] = (right[i] ?? 0) - factor * (right[k] ?? 0);
    }
  }
  for (let k = size - 1; k >= 0; k -= 1) {
    const row = rows[k] ?? new Float64Array(0);
    let sum = right[k] ?? 0;
    for (let j = k + 1; j < size; j += 1) sum -= (row[j] ?? 0) * (right[j] ?? 0);
    right[k] = sum / (row[k] ?? 1);
  }
  return right;
}
