/** First place in an ascending list, at or behind `from`, whose figure is above the one given; `to` for none. Near ones are found fastest. */
export function firstAbove(
  list: Int32Array,
  figure: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  let low = from;
  let step = 1;
  // Leaps that double, until one lands above.
  while (low + step < to && (list[low + step] ?? 0) <= figure) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) <= figure) low = middle + 1;
    else high = middle;
  }
  return low;
}
