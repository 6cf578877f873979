import { foldedName } from './columnsKey.ts';

/** The header of a table as it stands in its sheet, a record a row: names folded, empty cells at the end left out. */
export function headerLines(
  records: readonly (readonly string[])[],
  headerRows: readonly number[],
): readonly (readonly string[])[] {
  return headerRows.map((row) => foldedCells(records[row] ?? []));
}

/** The rows in which a header stands word for word among the first records of another sheet. */
export function sameHeader(
  records: readonly (readonly string[])[],
  header: readonly (readonly string[])[],
): readonly number[] | undefined {
  if (header.length === 0) return undefined;
  const wanted = header.map((cells) => JSON.stringify(cells));
  const found = records.map((cells) => JSON.stringify(foldedCells(cells)));
  const top = found.findIndex((_, row) => wanted.every((cells, i) => found[row + i] === cells));
  return top < 0 ? undefined : header.map((_, row) => top + row);
}

function foldedCells(cells: readonly string[]): readonly string[] {
  const folded = cells.map(foldedName);
  return folded.slice(0, folded.findLastIndex((cell) => cell !== '') + 1);
}
