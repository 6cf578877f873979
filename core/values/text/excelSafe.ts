import { csvText, recordEnd } from './csvRecord.ts';

/**
 * Names the way in which a table for spreadsheet programs is written, as the header of a last, empty column. It stands
 * there and nowhere else because it is still there after somebody has sorted, filtered, edited and saved the table in
 * Excel; a line above the header would be in the way of all that, and a name of a file is soon another.
 */
export const excelSafeMark = 'escape=apostrophe-v1';

/**
 * What a spreadsheet program may take for the start of a formula, behind characters that it passes over or does not show.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const trigger = /^[\s\p{Cf}\p{Cc}]*[=+\-@%|\uff1d\uff0b\uff0d\uff20\t\r\n\0]/u;

/** A number that every program reads as one, so that a sum over its column still works. */
const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A cell as it may be opened in a spreadsheet program: what could become a formula gets an apostrophe in front, and so
 * does what begins with an apostrophe, so that no two texts are written alike and `fromExcelSafe` gives each back. Plain
 * numbers stay. The apostrophe is seen in Excel, which is the price of a CSV; workbooks need none.
 */
export function excelSafe(cell: string): string {
  return needsEscape(cell) ? `'${cell}` : cell;
}

/** Undoes `excelSafe`, whatever the text: at most one apostrophe goes. */
export function fromExcelSafe(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/** Whether `excelSafe` changes the cell. */
export function needsEscape(cell: string): boolean {
  // Nearly all cells begin with an ASCII letter or digit; the patterns take several times as long.
  const first = cell.charCodeAt(0);
  if (
    (first >= 0x30 && first <= 0x39) ||
    (first >= 0x41 && first <= 0x5a) ||
    (first >= 0x61 && first <= 0x7a)
  )
    return false;
  return cell.startsWith("'") || (trigger.test(cell) && !plainNumber.test(cell));
}

/** What stands before the first row: the byte order mark, by which Excel knows UTF-8, the header and behind it the mark of the escape. */
export function excelSafeHeader(columns: readonly string[]): string {
  return `\uFEFF${record(columns, csvText(excelSafeMark))}`;
}

/** One row with its line end, every cell in quotes; `null` is an empty cell. */
export function excelSafeRow(cells: readonly (string | null)[]): string {
  return record(cells, csvText(''));
}

function record(cells: readonly (string | null)[], last: string): string {
  let text = '';
  for (let i = 0; i < cells.length; i += 1) text += `${csvText(excelSafe(cells[i] ?? ''))},`;
  return `${text}${last}${recordEnd}`;
}
