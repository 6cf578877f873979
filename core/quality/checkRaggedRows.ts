import type { Check } from './check.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Rows with another number of cells than the table has columns; empty cells beyond the last column do not count. */
export const checkRaggedRows: Check = ({ ragged, rowCount, columnNames }) =>
  ragged.count === 0
    ? []
    : [
        issueOf({
          code: 'RAGGED_ROWS',
          // Cells that have moved to other columns pass for values there.
          least: 'medium',
          dimension: 'structure',
          column: null,
          count: ragged.count,
          of: rowCount,
          rows: ragged.rows,
          message: `${counted(ragged.count, 'row')} ${agreeing(ragged.count, 'does', 'do')} not have ${counted(columnNames.length, 'cell')}.`,
          remedy:
            'Look at the rows: a delimiter inside a cell that is not quoted shifts all cells behind it.',
        }),
      ];
