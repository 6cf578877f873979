import type { MeasuredBin } from '../../model/memory.ts';
import floors from './learned/measured.json' with { type: 'json' };

/**
 * How many proposals proved right on labelled files, by confidence, where neither model nor curve had seen their family;
 * written by `npm run train`. Ascending; the last bin ends at 1 and holds 1.
 */
export const measuredBins: readonly MeasuredBin[] = floors.map(({ from, proposals, right }, at) => ({
  from,
  to: floors[at + 1]?.from ?? 1,
  proposals,
  right,
}));
