import type { RowCheck } from './rowCheck.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Records among or below the data in which no cell holds anything. */
export const checkBlankRows: RowCheck = ({ sample: { rows, blankRecords } }) =>
  blankRecords.length === 0
    ? []
    : [
        issueOf({
          code: 'BLANK_ROWS',
          severity: 'low',
          dimension: 'structure',
          column: null,
          count: blankRecords.length,
          of: rows.length + blankRecords.length,
          rows: blankRecords,
          message: `${counted(blankRecords.length, 'row')} ${agreeing(blankRecords.length, 'is', 'are')} blank.`,
          remedy:
            'Nothing is to be done, as blank rows are left out; look whether another table begins below them.',
        }),
      ];
