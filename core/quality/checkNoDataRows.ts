import type { Check } from './check.ts';
import { issueOf } from './issueOf.ts';

/** A table of which only the header is there. */
export const checkNoDataRows: Check = ({ rowCount }) =>
  rowCount > 0
    ? []
    : [
        issueOf({
          code: 'NO_DATA_ROWS',
          dimension: 'structure',
          column: null,
          count: 1,
          of: 1,
          rows: [],
          message: 'There are no data rows below the header.',
          remedy: 'Check the header row and the delimiter, or ask the sender for a file with data.',
        }),
      ];
