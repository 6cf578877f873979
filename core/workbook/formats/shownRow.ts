import type { SourceRow } from '../../model/records.ts';
import type { ColumnFormats, SheetFormats } from '../../model/sheet.ts';
import { type NumberFormat, readNumberFormat } from './numberFormat.ts';
import { readNumberText } from './readNumberText.ts';
import { type ShownFormat, shownFormats } from './shownText.ts';

/** Adds to rows of a sheet how their cells are shown. */
export type ShowRow = (row: SourceRow) => SourceRow;

/**
 * Makes what shows the rows of a table on a sheet. A cell's number is found from its text and shown under the format of
 * its row and column; blanks that align it are left out. Texts, truths and errors are shown as they are.
 *
 * A number that was entered as text cannot be told from one that was not; where it has the form in which its column's
 * numbers are written, it is shown like them.
 *
 * @param formats Their rows are those of the sheet, or the records of the text where several sheets are read as one table.
 * @param columnsBefore Columns of the sheet that stand to the left of the table.
 */
export function createShowRow(formats: SheetFormats, columnsBefore: number): ShowRow {
  const formatOf = shownFormats(formats.dateSystem);
  const kinds = new Map<string, NumberFormat>();

  function kindOf(code: string): NumberFormat {
    const known = kinds.get(code) ?? readNumberFormat(code);
    kinds.set(code, known);
    return known;
  }

  function shownCell(cell: string, code: string): string | null {
    if (!mayBeNumber(cell)) return null;
    const value = readNumberText(cell, kindOf(code), formats.dateSystem);
    if (value === undefined) return null;
    const format: ShownFormat = formatOf(code);
    const shown = format.number(value).trim();
    return shown === cell ? null : shown;
  }

  return (row) => {
    const shown = row.cells.map((cell, column) =>
      shownCell(cell, codeAt(formats.columns[columnsBefore + column], row.textRecord ?? row.record)),
    );
    return shown.every((text) => text === null) ? row : { ...row, shown };
  };
}

/** Numbers begin with a digit or a sign, however they are written. */
function mayBeNumber(cell: string): boolean {
  const first = cell.charCodeAt(cell.startsWith('-') ? 1 : 0);
  return first >= 0x30 && first <= 0x39;
}

/** The code of the last stretch that has begun by that row; before the first `General`. */
function codeAt(column: ColumnFormats | undefined, row: number): string {
  if (column === undefined) return 'General';
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle]?.[0] ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return column[low - 1]?.[1] ?? 'General';
}
