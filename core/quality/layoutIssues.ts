import type { Range } from '../model/range.ts';
import type { Issue } from '../model/issue.ts';
import { profileOptions } from '../model/options/understandingOptions.ts';
import type { SheetLayout, Stretch } from '../model/sheet.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** A table of a sheet, and what the sheet says of its cells. Rows and columns are those of the sheet. */
export interface LaidOutTable {
  readonly layout: SheetLayout;
  /** Merged ranges among its data rows: those of several rows and those of several columns. */
  readonly merged: { readonly down: readonly Range[]; readonly across: readonly Range[] };
  readonly columnNames: readonly string[];
  readonly rowCount: number;
  /** Its rows from the first one up to `end` (exclusive), without the skipped ones. */
  readonly rows: { readonly first: number; readonly end: number; readonly skipped: ReadonlySet<number> };
  readonly firstColumn: number;
}

/**
 * Issues about rows and columns that are hidden in the sheet, which a person who looks at it does not know of, and about
 * merged cells. All of them were read.
 */
export function layoutIssues(table: LaidOutTable): readonly Issue[] {
  return [...hiddenRows(table), ...hiddenColumns(table), ...mergedCells(table)];
}

function hiddenRows({ layout, rows, rowCount }: LaidOutTable): readonly Issue[] {
  const hidden = rowsIn(layout.hiddenRows, rows);
  const count = Math.min(hidden.count, rowCount);
  if (count === 0) return [];
  return [
    issueOf({
      code: 'HIDDEN_ROWS',
      severity: 'low',
      dimension: 'structure',
      column: null,
      count,
      of: rowCount,
      rows: hidden.rows,
      message: `${counted(count, 'row')} ${agreeing(count, 'is', 'are')} hidden in the sheet, as by a filter; ${agreeing(count, 'it was', 'they were')} read like the others.`,
      remedy:
        'If only the rows in sight are meant, delete the hidden ones in the workbook and drop it again.',
    }),
  ];
}

function hiddenColumns({ layout, columnNames, firstColumn }: LaidOutTable): readonly Issue[] {
  // Of sheets that are read together each has its own stretches.
  const columns = new Set<number>();
  for (const [from, to] of layout.hiddenColumns) {
    const left = Math.max(0, from - firstColumn);
    for (let c = left; c <= to - firstColumn && c < columnNames.length; c += 1) columns.add(c);
  }
  const [first] = columns;
  if (first === undefined) return [];
  const names = [...columns].sort((one, other) => one - other).map((c) => columnNames[c] ?? '');
  const { length: count } = names;
  const listed = names.slice(0, namesTold).join(', ') + (count > namesTold ? ', …' : '');
  return [
    issueOf({
      code: 'HIDDEN_COLUMNS',
      severity: 'low',
      dimension: 'structure',
      column: count === 1 ? first : null,
      count,
      of: columnNames.length,
      rows: [],
      message: `${counted(count, 'column')} ${agreeing(count, 'is', 'are')} hidden in the sheet and ${agreeing(count, 'was', 'were')} read like the others: ${listed}.`,
      remedy: 'Look whether they are meant; columns that are mapped to nothing are left out.',
    }),
  ];
}

/** Names of columns that a message lists. */
const namesTold = 5;

function mergedCells({ merged, rows, rowCount, firstColumn }: LaidOutTable): readonly Issue[] {
  const { down, across } = merged;
  const below = down.map(({ top, bottom }): Stretch => [top + 1, bottom]);
  const filled = rowsIn(joined(below), rows);
  const beside = across.map(({ top }): Stretch => [top, top]);
  const all = rowsIn(joined([...below, ...beside]), rows);
  if (all.count === 0) return [];
  const parts: string[] = [];
  if (filled.count > 0)
    parts.push(
      `${counted(down.length, 'cell')} ${agreeing(down.length, 'is', 'are')} merged over several rows and ${agreeing(down.length, 'was', 'were')} filled down into ${counted(filled.count, 'row')}`,
    );
  if (across.length > 0)
    parts.push(
      `${counted(across.length, 'cell')} ${agreeing(across.length, 'is', 'are')} merged over several columns and ${agreeing(across.length, 'stands', 'stand')} in the first of them`,
    );
  return [
    issueOf({
      code: 'MERGED_CELLS',
      severity: 'low',
      dimension: 'structure',
      column: columnOf([...down, ...across], firstColumn),
      count: all.count,
      of: rowCount,
      rows: all.rows,
      message: `${parts.join('; ')}.`,
      remedy:
        'Look whether each value counts for all of its rows; a sum counts a figure that was filled down several times.',
    }),
  ];
}

/** The column that all of the ranges begin in; `null` where they do in several. */
function columnOf(ranges: readonly Range[], firstColumn: number): number | null {
  const [first] = ranges;
  return first !== undefined && ranges.every(({ left }) => left === first.left)
    ? first.left - firstColumn
    : null;
}

/** The rows of some stretches that are rows of the table; the first of them by number. */
function rowsIn(
  stretches: readonly Stretch[],
  { first, end, skipped }: LaidOutTable['rows'],
): { readonly count: number; readonly rows: readonly number[] } {
  const rows: number[] = [];
  let count = 0;
  for (const [from, to] of stretches) {
    const start = Math.max(from, first);
    const stop = Math.min(to, end - 1);
    if (stop < start) continue;
    count += stop - start + 1;
    for (let row = start; row <= stop && rows.length < profileOptions.issueRows; row += 1)
      if (!skipped.has(row)) rows.push(row);
  }
  for (const row of skipped) if (row >= first && row < end && isIn(stretches, row)) count -= 1;
  return { count, rows };
}

/** Whether a row is in one of some ascending stretches. */
function isIn(stretches: readonly Stretch[], row: number): boolean {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.[1] ?? row) < row) low = middle + 1;
    else high = middle;
  }
  return (stretches[low]?.[0] ?? Number.POSITIVE_INFINITY) <= row;
}

/** The same rows in ascending stretches that do not overlap. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: [number, number][] = [];
  for (const [from, to] of stretches.toSorted(([one], [other]) => one - other)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
