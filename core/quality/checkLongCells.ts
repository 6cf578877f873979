import { profileOptions } from '../model/options/understandingOptions.ts';
import type { Check } from './check.ts';
import { agreeing, counted, grouped, issueOf } from './issueOf.ts';

/** Cells longer than `profileOptions.longCell`. */
export const checkLongCells: Check = (findings, columns) =>
  findings.columns
    .filter(({ longCells }) => longCells.count > 0)
    .map(({ longCells, evidence }) => {
      const { count, rows } = longCells;
      const column = columns[evidence.index];
      return issueOf({
        code: 'LONG_CELLS',
        severity: 'low',
        dimension: 'structure',
        column: evidence.index,
        count,
        of: (column?.count ?? 0) - (column?.missing ?? 0),
        rows,
        message: `${counted(count, 'cell')} ${agreeing(count, 'is', 'are')} longer than ${grouped(profileOptions.longCell)} characters.`,
        remedy: 'Look at the cells; a quote that is opened and never closed swallows the lines behind it.',
      });
    });
