import type { TableAnalysis } from '../../model/analysis.ts';
import { AppError } from '../../model/errors.ts';
import { sampleOptions } from '../../model/options/matchingOptions.ts';
import type { SourceRow } from '../../model/records.ts';
import type { RowSelection } from '../../ports/engine.ts';

/**
 * The first rows of a table, for proposing; cells cut to a bounded length. The first ones, as every host has them at hand without
 * reading a long file once more; what is frequent further down the profile tells.
 *
 * @returns `[]` where the engine cannot read them: a proposal gets by without.
 */
export async function sampledRows(
  { rowCount, columns }: Pick<TableAnalysis, 'rowCount' | 'columns'>,
  read: (selection: RowSelection) => Promise<readonly SourceRow[]>,
): Promise<readonly (readonly string[])[]> {
  const bounded = Math.floor(sampleOptions.cells / Math.max(1, columns.length));
  const most = Math.max(sampleOptions.fewestRows, Math.min(sampleOptions.rows, bounded));
  if (rowCount === 0) return [];
  try {
    const rows = await read({ first: 0, count: Math.min(most, rowCount) });
    return rows.map(({ cells }) => cells.map((cell) => cell.slice(0, sampleOptions.characters)));
  } catch (error) {
    // The file may have gone since it was analyzed; whoever works with its rows is told then.
    if (error instanceof AppError) return [];
    throw error;
  }
}
