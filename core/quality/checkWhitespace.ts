import type { Check } from './check.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Blanks at the ends of a value, which make equal values differ. */
export const checkWhitespace: Check = (findings, columns) =>
  findings.columns
    .filter(({ whitespace }) => whitespace.count > 0)
    .map(({ whitespace, evidence }) => {
      const { count, rows } = whitespace;
      const column = columns[evidence.index];
      return issueOf({
        code: 'WHITESPACE',
        severity: 'low',
        dimension: 'consistency',
        column: evidence.index,
        count,
        of: (column?.count ?? 0) - (column?.missing ?? 0),
        rows,
        message: `${counted(count, 'cell')} ${agreeing(count, 'has', 'have')} blanks before or behind the value.`,
        remedy: 'Nothing is to be done: blanks at the ends are taken away when the mapping runs.',
      });
    });
