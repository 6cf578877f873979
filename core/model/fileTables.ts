import type { SheetTable } from './sheet.ts';

/** One of the tables that stand on one sheet, or in one text, for choosing what becomes of it. */
export interface FileTable extends SheetTable {
  /** What it is called in the name of its file. */
  readonly called: string;
  /** `lookup`: rather a list that another table looks things up in than data of its own. */
  readonly role: 'data' | 'lookup';
  /** It is the one that the file is read as. */
  readonly isRead: boolean;
  /** A person picked it the last time that such tables stood in a file of this sender, or it is plainly data. */
  readonly isPicked: boolean;
}

/** The tables of the sheet or text that a file is read of. */
export interface FileTables {
  /** `null` for delimited text. */
  readonly sheetName: string | null;
  readonly tables: readonly FileTable[];
}
