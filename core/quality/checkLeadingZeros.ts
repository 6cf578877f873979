import type { Check } from './check.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Codes such as `007` among digits: read as numbers anywhere on the way, they would lose their zeros. */
export const checkLeadingZeros: Check = (findings, columns) =>
  findings.columns
    .filter(({ leadingZeros }) => leadingZeros.count > 0)
    .map(({ leadingZeros, evidence }) => {
      const { count, rows } = leadingZeros;
      const column = columns[evidence.index];
      return issueOf({
        code: 'LEADING_ZEROS',
        severity: column?.type === 'code' ? 'low' : 'medium',
        dimension: 'consistency',
        column: evidence.index,
        count,
        of: (column?.count ?? 0) - (column?.missing ?? 0),
        rows,
        message: `${counted(count, 'cell')} ${agreeing(count, 'begins', 'begin')} with a zero that a number would lose.`,
        remedy: 'Map the column to a text field; it is kept as it stands.',
      });
    });
