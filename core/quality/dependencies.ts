import { dependencyOptions } from '../model/options/rowCheckOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { InternedColumn } from './internColumn.ts';

/** Rows that have one value in a column. */
interface Groups {
  /** Rows, group by group. */
  readonly rows: Int32Array;
  /** Where each group begins in `rows`; the last entry is the end. */
  readonly starts: Int32Array;
}

/** A column whose value nearly always decides that of another: a postcode and its town. */
export interface Dependency {
  readonly from: number;
  readonly to: number;
  /** 0 to 1: share of the rows whose value is the most frequent one of their group. */
  readonly confidence: number;
}

/** What the dependencies say of one column's cells. */
export interface Verdict {
  /** Rows whose value is contradicted by more columns than bear it out, ascending. */
  readonly rows: readonly number[];
  /** The column by which most of them were found. */
  readonly by: number;
}

/**
 * Cells that disagree with the other rows of their group, by the columns that decide theirs. The rows of one
 * provider have one town; the one row that has another is wrong, unless a further column bears it out.
 *
 * Approximate functional dependencies, as in Huhtala et al., "TANE", 1999; the vote of several of them is ours.
 */
export function contradictedRows(
  interned: readonly InternedColumn[],
  columns: readonly ColumnProfile[],
): ReadonlyMap<number, Verdict> {
  const rowCount = interned[0]?.codes.length ?? 0;
  const deciders = columns
    .filter((column) => mayDecide(column, interned[column.index]))
    .map(({ index }) => index);
  const steps = rowCount * deciders.length * interned.length;
  const stride = Math.max(1, Math.ceil(steps / dependencyOptions.steps));
  const against = interned.map(() => new Map<number, number[]>());
  const borneOut = interned.map(() => new Map<number, number>());
  for (const from of deciders) {
    const column = interned[from];
    if (column === undefined) continue;
    const groups = groupRows(column, stride);
    for (const [to, decided] of interned.entries()) {
      const votes = to === from || !mayBeDecided(columns[to], decided) ? undefined : voteOf(groups, decided);
      if (votes === undefined) continue;
      for (const row of votes.against) against[to]?.set(row, [...(against[to]?.get(row) ?? []), from]);
      for (const row of votes.borneOut) borneOut[to]?.set(row, (borneOut[to]?.get(row) ?? 0) + 1);
    }
  }
  return verdicts(against, borneOut);
}

function verdicts(
  against: readonly ReadonlyMap<number, readonly number[]>[],
  borneOut: readonly ReadonlyMap<number, number>[],
): ReadonlyMap<number, Verdict> {
  const found = new Map<number, Verdict>();
  for (const [to, votes] of against.entries()) {
    const rows = [...votes.keys()].filter(
      (row) => (votes.get(row)?.length ?? 0) > (borneOut[to]?.get(row) ?? 0),
    );
    if (rows.length === 0) continue;
    const tally = new Map<number, number>();
    for (const row of rows)
      for (const from of votes.get(row) ?? []) tally.set(from, (tally.get(from) ?? 0) + 1);
    const [by] = [...tally].sort(([, one], [, other]) => other - one);
    found.set(to, { rows: rows.sort((one, other) => one - other), by: by?.[0] ?? 0 });
  }
  return found;
}

/** Figures, dates and truth values repeat by chance; a column of as many values as rows decides everything. */
function mayDecide(column: ColumnProfile, interned: InternedColumn | undefined): boolean {
  if (interned === undefined) return false;
  if (column.type !== 'text' && column.type !== 'code') return false;
  const distinct = interned.values.length;
  return (
    distinct >= dependencyOptions.fewestValues && distinct * dependencyOptions.rowsAValue <= interned.filled
  );
}

/** Amounts, counts and dates are measured, not looked up. */
function mayBeDecided(column: ColumnProfile | undefined, { values }: InternedColumn): boolean {
  if (column === undefined || values.length < 2) return false;
  const { type } = column;
  return type === 'text' || type === 'code' || type === 'boolean' || type === 'time';
}

/** Every `stride`th group of at least `groupRows` rows, by counting sort. */
function groupRows({ values, counts, codes }: InternedColumn, stride: number): Groups {
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

interface Votes {
  readonly against: readonly number[];
  readonly borneOut: readonly number[];
}

/** What the groups say of another column's cells; `undefined` where they do not decide it. */
function voteOf(
  { rows, starts }: Groups,
  { values, counts, codes, filled }: InternedColumn,
): Votes | undefined {
  const { confidence, coveredShare, leftShare, groupRows: fewest, majority, strayShare } = dependencyOptions;
  const tally = new Int32Array(values.length);
  let agreeing = 0;
  let covered = 0;
  let frequent = 0;
  let decidedGroups = 0;
  for (let value = 0; value < counts.length; value += 1) frequent = Math.max(frequent, counts[value] ?? 0);
  const against: number[] = [];
  const borneOut: number[] = [];
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const from = starts[group] ?? 0;
    const end = starts[group + 1] ?? from;
    let best = -1;
    let size = 0;
    for (let at = from; at < end; at += 1) {
      const code = codes[rows[at] ?? 0] ?? -1;
      if (code < 0) continue;
      size += 1;
      const count = (tally[code] ?? 0) + 1;
      tally[code] = count;
      if (best < 0 || count > (tally[best] ?? 0)) best = code;
    }
    const most = best < 0 ? 0 : (tally[best] ?? 0);
    agreeing += most;
    covered += size;
    const decided = size >= fewest && most >= size * majority;
    if (decided) decidedGroups += 1;
    for (let at = from; at < end; at += 1) {
      const row = rows[at] ?? 0;
      const code = codes[row] ?? -1;
      if (code < 0 || !decided) continue;
      if (code === best) borneOut.push(row);
      else if ((tally[code] ?? 0) <= Math.max(1, size * strayShare)) against.push(row);
    }
    for (let at = from; at < end; at += 1) {
      const code = codes[rows[at] ?? 0] ?? -1;
      if (code >= 0) tally[code] = 0;
    }
  }
  if (decidedGroups < dependencyOptions.fewestGroups || covered < filled * coveredShare) return undefined;
  const share = agreeing / covered;
  if (share < confidence || 1 - share > (1 - frequent / filled) * leftShare) return undefined;
  return { against, borneOut };
}
