import type { TableStructure } from './dialect.ts';
import type { SheetInfo } from './sheetInfo.ts';

/**
 * Where the records of a text stand that several sheets were written into. Run `i` begins with record `firstRecord[i]`,
 * which is row `firstRow[i]` of the sheet `sheetNames[sheet[i]]`; the records behind it are its next rows, up to the next
 * run. Plain data: some 12 bytes for each place where rows were left out.
 */
export interface RecordOrigins {
  readonly sheetNames: readonly string[];
  /** Ascending. */
  readonly firstRecord: Int32Array;
  readonly sheet: Int32Array;
  /** From 0. */
  readonly firstRow: Int32Array;
}

/** A sheet whose rows are part of a table of several sheets. */
export interface SheetRead extends SheetInfo {
  /** `null` before every row was seen. */
  readonly rowCount: number | null;
}

/** A sheet that is no part of it. */
export interface SheetLeft extends SheetInfo {
  /**
   * `similar`: most of its columns are the same, so it may have been meant. `other`: it has other columns. `blank`:
   * nothing stands in it, or a chart. `unreadable`: `problem` says why.
   */
  readonly reason: 'hidden' | 'blank' | 'similar' | 'other' | 'unreadable';
  /** For `similar`: names of columns that it lacks, and of those that it has besides, at most some. */
  readonly missing: readonly string[];
  readonly added: readonly string[];
  readonly problem: string | null;
}

/** What became of the sheets of a workbook that are read as one table. */
export interface SheetsJoined {
  /** In the order of the tabs, which is that of their rows. */
  readonly read: readonly SheetRead[];
  readonly left: readonly SheetLeft[];
}

/** What is known of a table beside its text where that was written from several sheets. */
export interface JoinedTable extends SheetsJoined {
  /** How the chosen sheet itself is laid out; the table's `headRecords` are those of this sheet, too. */
  readonly form: TableStructure;
  /** Totals, headings of groups and repeated headers that were left out of the sheets. */
  readonly innerRows: number;
}
