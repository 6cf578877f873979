import type { Analysis } from './analysis.ts';
import { AppError } from './errors.ts';

/**
 * Why nothing can be mapped of a file that was read without trouble: none of its tables has a data row, or it has no
 * table. Whoever only describes files shows the analysis all the same.
 *
 * @returns `SOURCE_NO_ROWS` or `SOURCE_EMPTY`; `undefined` where there is a row
 */
export function withoutRows({ source, tables }: Analysis): AppError | undefined {
  if (tables.length === 0) return new AppError('SOURCE_EMPTY', `${source.name} holds no table.`);
  if (tables.some(({ rowCount }) => rowCount > 0)) return undefined;
  return new AppError('SOURCE_NO_ROWS', `${source.name} has a header but no data rows.`);
}
