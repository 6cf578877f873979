/** Figures of which less is better, and that tell the same on every run. */
const lessIsBetter =
  /(^|\.)(fail|fatal|ece|brier|failed_files|error_files|crash_files|hang_files|missing_files)$/;
/** Figures that say how much there was, or depend on the machine: no change of them is a loss. */
const neutral = /(^|\.)(lines_given|p50|p95|max|maxRSS)$/;

/**
 * How a figure stands against the last committed one.
 *
 * @param {{bench: string, figure: string, value: number | null}} row
 * @param {ReadonlyMap<string, number | null>} last by `bench figure`
 * @returns {{last: number | null | undefined, by: number | undefined, isDrop: boolean}} `by` is the difference, where there
 *   are two figures; `isDrop` where the figure is worse than it was, or gone
 */
export function changeOf({ bench, figure, value }, last) {
  const before = last.get(`${bench} ${figure}`);
  if (typeof before !== 'number') return { last: before, by: undefined, isDrop: false };
  if (typeof value !== 'number') return { last: before, by: undefined, isDrop: !neutral.test(figure) };
  const by = Number((value - before).toFixed(4));
  return { last: before, by, isDrop: !neutral.test(figure) && (lessIsBetter.test(figure) ? by > 0 : by < 0) };
}
