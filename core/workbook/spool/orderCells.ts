/** Cells of a record that stand side by side, written as CSV. */
export interface CellRun {
  /** Column of the first of them, from 0. */
  readonly column: number;
  readonly text: string;
}

/**
 * Puts the cells of one record into the order of their columns. Of two for one column the later counts, empty ones aside.
 * @returns The record as CSV without its line end, and its cells, empty ones counted
 */
export function orderCells(runs: readonly CellRun[]): { readonly text: string; readonly cells: number } {
  const byColumn: string[] = [];
  for (const { column, text } of runs)
    for (const [i, cell] of writtenCells(text).entries()) if (cell !== '') byColumn[column + i] = cell;
  return { text: Array.from(byColumn, (cell) => cell ?? '').join(','), cells: byColumn.length };
}

/** The cells of a record, in their quotes where they have some. */
function writtenCells(text: string): readonly string[] {
  const cells: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    // The quotes of a doubled pair end and begin what is quoted.
    if (character === '"') isQuoted = !isQuoted;
    else if (character === ',' && !isQuoted) {
      cells.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...cells, text.slice(start)];
}
