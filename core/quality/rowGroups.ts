import { dependencyOptions } from '../model/options/rowCheckOptions.ts';
import type { InternedColumn } from './internColumn.ts';

/** Rows that have one value in a column. */
export interface RowGroups {
  /** Rows, group by group. */
  readonly rows: Int32Array;
  /** Where each group begins in `rows`; the last entry is the end. */
  readonly starts: Int32Array;
}

/** Every `stride`th group of at least `groupRows` rows, by counting sort. */
export function groupRows({ values, counts, codes }: InternedColumn, stride: number): RowGroups {
  const places = new Int32Array(values.length).fill(-1);
  const starts: number[] = [];
  let size = 0;
  let seen = 0;
  for (let value = 0; value < values.length; value += 1) {
    const count = counts[value] ?? 0;
    if (count < dependencyOptions.groupRows) continue;
    seen += 1;
    if (seen % stride !== 0) continue;
    places[value] = size;
    starts.push(size);
    size += count;
  }
  starts.push(size);
  const rows = new Int32Array(size);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? -1;
    const place = code < 0 ? -1 : (places[code] ?? -1);
    if (place < 0) continue;
    rows[place] = row;
    places[code] = place + 1;
  }
  return { rows, starts: Int32Array.from(starts) };
}

/** One group, looked at beside another column. */
interface RowGroup {
  readonly rows: Int32Array;
  /** How often each value of the other column stands in the group. */
  readonly tally: Int32Array;
  /** The most frequent one; -1 where none has a value. */
  readonly best: number;
  /** Rows with a value. */
  readonly size: number;
}

/** Counts a column's values group by group. @returns false where `take` wanted no more */
export function eachGroup(
  { rows, starts }: RowGroups,
  { values, codes }: InternedColumn,
  take: (group: RowGroup) => boolean,
): boolean {
  const tally = new Int32Array(values.length);
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const members = rows.subarray(starts[group], starts[group + 1]);
    let best = -1;
    let size = 0;
    for (let at = 0; at < members.length; at += 1) {
      const code = codes[members[at] ?? 0] ?? -1;
      if (code < 0) continue;
      size += 1;
      const count = (tally[code] ?? 0) + 1;
      tally[code] = count;
      if (best < 0 || count > (tally[best] ?? 0)) best = code;
    }
    if (!take({ rows: members, tally, best, size })) return false;
    for (let at = 0; at < members.length; at += 1) {
      const code = codes[members[at] ?? 0] ?? -1;
      if (code >= 0) tally[code] = 0;
    }
  }
  return true;
}
