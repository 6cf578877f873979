/** What the value of a cell is, as its `t` attribute says. */
export const cellKind = { number: 0, shared: 1, text: 2, boolean: 3, error: 4, date: 5 } as const;
export type CellKind = (typeof cellKind)[keyof typeof cellKind];

/** Reads the attribute's value; an unknown one is taken for a number. @see ECMA-376 part 1, 18.18.11 (ST_CellType) */
export function readCellKind(bytes: Uint8Array, start: number, end: number): CellKind {
  const first = bytes[start];
  if (end - start === 1) {
    if (first === 0x73) return cellKind.shared;
    if (first === 0x62) return cellKind.boolean;
    if (first === 0x65) return cellKind.error;
    return first === 0x64 ? cellKind.date : cellKind.number;
  }
  // `str` (the text of a formula) and `inlineStr`.
  return first === 0x73 || first === 0x69 ? cellKind.text : cellKind.number;
}

/** `C7` to 2: the letters of a reference as a column from 0; -1 where it has none, `Infinity` beyond all columns. */
export function readColumn(bytes: Uint8Array, start: number, end: number): number {
  let column = 0;
  for (let at = start; at < end; at += 1) {
    const letter = (bytes[at] as number) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
    if (column > 1e6) return Number.POSITIVE_INFINITY;
  }
  return column - 1;
}

/** A whole number of at most nine digits; -1 for anything else. */
export function readWhole(bytes: Uint8Array, start: number, end: number): number {
  if (end === start || end - start > 9) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
