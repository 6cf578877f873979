import type { Check } from './check.ts';
import { issueOf } from './issueOf.ts';

/** Date columns of which no row tells whether the day or the month stands first. */
export const checkAmbiguousDates: Check = (findings, columns) =>
  columns
    .filter((column) => column.ambiguousDates)
    .map((column) => {
      const undecided = findings.columns[column.index]?.evidence.signs.filter(
        ({ sign }) => sign.dateFormats.length > 1,
      );
      const rows = (undecided ?? []).flatMap((sign) => sign.rows).sort((one, other) => one - other);
      return issueOf({
        code: 'AMBIGUOUS_DATE',
        severity: 'high',
        dimension: 'validity',
        column: column.index,
        count: (undecided ?? []).reduce((sum, { count }) => sum + count, 0),
        of: column.count - column.missing,
        rows,
        message: 'Day and month cannot be told apart in these dates.',
        remedy: 'Choose day first or month first for this column, or ask the sender.',
      });
    });
