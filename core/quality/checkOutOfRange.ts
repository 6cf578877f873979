import type { Check } from './check.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Values that cannot be: an age of 150, a percentage above 100, a date in 9999, one negative amount among thousands. */
export const checkOutOfRange: Check = (findings, columns) =>
  findings.columns.flatMap(({ outOfRange, evidence }) => {
    const column = columns[evidence.index];
    if (outOfRange === null || column === undefined) return [];
    const { count, rows, beyond, exact } = outOfRange;
    return [
      issueOf({
        code: 'OUT_OF_RANGE',
        severity: 'medium',
        dimension: 'validity',
        column: column.index,
        count,
        of: column.count - column.missing,
        rows,
        message: `${exact ? '' : 'About '}${counted(count, 'cell')} ${agreeing(count, 'is', 'are')} ${beyond}.`,
        remedy: 'Look at the cells; correct them at the source, or let the run take them as missing.',
      }),
    ];
  });
