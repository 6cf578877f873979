import type { RowCheck } from './rowCheck.ts';
import { contradictedRows } from './dependencies.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Cells that differ from what all other rows with the same value in another column have. */
export const checkContradictions: RowCheck = ({ sample, columns, interned }) =>
  [...contradictedRows(interned, columns)]
    .sort(([one], [other]) => one - other)
    .map(([index, { rows, by }]) => {
      const count = rows.length;
      return issueOf({
        code: 'CONTRADICTIONS',
        // A hint, however many there are: that one column decides the other was found, not told.
        severity: 'low',
        dimension: 'consistency',
        column: index,
        count,
        of: interned[index]?.filled ?? 0,
        rows: rows.map((row) => sample.rows[row]?.record ?? 0),
        message: `${counted(count, 'cell')} ${agreeing(count, 'differs', 'differ')} from what the other rows with the same "${columns[by]?.name ?? ''}" have.`,
        remedy: 'Look at the cells beside those rows, and correct at the source whichever is wrong.',
      });
    });
