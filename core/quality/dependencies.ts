import { dependencyOptions } from '../model/options/rowCheckOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { InternedColumn } from './internColumn.ts';
import { eachGroup, groupRows, type RowGroups } from './rowGroups.ts';

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
  // A wide table has more pairs than can be looked at; its first columns are those that name its rows.
  deciders.splice(Math.max(1, Math.floor(dependencyOptions.pairs / interned.length)));
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

interface Votes {
  readonly against: readonly number[];
  readonly borneOut: readonly number[];
}

/** What the groups say of another column's cells; `undefined` where they do not decide it. */
function voteOf(groups: RowGroups, decided: InternedColumn): Votes | undefined {
  if (!decides(groups, decided)) return undefined;
  const { groupRows: fewest, majority, strayShare } = dependencyOptions;
  const { codes } = decided;
  const against: number[] = [];
  const borneOut: number[] = [];
  eachGroup(groups, decided, ({ rows, tally, best, size }) => {
    const most = tally[best] ?? 0;
    if (size < fewest || most < size * majority) return true;
    for (const row of rows) {
      const code = codes[row] ?? -1;
      if (code < 0) continue;
      if (code === best) borneOut.push(row);
      else if ((tally[code] ?? 0) <= Math.max(1, size * strayShare)) against.push(row);
    }
    return true;
  });
  return { against, borneOut };
}

/** Whether the rows of a group nearly always agree, in enough groups, and more than they would by chance. */
function decides(groups: RowGroups, decided: InternedColumn): boolean {
  const {
    confidence,
    coveredShare,
    leftShare,
    groupRows: fewest,
    majority,
    fewestGroups,
  } = dependencyOptions;
  const { counts, filled } = decided;
  let frequent = 0;
  for (let value = 0; value < counts.length; value += 1) frequent = Math.max(frequent, counts[value] ?? 0);
  const mostLeft = Math.min(1 - confidence, (1 - frequent / filled) * leftShare);
  // So many rows may disagree however the rest comes out.
  const mostStrays = groups.rows.length * mostLeft;
  let agreeing = 0;
  let covered = 0;
  let clear = 0;
  const finished = eachGroup(groups, decided, ({ tally, best, size }) => {
    const most = best < 0 ? 0 : (tally[best] ?? 0);
    agreeing += most;
    covered += size;
    if (size >= fewest && most >= size * majority) clear += 1;
    return covered - agreeing <= mostStrays;
  });
  if (!finished || clear < fewestGroups || covered < filled * coveredShare) return false;
  return covered - agreeing <= covered * mostLeft;
}
