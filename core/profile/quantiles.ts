import type { ColumnProfile } from '../model/profile.ts';
import type { TypedValues } from './typedValues.ts';

/** The five quantiles of a profile. */
export function quantilesOf(values: TypedValues): NonNullable<ColumnProfile['quantiles']> {
  return {
    p05: quantileOf(values, 0.05),
    p25: quantileOf(values, 0.25),
    p50: quantileOf(values, 0.5),
    p75: quantileOf(values, 0.75),
    p95: quantileOf(values, 0.95),
  };
}

/**
 * The value at a share of the way through the sorted values, between two neighbours in proportion (type 7 of Hyndman
 * and Fan, as R, NumPy and Excel do it). From a sketch it is the nearest kept value.
 */
function quantileOf(sorted: TypedValues, share: number): number {
  const { values, weights, exact } = sorted;
  let all = 0;
  for (let at = 0; at < weights.length; at += 1) all += weights[at] ?? 0;
  const place = share * (all - 1);
  const lower = valueAt(values, weights, Math.floor(place));
  if (!exact) return lower;
  const upper = valueAt(values, weights, Math.ceil(place));
  return lower + (upper - lower) * (place - Math.floor(place));
}

/** The value of a rank, from 0. */
function valueAt(values: Float64Array, weights: Float64Array, rank: number): number {
  let below = 0;
  for (let at = 0; at < values.length; at += 1) {
    below += weights[at] ?? 0;
    if (rank < below) return values[at] ?? Number.NaN;
  }
  return values.at(-1) ?? Number.NaN;
}
