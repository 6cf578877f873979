import type { OpenTable } from './open/describeTables.ts';
import { mergedData } from './dialect/tables/mergedData.ts';
import type { TableStructure } from './model/dialect.ts';
import type { Issue } from './model/issue.ts';
import type { ColumnProfile } from './model/profile.ts';
import { layoutIssues } from './quality/layoutIssues.ts';
import { sheetIssues } from './quality/sheetIssues.ts';

/** Issues that rest on the sheet behind a table; none for delimited text. */
export function issuesOfSheet(
  { sheet, columnsBefore }: OpenTable,
  structure: TableStructure,
  table: {
    readonly columns: readonly ColumnProfile[];
    readonly rowCount: number;
    /** The last record that is one of the table's rows. */
    readonly lastRecord: number;
  },
): readonly Issue[] {
  if (sheet === null) return [];
  const { firstDataRow, span } = structure;
  const skipped = new Set(structure.skippedRows);
  const end = Math.min(span?.end ?? Number.POSITIVE_INFINITY, table.lastRecord + 1);
  const panel = { left: columnsBefore, right: columnsBefore + structure.columnNames.length - 1 };
  return [
    ...sheetIssues({
      ...table,
      findings: sheet.findings,
      firstColumn: columnsBefore,
      isData: (row) => row >= firstDataRow && row < end && !skipped.has(row),
    }),
    ...layoutIssues({
      layout: sheet.layout,
      merged: mergedData(sheet.layout, [{ structure, panel }]),
      columnNames: structure.columnNames,
      rowCount: table.rowCount,
      rows: { first: firstDataRow, end, skipped },
      firstColumn: columnsBefore,
    }),
  ];
}
