import type { Range, SheetInfo } from './analysis.ts';

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
  /** `null`: it goes on behind the rows that were looked at. */
  readonly range: Omit<Range, 'bottom'> & { readonly bottom: number | null };
  /** Rows of the sheet, from 0. */
  readonly headerRows: readonly number[];
  readonly columnNames: readonly string[];
  /** Data rows without totals, notes and blanks; `null` where it goes on behind the rows that were looked at. */
  readonly rowCount: number | null;
}

/** What one sheet of a workbook holds, for choosing among them. */
export interface SheetSummary extends SheetInfo {
  /** `[]` for a blank sheet, a chart, and one that could not be read. */
  readonly tables: readonly SheetTable[];
  /** Titles and notes around its tables, at most some. */
  readonly notes: readonly string[];
  /** Sheets of the same number have a first table of the same columns; `null` without a table. */
  readonly layout: number | null;
  /** Why it could not be read. */
  readonly problem: string | null;
}
