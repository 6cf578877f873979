import type { SheetLayout } from '../../model/sheet.ts';
import { detectTables, type TablesFound, type TablesOptions } from './detectTables.ts';
import { partOfLayout } from './layoutPart.ts';

/**
 * Finds the tables among the first rows of a sheet, as `detectTables` does. Columns to the left of everything in the
 * sheet are no part of any table.
 *
 * @param sheet `firstColumn`: the first column of the sheet in which a cell is filled.
 */
export function detectSheetTables(
  records: readonly (readonly string[])[],
  { layout, firstColumn }: { readonly layout: SheetLayout; readonly firstColumn: number },
  options: TablesOptions,
): TablesFound {
  if (firstColumn === 0) return detectTables(records, { ...options, layout });
  const panel = { left: firstColumn, right: Number.MAX_SAFE_INTEGER };
  const found = detectTables(
    records.map((cells) => cells.slice(firstColumn)),
    { ...options, layout: partOfLayout(layout, { first: 0, end: Number.MAX_SAFE_INTEGER, panel }) },
  );
  return {
    ...found,
    tables: found.tables.map((table) => ({
      ...table,
      panel:
        table.panel === null
          ? panel
          : { left: firstColumn + table.panel.left, right: firstColumn + table.panel.right },
    })),
  };
}
