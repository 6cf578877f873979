import { unusualRowOptions } from '../model/options/rowCheckOptions.ts';
import type { SampledRow } from '../model/rowSample.ts';
import { trimBlanks } from '../values/text/characters.ts';

/** How many cells the rows of a table have. */
export interface Widths {
  /** What most rows have; `null` where no number of cells is that frequent. */
  readonly usual: number | null;
  /** One a row: 1 where it has the usual number, or one that is frequent enough to be a second kind of row. */
  readonly usualRows: Uint8Array;
}

/** Empty cells beyond the last column do not count. */
export function usualWidth(rows: readonly SampledRow[], columnCount: number): Widths {
  const { widthShare, otherWidthShare } = unusualRowOptions;
  const widths = rows.map(({ cells }) => widthOf(cells, columnCount));
  const tally = new Map<number, number>();
  for (const width of widths) tally.set(width, (tally.get(width) ?? 0) + 1);
  const [most] = [...tally].sort(([, one], [, other]) => other - one);
  const usual = most !== undefined && most[1] >= rows.length * widthShare ? most[0] : null;
  return {
    usual,
    usualRows: Uint8Array.from(widths, (width) => {
      if (width === usual) return 1;
      // A line that was not cut at all is no row, however many there are.
      if (width === 1) return 0;
      return (tally.get(width) ?? 0) >= rows.length * otherWidthShare ? 1 : 0;
    }),
  };
}

function widthOf(cells: readonly string[], columnCount: number): number {
  let width = cells.length;
  while (width > columnCount && trimBlanks(cells[width - 1] ?? '') === '') width -= 1;
  return width;
}
