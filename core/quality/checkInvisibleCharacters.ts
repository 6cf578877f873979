import type { Check } from './check.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Zero-width characters, directional marks, soft hyphens and controls. */
export const checkInvisibleCharacters: Check = (findings, columns) =>
  findings.columns
    .filter(({ invisible }) => invisible.count > 0)
    .map(({ invisible, evidence }) => {
      const { count, rows } = invisible;
      const column = columns[evidence.index];
      return issueOf({
        code: 'INVISIBLE_CHARACTERS',
        severity: 'medium',
        dimension: 'consistency',
        column: evidence.index,
        count,
        of: (column?.count ?? 0) - (column?.missing ?? 0),
        rows,
        message: `${counted(count, 'cell')} ${agreeing(count, 'holds', 'hold')} characters that cannot be seen.`,
        remedy:
          'Look at the cells; such characters make equal values differ and often come from copying a web page.',
      });
    });
