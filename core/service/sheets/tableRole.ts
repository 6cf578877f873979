import { sheetOptions } from '../../model/options/sheetOptions.ts';
import type { SheetTable } from '../../model/sheet.ts';

/**
 * Whether a table is rather a list that another one looks things up in (codes and their meanings, a legend) than data of
 * its own: few columns, fewer than another table has, and far fewer rows.
 */
export function isLookup(table: SheetTable, tables: readonly SheetTable[]): boolean {
  const { rowCount, columnNames } = table;
  if (rowCount === null || columnNames.length > sheetOptions.lookupColumns) return false;
  return tables.some(
    (other) =>
      other.columnNames.length >= columnNames.length &&
      other !== table &&
      (other.rowCount === null || rowCount <= other.rowCount * sheetOptions.lookupShare),
  );
}
