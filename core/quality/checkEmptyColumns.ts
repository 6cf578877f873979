import type { Check } from './check.ts';
import { issueOf } from './issueOf.ts';

/** Columns without a single value. */
export const checkEmptyColumns: Check = (_findings, columns) =>
  columns
    .filter((column) => column.count > 0 && column.missing === column.count)
    .map((column) =>
      issueOf({
        code: 'EMPTY_COLUMN',
        severity: 'medium',
        dimension: 'completeness',
        column: column.index,
        count: column.count,
        of: column.count,
        rows: [],
        message: 'The column has no value in any row.',
        remedy: 'Leave it out, or ask the sender whether it should be filled.',
      }),
    );
