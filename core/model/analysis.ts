import type { Dialect, LineClass } from './dialect.ts';
import type { FoundPart } from './find.ts';
import type { Issue } from './issue.ts';
import type { SheetsJoined } from './joinedSheets.ts';
import type { ColumnProfile } from './profile.ts';
import type { Range } from './range.ts';
import type { SheetInfo } from './sheetInfo.ts';

export interface SourceInfo {
  readonly name: string;
  readonly sizeBytes: number;
  /** Lower-case hex; `null` until the whole file has been read. */
  readonly sha256: string | null;
}

/** Where one of several tables of a text or sheet stands. */
export interface TablePlace {
  /** Record of its first header row, or of its first data row; from 0. */
  readonly first: number;
  /** The record behind it; `null` for the end of the text. */
  readonly end: number | null;
  /** Its first few column names. */
  readonly columnNames: readonly string[];
  /** What somebody called it who declared it in a spreadsheet program. */
  readonly name?: string;
  /** What stands alone above its header. */
  readonly title?: string;
}

/** What the head of a table tells within a second: its form and its first rows, before every row was seen. */
export interface TablePreview {
  readonly name: string;
  /** `null` for delimited text. */
  readonly sheetIndex: number | null;
  /** Which of `tables` it is; absent in a preview made before there were several. */
  readonly tableIndex?: number;
  /** All tables of the text or sheet, in their order. */
  readonly tables?: readonly TablePlace[];
  readonly dialect: Dialect;
  readonly columnNames: readonly string[];
  /** The first records, header and title lines included, at most 50 and with long cells cut; for choosing the header row. */
  readonly headRecords: readonly (readonly string[])[];
  /** What each of these is in the table's layout; absent in a preview made before this was kept. */
  readonly headClasses?: readonly LineClass[];
  /** Column of the source that their first cells stand in, from 0; above 0 for a table that others stand to the left of. */
  readonly firstColumn?: number;
  /** Where several sheets are read as one table; `headRecords` and the header rows are then those of the chosen sheet. */
  readonly sheets?: SheetsJoined;
}

/** Answer of the first look at a source. */
export interface Inspection {
  readonly kind: 'delimited' | 'workbook';
  readonly sheets: readonly SheetInfo[];
  /** 0 to 1: how sure the sheet is that its table stands in; 1 where a person has chosen it or there is no other, absent for delimited text. */
  readonly sheetMargin?: number;
  /** The table that is to be worked on first. */
  readonly table: TablePreview;
}

/** Everything known about one table after every row was seen. */
export interface TableAnalysis {
  readonly name: string;
  readonly sheetIndex: number | null;
  /** Which of the tables of its text or sheet it is, from 0 in their order; absent where there is one. */
  readonly tableIndex?: number;
  /** What somebody called the table who declared it in a spreadsheet program. */
  readonly declaredName?: string;
  readonly range: Range;
  readonly dialect: Dialect;
  /** Data rows without totals, notes and blanks. */
  readonly rowCount: number;
  /** Rows that could not be cut into the table's columns, for example because of an unterminated quote. */
  readonly rejectedRows: number;
  readonly columns: readonly ColumnProfile[];
  readonly issues: readonly Issue[];
  /** Where several sheets are read as one table. `range` and the rows of issues then count the records of the text of all of them. */
  readonly sheets?: SheetsJoined;
  /** One a record, in order; only on request. */
  readonly lineClasses?: readonly LineClass[];
}

export interface UnreadSheet {
  readonly sheetIndex: number;
  readonly problem: string;
}

export interface Analysis {
  readonly source: SourceInfo;
  readonly kind: 'delimited' | 'workbook';
  readonly sheets: readonly SheetInfo[];
  /** Sheets that could not be read beside others that could, and why; absent without one, and where one sheet was asked for. */
  readonly unreadSheets?: readonly UnreadSheet[];
  readonly tables: readonly TableAnalysis[];
}

/** How far a job has come. Bytes are those of the source, so the share is honest for every stage. */
export interface Progress {
  /** `fetching`: the bytes come from a pipeline. `finishing`: all rows are written, and outputs are made of them; `part` says which. */
  readonly phase:
    | 'fetching'
    | 'unpacking'
    | 'reading'
    | 'profiling'
    | 'checking'
    | 'writing'
    | 'finding'
    | 'finishing';
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly rows: number;
  /** Rows that failed so far, where the phase knows such. */
  readonly failedRows: number;
  /** Estimated time left; `null` until there is enough to go by. */
  readonly remainingMs: number | null;
  /** Which member of an archive, or which of the outputs, is at work, from 1, and how many there are. */
  readonly part?: { readonly number: number; readonly count: number };
  /** What a search has found since it was told last; each is to be heard, or cells are missed. */
  readonly found?: FoundPart;
}
