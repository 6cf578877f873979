import { structureOptions } from '../../model/options/readingOptions.ts';

/**
 * Cells of the widest records that stand together and make a good part of a table, as where programs write tables of
 * different widths one under another without a line between; 0 where there are none. Cells that no header names would
 * else be out of reach. Rows that are too wide here and there have a delimiter too many.
 */
export function blockWidth(body: readonly (readonly string[])[]): number {
  const runs = new Map<number, { count: number; run: number; longest: number; last: number }>();
  let records = 0;
  for (const { length } of body) {
    if (length < 2) continue;
    records += 1;
    const seen = runs.get(length) ?? { count: 0, run: 0, longest: 0, last: 0 };
    seen.count += 1;
    seen.run = seen.last === records - 1 ? seen.run + 1 : 1;
    seen.last = records;
    seen.longest = Math.max(seen.longest, seen.run);
    runs.set(length, seen);
  }
  const { alignShare, blockRecords, blockShare } = structureOptions;
  let width = 0;
  for (const [length, { count, longest }] of runs) {
    const together = longest >= blockRecords && longest >= count * alignShare;
    if (together && count >= records * blockShare) width = Math.max(width, length);
  }
  return runs.size > 1 ? width : 0;
}
