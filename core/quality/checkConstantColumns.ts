import { qualityOptions } from '../model/options/understandingOptions.ts';
import type { Check } from './check.ts';
import { issueOf } from './issueOf.ts';

/** Columns with one value throughout: it says nothing of a row, and may stem from a formula that was filled down. */
export const checkConstantColumns: Check = (_findings, columns) =>
  columns
    .filter((column) => {
      const filled = column.count - column.missing;
      return column.distinct === 1 && column.distinctExact && filled >= qualityOptions.fewestRows;
    })
    .map((column) =>
      issueOf({
        code: 'CONSTANT_COLUMN',
        severity: 'low',
        dimension: 'accuracy',
        column: column.index,
        count: column.count - column.missing,
        of: column.count,
        rows: [],
        message: `Each filled cell of the column is "${column.topValues[0]?.value ?? ''}".`,
        remedy: 'If the value is right for the whole file, nothing is to be done.',
      }),
    );
