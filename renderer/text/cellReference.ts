/** A column as spreadsheets name it: 0 is `A`, 25 `Z`, 26 `AA`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}

/** A cell as spreadsheets name it; both counts are from 0: row 11 of column 1 is `B12`. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${String(row + 1)}`;
}

/** A range as spreadsheets name it, `B4:H220`; `B4:H…` where nobody has seen its end yet. All from 0, both ends inclusive. */
export function rangeName(range: {
  readonly top: number;
  readonly left: number;
  readonly bottom: number | null;
  readonly right: number;
}): string {
  const end = range.bottom === null ? `${columnLetters(range.right)}…` : cellName(range.bottom, range.right);
  return `${cellName(range.top, range.left)}:${end}`;
}

/**
 * A range that somebody typed: `B4:H120`, `$B$4:$H$120`, `b4 : h120`, its corners in any order; `B4:H` is open below.
 * `undefined` for anything else.
 */
export function parseRange(
  typed: string,
):
  | { readonly top: number; readonly left: number; readonly bottom: number | null; readonly right: number }
  | undefined {
  const found = /^\s*\$?([a-z]{1,3})\$?(\d{1,7})\s*[:-]\s*\$?([a-z]{1,3})\$?(\d{1,7})?\s*$/iu.exec(typed);
  if (found === null) return undefined;
  const [, firstColumn = '', firstRow = '', lastColumn = '', lastRow] = found;
  const columns = [columnOf(firstColumn), columnOf(lastColumn)];
  const top = Number(firstRow) - 1;
  const bottom = lastRow === undefined ? null : Number(lastRow) - 1;
  if (top < 0 || bottom === -1 || Math.max(...columns) > lastColumnOfSheets) return undefined;
  return {
    top: bottom === null ? top : Math.min(top, bottom),
    left: Math.min(...columns),
    bottom: bottom === null ? null : Math.max(top, bottom),
    right: Math.max(...columns),
  };
}

/** `XFD`, the last one that spreadsheets have. */
const lastColumnOfSheets = 16_383;

/** The column that letters name, from 0. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
