import type { ColumnType } from './columnType.ts';

export type LineTerminator = '\n' | '\r\n' | '\r' | 'mixed';

/** What a record is in the table's layout. */
export type LineClass = 'metadata' | 'header' | 'group' | 'data' | 'derived' | 'notes' | 'empty';

/** How bytes become text. */
export interface EncodingGuess {
  /** A WHATWG label in lower case: `utf-8`, `windows-1252`, `utf-16le`, `shift_jis`, ... plus `utf-32le` and `utf-32be`. */
  readonly encoding: string;
  /** 0 to 1; 1 with a byte order mark or pure ASCII. */
  readonly margin: number;
  readonly byteOrderMark: boolean;
}

/** How text is cut into records and cells. */
export interface DelimiterGuess {
  readonly delimiter: string;
  /** `null` where nothing is quoted. */
  readonly quote: string | null;
  /** `null` where a quote inside quotes is doubled or absent; `\` where it is escaped. */
  readonly escape: string | null;
  readonly lineTerminator: LineTerminator;
  /** 0 to 1: the winner's lead over the runner-up. */
  readonly margin: number;
  readonly runnerUp: { readonly delimiter: string; readonly quote: string | null } | null;
}

/** Where in its records the table stands. Records are counted from 0, blank ones included. */
export interface TableStructure {
  /** `[]` where there is no header. */
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  /** Records that are no data although they stand at or after `firstDataRow`, or text before the header: titles, notes, totals. Ascending; blank records are not listed. */
  readonly skippedRows: readonly number[];
  /** Those of `skippedRows` among the data that are headings of groups, and those that are sums of other rows. */
  readonly groupRows?: readonly number[];
  readonly derivedRows?: readonly number[];
  /** 0 to 1: how sure the header row is. */
  readonly headerMargin: number;
  /** One name a column, in file order. Never empty: a column without a header is called `column_1`, counted from 1. Doubles are kept. */
  readonly columnNames: readonly string[];
}

/** All guesses about one table's form, as the wire and the chips show them. */
export interface Dialect extends DelimiterGuess {
  readonly encoding: string;
  readonly encodingMargin: number;
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  readonly skippedRows: readonly number[];
  readonly headerMargin: number;
}

/** A reviewer's corrections of the guesses; what is absent is guessed. */
export interface Overrides {
  readonly encoding?: string;
  readonly delimiter?: string;
  /** `null`: nothing is quoted. */
  readonly quote?: string | null;
  readonly headerRows?: readonly number[];
  /** For workbooks: which sheet is to be the file's first table. */
  readonly sheetIndex?: number;
  readonly columnTypes?: readonly ColumnTypeOverride[];
}

export interface ColumnTypeOverride {
  readonly columnIndex: number;
  readonly type: ColumnType;
  readonly format?: string;
}
