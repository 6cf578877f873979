import type { OpenTable } from '../../../core/open/describeTables.ts';
import type { SourceRow } from '../../../core/model/records.ts';

/**
 * Adds to rows of a sheet how a spreadsheet program shows their cells; rows of other text are given back. What shows
 * them is loaded with the first row of a sheet that is asked for.
 */
export async function withShownCells(
  rows: readonly SourceRow[],
  { sheet, columnsBefore }: Pick<OpenTable, 'sheet' | 'columnsBefore'>,
): Promise<readonly SourceRow[]> {
  // Without columns nobody knows under which formats the numbers stand.
  if (sheet === null || sheet.formats.columns.length === 0) return rows;
  const { createShowRow } = await import('../../../core/workbook/formats/shownRow.ts');
  return rows.map(createShowRow(sheet.formats, columnsBefore));
}
