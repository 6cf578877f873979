import type { OpenTable } from './describeTables.ts';
import type { TableStructure } from './model/dialect.ts';
import type { Issue } from './model/issue.ts';
import type { ColumnProfile } from './model/profile.ts';
import { sheetIssues } from './quality/sheetIssues.ts';

/** Issues that rest on the sheet behind a table; none for delimited text. */
export function issuesOfSheet(
  { sheet, columnsBefore }: OpenTable,
  structure: TableStructure,
  { columns, rowCount }: { readonly columns: readonly ColumnProfile[]; readonly rowCount: number },
): readonly Issue[] {
  if (sheet === null) return [];
  const { firstDataRow, span } = structure;
  const skipped = new Set(structure.skippedRows);
  const end = span?.end ?? Number.POSITIVE_INFINITY;
  return sheetIssues({
    findings: sheet.findings,
    columns,
    rowCount,
    firstColumn: columnsBefore,
    isData: (row) => row >= firstDataRow && row < end && !skipped.has(row),
  });
}
