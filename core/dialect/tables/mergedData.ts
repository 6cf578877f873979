import type { Range } from '../../model/range.ts';
import type { SheetLayout } from '../../model/sheet.ts';
import type { TableFound } from './tableFound.ts';

/** Merged ranges among a table's data rows, in columns of the sheet. */
export interface MergedData {
  /** Those of several rows, as far as they are rows of the table: the value counts for each of them. */
  readonly down: readonly Range[];
  /** Those of several columns: the value stands in the first one. */
  readonly across: readonly Range[];
}

/**
 * The merged ranges that begin in a data row of one of a sheet's tables. Titles, notes and headings that are merged over
 * all columns of a table are none.
 */
export function mergedData(
  layout: SheetLayout,
  tables: readonly Pick<TableFound, 'structure' | 'panel'>[],
): MergedData {
  const down: Range[] = [];
  const across: Range[] = [];
  if (layout.merges.length === 0) return { down, across };
  for (const { structure, panel } of tables) {
    const { firstDataRow, span, columnNames } = structure;
    const left = panel?.left ?? 0;
    const right = left + columnNames.length - 1;
    const end = span?.end ?? Number.POSITIVE_INFINITY;
    const skipped = new Set(structure.skippedRows);
    for (const range of layout.merges) {
      const { top, bottom } = range;
      if (top < firstDataRow || top >= end || skipped.has(top)) continue;
      if (range.left < left || range.left > right) continue;
      const isHeading = right > left && range.left === left && range.right >= right;
      if (isHeading) continue;
      if (bottom > top && end > top + 1) down.push({ ...range, bottom: Math.min(bottom, end - 1) });
      if (range.right > range.left) across.push(range);
    }
  }
  return { down, across };
}
