import type { Range } from '../../../core/model/range.ts';
import { workbookOptions } from '../../../core/model/options/workbookOptions.ts';
import { plainLayout, type SheetLayout } from '../../../core/model/sheet.ts';

/** Gathers what records of a sheet say besides its cells, within the limits for each. */
export class LayoutParts {
  filter: Range | null = null;
  /** Of which the first is in sight, where rows stay in sight. */
  topRow = 0;
  frozenRows = 0;
  readonly #merges: Range[] = [];
  readonly #hiddenRows: [number, number][] = [];
  readonly #groupedRows: [number, number][] = [];
  readonly #hiddenColumns: [number, number][] = [];

  addMerge({ top, left, bottom, right }: Range): void {
    const isOne = top === bottom && left === right;
    if (top > bottom || left > right || isOne || this.#merges.length >= workbookOptions.merges) return;
    this.#merges.push({ top, left, bottom, right });
  }

  addRow(row: number, { isHidden, level }: { readonly isHidden: boolean; readonly level: number }): void {
    if (isHidden) addTo(this.#hiddenRows, row);
    if (level > 0) addTo(this.#groupedRows, row);
  }

  addHiddenRows(first: number, last: number): void {
    if (first <= last && this.#hiddenRows.length < workbookOptions.stretches)
      this.#hiddenRows.push([first, last]);
  }

  addHiddenColumns(first: number, last: number): void {
    if (first <= last && this.#hiddenColumns.length < workbookOptions.stretches)
      this.#hiddenColumns.push([first, last]);
  }

  layout(): SheetLayout {
    const frozenRows = this.frozenRows > 0 ? this.topRow + this.frozenRows : 0;
    return {
      ...plainLayout,
      merges: this.#merges,
      filter: this.filter,
      frozenRows: frozenRows < workbookOptions.rows ? frozenRows : 0,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
      groupedRows: this.#groupedRows,
    };
  }
}

function addTo(stretches: [number, number][], row: number): void {
  const last = stretches.at(-1);
  if (last !== undefined && last[1] + 1 === row) last[1] = row;
  else if (stretches.length < workbookOptions.stretches) stretches.push([row, row]);
}
