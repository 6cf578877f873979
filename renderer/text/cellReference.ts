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
