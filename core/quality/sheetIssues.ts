import type { Issue } from '../model/issue.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { CellFinding, SheetFindings } from '../model/sheet.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** What is known of the sheet behind a table. */
export interface SheetTableFacts {
  readonly findings: SheetFindings;
  readonly columns: readonly ColumnProfile[];
  readonly rowCount: number;
  /** Column of the sheet in which the table begins. */
  readonly firstColumn: number;
  /** Is this row of the sheet one of the table's data? */
  readonly isData: (row: number) => boolean;
}

/** Issues about cells of a sheet that their text does not show: numbers entered as text, and formulas without a result. */
export function sheetIssues(facts: SheetTableFacts): readonly Issue[] {
  const { findings, rowCount } = facts;
  return [
    ...inTable(facts, findings.textNumbers).flatMap(([column, found]) => textNumbers(column, found)),
    ...inTable(facts, findings.formulasWithoutValue).map(([{ index }, { count, rows }]) =>
      issueOf({
        code: 'FORMULAS_WITHOUT_VALUE',
        severity: 'high',
        dimension: 'completeness',
        column: index,
        count,
        of: rowCount,
        rows,
        message: `${counted(count, 'formula')} ${agreeing(count, 'was', 'were')} saved without a result and read as empty.`,
        remedy: 'Open the workbook in a spreadsheet program, let it calculate, save it and drop it again.',
      }),
    ),
  ];
}

/** Of an identifier it is right that it is text, and among texts a number is one of them. */
function textNumbers(column: ColumnProfile, { count, rows }: CellFinding): readonly Issue[] {
  if (column.type !== 'integer' && column.type !== 'number') return [];
  const filled = column.count - column.missing;
  const others = Math.max(0, filled - count);
  return [
    issueOf({
      code: 'TEXT_NUMBERS',
      // Where all are of one kind, nothing goes wrong but for sums in the sheet itself.
      severity: others === 0 ? 'low' : 'medium',
      dimension: 'consistency',
      column: column.index,
      count,
      of: filled,
      rows,
      message:
        others === 0
          ? `All ${counted(count, 'number')} of this column are stored as text in the sheet; they were read as numbers.`
          : `${counted(count, 'number')} ${agreeing(count, 'is', 'are')} stored as text in the sheet, the others as numbers; all were read as numbers.`,
      remedy: 'Nothing needs to be done here; sums in the sheet itself leave such cells out.',
    }),
  ];
}

/** Findings by the table's columns, without those of header rows, titles and totals. */
function inTable(
  { columns, firstColumn, isData }: SheetTableFacts,
  found: readonly CellFinding[],
): readonly (readonly [ColumnProfile, CellFinding])[] {
  return found.flatMap((finding) => {
    const column = columns[finding.column - firstColumn];
    const rows = finding.rows.filter(isData);
    // Rows that are not named stand behind all that are, so they are data or nearly all of them are.
    const count = finding.count - (finding.rows.length - rows.length);
    return column === undefined || count === 0 ? [] : [[column, { ...finding, rows, count }] as const];
  });
}
