import type { ColumnProfile } from '../model/profile.ts';
import type { Check } from './check.ts';
import { counted, issueOf } from './issueOf.ts';

/** Filled cells that cannot be read as their column's type, or as the e-mail address, link or phone number it holds. */
export const checkTypeMismatch: Check = (findings, columns) =>
  columns
    .filter((column) => column.invalid > 0)
    .map((column) =>
      issueOf({
        code: 'TYPE_MISMATCH',
        // Each of them is a row that a run rejects.
        least: 'medium',
        dimension: 'validity',
        column: column.index,
        count: column.invalid,
        of: column.count - column.missing,
        rows: findings.columns[column.index]?.invalidRows ?? [],
        message: `${counted(column.invalid, 'cell')} could not be read as ${wordFor(column)}.`,
        remedy: 'Look at the cells; correct them at the source, or let the run reject their rows.',
      }),
    );

function wordFor(column: ColumnProfile): string {
  if (column.semanticType === 'email') return 'an e-mail address';
  if (column.semanticType === 'url') return 'a web address';
  if (column.semanticType === 'phone') return 'a phone number';
  switch (column.type) {
    case 'boolean':
      return 'yes or no';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'date':
      return 'a date';
    case 'datetime':
      return 'a date with time';
    case 'time':
      return 'a time';
    case 'code':
      return 'a code';
    case 'text':
      return 'text';
  }
}
