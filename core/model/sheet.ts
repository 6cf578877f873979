import type { Range } from './range.ts';
import type { SheetInfo } from './sheetInfo.ts';

/** Rows or columns from the first to the last, both inclusive, from 0. */
export type Stretch = readonly [first: number, last: number];

/** A table that somebody declared in the spreadsheet program ("Format as table", a database range). */
export interface DeclaredTable {
  readonly name: string;
  /** With its header and totals rows. */
  readonly range: Range;
  readonly headerRows: number;
  readonly totalsRows: number;
}

/** What a sheet says besides its cells, as far as it tells where its tables stand. Nothing of it is always there. */
export interface SheetLayout {
  /** Ranges of two cells or more of which only the top left one has a value. */
  readonly merges: readonly Range[];
  /** Rows that stay in sight while the others scroll; 0 for none. */
  readonly frozenRows: number;
  /** Its first row is a header. */
  readonly filter: Range | null;
  readonly tables: readonly DeclaredTable[];
  /** Rows that are printed on top of every page; absent where there are none. */
  readonly titleRows?: Stretch;
  readonly hiddenRows: readonly Stretch[];
  readonly hiddenColumns: readonly Stretch[];
  /** Rows that can be folded away under another one. */
  readonly groupedRows: readonly Stretch[];
  /** Rows of the head all of whose filled cells are bold or stand on a colour of their own. */
  readonly markedRows: readonly number[];
}

export const plainLayout: SheetLayout = {
  merges: [],
  frozenRows: 0,
  filter: null,
  tables: [],
  hiddenRows: [],
  hiddenColumns: [],
  groupedRows: [],
  markedRows: [],
};

/** One table of a sheet as far as its first rows tell. */
export interface SheetTable {
  /** What somebody called it who declared it, and what stands alone above its header. */
  readonly name?: string;
  readonly title?: string;
  /** `null`: it goes on behind the rows that were looked at. */
  readonly range: Omit<Range, 'bottom'> & { readonly bottom: number | null };
  /** Rows of the sheet, from 0. */
  readonly headerRows: readonly number[];
  readonly columnNames: readonly string[];
  /** Data rows without totals, notes and blanks; `null` where it goes on behind the rows that were looked at. */
  readonly rowCount: number | null;
  /** Tables of the same number, of any sheet, have the same columns. */
  readonly layout: number;
  /** First rows of a table that has no header, at most some: only they tell what it is. Absent where there is one. */
  readonly firstRows?: readonly (readonly string[])[];
}

/** What one sheet of a workbook holds, for choosing among them. */
export interface SheetSummary extends SheetInfo {
  /** `[]` for a blank sheet, a chart, and one that could not be read. */
  readonly tables: readonly SheetTable[];
  /** Titles and notes around its tables, at most some. */
  readonly notes: readonly string[];
  /** Of the table that is worked on first; `null` without a table. */
  readonly layout: number | null;
  /** Why it could not be read. */
  readonly problem: string | null;
}

/** Number formats of a column: each from its row of the sheet on, ascending; `General` before the first. Rows without a number have no say. */
export type ColumnFormats = readonly (readonly [firstRow: number, code: string])[];

/** How numbers of a sheet are shown, which its text does not tell. */
export interface SheetFormats {
  readonly dateSystem: 1900 | 1904;
  /** By column of the sheet. Empty where the formats change too often to be kept. */
  readonly columns: readonly ColumnFormats[];
}

/** Cells of one column of a sheet that are odd in the same way. */
export interface CellFinding {
  /** Column of the sheet, from 0. */
  readonly column: number;
  readonly count: number;
  /** Rows of the sheet of the first of them, ascending, at most 1,000. */
  readonly rows: readonly number[];
}

/** What is odd about the cells of a sheet that their text does not tell any more. */
export interface SheetFindings {
  /** Texts that would be numbers, had they not been entered as text. */
  readonly textNumbers: readonly CellFinding[];
  /** Formulas whose result the file does not say, as whoever wrote it did not calculate. Their cells are empty. */
  readonly formulasWithoutValue: readonly CellFinding[];
}

/** All that is known of the sheet behind a text. */
export interface SheetFacts {
  /** First column of the sheet in which a cell is filled, from 0. */
  readonly firstColumn: number;
  readonly layout: SheetLayout;
  readonly formats: SheetFormats;
  readonly findings: SheetFindings;
}

/** Facts of a sheet of which nothing is worth telling; also of one that was analysed, where only its formats matter. */
export const plainFacts: SheetFacts = {
  firstColumn: 0,
  layout: plainLayout,
  formats: { dateSystem: 1900, columns: [] },
  findings: { textNumbers: [], formulasWithoutValue: [] },
};
