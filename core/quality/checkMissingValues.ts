import type { ColumnProfile } from '../model/profile.ts';
import type { Check } from './check.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Cells in which nothing stands, or a spelling for nothing. Columns that are empty throughout have an issue of their own. */
export const checkMissingValues: Check = (findings, columns) =>
  columns
    .filter((column) => column.missing > 0 && column.missing < column.count)
    .map((column) => {
      const tokens = column.missingTokens.map((token) => `"${token}"`).join(', ');
      return issueOf({
        code: 'MISSING_VALUES',
        // What many rows go without is optional; a row without its number is lost.
        ...(namesItsRow(column) ? { severity: 'high' } : { most: 'medium' }),
        dimension: 'completeness',
        column: column.index,
        count: column.missing,
        of: column.count,
        rows: findings.columns[column.index]?.missingRows ?? [],
        message: `${counted(column.missing, 'cell')} ${agreeing(column.missing, 'is', 'are')} missing${tokens === '' ? '' : `, ${tokens} included`}.`,
        remedy: 'If the field is required, ask the sender for the values or set a default.',
      });
    });

function namesItsRow({ semanticType }: ColumnProfile): boolean {
  return (
    semanticType === 'identifier' ||
    semanticType === 'claim-number' ||
    semanticType === 'policy-number' ||
    semanticType === 'uuid'
  );
}
