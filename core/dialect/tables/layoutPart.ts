import type { Range } from '../../model/range.ts';
import type { SheetLayout, Stretch } from '../../model/sheet.ts';
import type { Panel } from './sidePanels.ts';

/** The rows of one table, `end` excluded, and its columns where others stand beside it. */
export interface LayoutPlace {
  readonly first: number;
  readonly end: number;
  readonly panel: Panel | null;
}

/** What a sheet's layout says of one of its parts, whose rows and columns are counted from its own first ones. */
export function partOfLayout(layout: SheetLayout, place: LayoutPlace): SheetLayout {
  const { first, end, panel } = place;
  if (first === 0 && panel === null) return layout;
  const left = panel?.left ?? 0;
  const right = panel?.right ?? Number.POSITIVE_INFINITY;
  const part = (range: Range): Range => ({
    top: Math.max(0, range.top - first),
    left: Math.max(0, range.left - left),
    bottom: Math.min(range.bottom, end - 1) - first,
    right: Math.min(range.right, right) - left,
  });
  // A merged value stands in the first cell, so a range that begins elsewhere says nothing here.
  const begins = ({ top, left: column }: Range): boolean =>
    top >= first && top < end && column >= left && column <= right;
  const { titleRows, ...rest } = layout;
  const titles = titleRows === undefined ? [] : cut([titleRows], first, end - 1);
  return {
    ...rest,
    merges: layout.merges.filter(begins).map(part),
    frozenRows: layout.frozenRows > first && layout.frozenRows <= end ? layout.frozenRows - first : 0,
    filter: layout.filter !== null && begins(layout.filter) ? part(layout.filter) : null,
    tables: layout.tables
      .filter(({ range }) => begins(range))
      .map((table) => ({ ...table, range: part(table.range) })),
    ...(titles[0] === undefined ? {} : { titleRows: titles[0] }),
    hiddenRows: cut(layout.hiddenRows, first, end - 1),
    hiddenColumns: cut(layout.hiddenColumns, left, right),
    groupedRows: cut(layout.groupedRows, first, end - 1),
    markedRows: layout.markedRows.filter((row) => row >= first && row < end).map((row) => row - first),
  };
}

function cut(stretches: readonly Stretch[], first: number, last: number): readonly Stretch[] {
  return stretches
    .filter(([from, to]) => to >= first && from <= last)
    .map(([from, to]) => [Math.max(0, from - first), Math.min(to, last) - first]);
}
