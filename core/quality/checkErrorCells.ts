import type { ColumnProfile } from '../model/profile.ts';
import { isErrorCell } from '../values/cells/missingTokens.ts';
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
        message: `${counted(count, 'cell')} ${agreeing(count, 'holds', 'hold')} the error of a spreadsheet formula${kindsOf(column)}.`,
        remedy: 'Ask the sender to mend the formulas and export the file again.',
      });
    });

/** Which errors they are, as far as the profile names them: ` (#REF!, #DIV/0!)`. */
function kindsOf(column: ColumnProfile | undefined): string {
  const named = [...(column?.anomalies ?? []), ...(column?.topValues ?? []).map(({ value }) => value)];
  const kinds = new Set(named.filter(isErrorCell).map((text) => (/^#+$/u.test(text) ? '####' : text)));
  return kinds.size === 0 ? '' : ` (${[...kinds].slice(0, 4).join(', ')})`;
}
