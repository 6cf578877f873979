/**
 * One name a column. Several header rows are joined from top to bottom; a cell of an upper row also names the
 * empty cells to its right, as merged headings do, as long as a lower row tells these apart.
 *
 * @param width Columns of the table; header cells beyond it extend it where they are filled.
 * @param settled Rows whose headings already stand in all the columns that they name.
 */
export function columnNames(
  headers: readonly (readonly string[])[],
  width: number,
  settled: readonly boolean[] = [],
): readonly string[] {
  const rows = headers.map((cells, row) =>
    row < headers.length - 1 && settled[row] !== true ? spread(cells, headers.slice(row + 1)) : cells,
  );
  const columns = headers.reduce((most, cells) => Math.max(most, filledWidth(cells)), width);
  return Array.from({ length: columns }, (_, column) => {
    const parts: string[] = [];
    for (const row of rows) {
      const part = (row[column] ?? '').replace(/\s+/g, ' ').trim();
      if (part !== '' && parts.at(-1) !== part) parts.push(part);
    }
    return parts.length === 0 ? `column_${column + 1}` : parts.join(' ');
  });
}

/** Lets each heading run to the right over empty cells that a lower row fills. */
function spread(cells: readonly string[], below: readonly (readonly string[])[]): readonly string[] {
  const width = below.reduce((most, row) => Math.max(most, filledWidth(row)), filledWidth(cells));
  const result: string[] = [];
  let running = '';
  for (let column = 0; column < width; column += 1) {
    const own = (cells[column] ?? '').trim();
    const named = below.some((row) => (row[column] ?? '').trim() !== '');
    if (own !== '') running = own;
    else if (!named) running = '';
    result.push(own !== '' ? own : named ? running : '');
    // The first column mostly holds the rows' labels; its heading names others only where a lower row names it, too.
    if (column === 0 && !named) running = '';
  }
  return result;
}

function filledWidth(cells: readonly string[]): number {
  for (let column = cells.length; column > 0; column -= 1)
    if ((cells[column - 1] ?? '').trim() !== '') return column;
  return 0;
}
