import type { Check } from './check.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Rows equal to an earlier row in every cell. In a table of one column, equal values are nothing odd. */
export const checkDuplicateRows: Check = ({ duplicateRows, rowCount, columnNames }) => {
  const { count, rows, exact } = duplicateRows;
  if (count === 0 || columnNames.length < 2) return [];
  return [
    issueOf({
      code: 'DUPLICATE_ROWS',
      dimension: 'uniqueness',
      column: null,
      count,
      of: rowCount,
      rows,
      message: exact
        ? `${counted(count, 'row')} ${agreeing(count, 'repeats', 'repeat')} an earlier row in every cell.`
        : `About ${counted(count, 'row')} repeat an earlier row in every cell, estimated from a sample of the rows.`,
      remedy: 'Ask the sender whether they were sent twice, or drop them when the mapping runs.',
    }),
  ];
};
