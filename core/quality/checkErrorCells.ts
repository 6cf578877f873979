import type { Check } from './check.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Cells that hold what a spreadsheet writes where a formula failed. */
export const checkErrorCells: Check = (findings, columns) =>
  findings.columns
    .filter(({ errorCells }) => errorCells.count > 0)
    .map(({ errorCells, evidence }) => {
      const { count, rows } = errorCells;
      const column = columns[evidence.index];
      return issueOf({
        code: 'ERROR_CELLS',
        severity: 'high',
        dimension: 'accuracy',
        column: evidence.index,
        count,
        of: (column?.count ?? 0) - (column?.missing ?? 0),
        rows,
        message: `${counted(count, 'cell')} ${agreeing(count, 'holds', 'hold')} the error of a spreadsheet formula.`,
        remedy: 'Ask the sender to mend the formulas and export the file again.',
      });
    });
