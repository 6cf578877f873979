import { profileOptions } from '../model/options/understandingOptions.ts';
import type { Histogram } from '../model/profile.ts';
import { mostFrequent } from './patterns.ts';
import type { TypedValues } from './typedValues.ts';

/**
 * Bins of equal width from the smallest to the largest value. Few whole numbers have a bin each. The bins add up to the
 * number of values; from a sketch each bin is within its rank error.
 */
export function rangeHistogram(
  values: TypedValues,
  options: { readonly whole: boolean; readonly label: (value: number) => string },
): Histogram {
  const { min, max, count } = values.moments;
  const span = max - min;
  const single = options.whole && span < profileOptions.histogramBins;
  const bins = span === 0 ? 1 : single ? span + 1 : profileOptions.histogramBins;
  const width = single ? 1 : span / bins;
  const weights = new Float64Array(bins);
  let all = 0;
  for (let at = 0; at < values.values.length; at += 1) {
    const value = values.values[at] ?? 0;
    const weight = values.weights[at] ?? 0;
    const bin = width === 0 ? 0 : Math.min(bins - 1, Math.floor((value - min) / width));
    weights[bin] = (weights[bin] ?? 0) + weight;
    all += weight;
  }
  let done = 0;
  let shown = 0;
  return {
    kind: 'range',
    bins: Array.from(weights, (weight, bin) => {
      done += weight;
      // Rounded sums, so that no cell is lost or counted twice.
      const upTo = Math.round((done / all) * count);
      const inBin = upTo - shown;
      shown = upTo;
      const low = options.label(min + bin * width);
      const high = options.label(bin === bins - 1 ? max : min + (bin + 1) * width);
      return { label: single || low === high ? low : `${low} – ${high}`, count: inBin };
    }),
  };
}

/** The most frequent values; what is left over is put together as `other` in the last bin. */
export function categoryHistogram(kept: ReadonlyMap<string, number>, total: number): Histogram {
  const most = profileOptions.histogramBins;
  const top = mostFrequent(kept, most);
  const all = top.reduce((sum, { count }) => sum + count, 0);
  const shown = all === total ? top : top.slice(0, most - 1);
  const left = total - shown.reduce((sum, { count }) => sum + count, 0);
  const bins = shown.map(({ value, count }) => ({ label: value, count }));
  return { kind: 'category', bins: left > 0 ? [...bins, { label: 'other', count: left }] : bins };
}
