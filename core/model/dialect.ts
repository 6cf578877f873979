import type { ColumnType } from './columnType.ts';
import type { GivenRange } from './range.ts';

export type LineTerminator = '\n' | '\r\n' | '\r' | 'mixed';

/** What a record is in the table's layout. */
export type LineClass = 'metadata' | 'header' | 'group' | 'data' | 'derived' | 'notes' | 'empty';

/** How bytes become text. */
export interface EncodingGuess {
  /** A WHATWG label in lower case: `utf-8`, `windows-1252`, `utf-16le`, `shift_jis`, ... plus what `core/decode/textReader.ts` reads beside: `utf-32le`, `ibm850`, `johab`, ... */
  readonly encoding: string;
  /** 0 to 1; 1 with a byte order mark or pure ASCII. */
  readonly margin: number;
  readonly byteOrderMark: boolean;
  /** The likeliest other encoding that reads the text differently; absent where there is none. */
  readonly runnerUp?: string;
  /** The encoding of single lines among the others, which are read in it: Windows-1252 among UTF-8, or UTF-8 among another. Absent in most files. */
  readonly mixedWith?: string;
}

/** How text is cut into records and cells. */
export interface DelimiterGuess {
  readonly delimiter: string;
  /** `null` where nothing is quoted. */
  readonly quote: string | null;
  /** `null` where a quote inside quotes is doubled or absent; `\` where it is escaped. */
  readonly escape: string | null;
  readonly lineTerminator: LineTerminator;
  /** Returns alone end records (`lineTerminator` is `\r`), and line feeds are breaks within cells that need no quotes. */
  readonly lineFeedsAreText?: true;
  /** Blanks behind a delimiter belong to it and not to the cell (`a, b`). */
  readonly skipInitialSpace?: true;
  /** Several delimiters in a row count as one, and those at either end of a record as none: columns padded with blanks. No cell is empty. */
  readonly delimiterRuns?: true;
  /** What lines begin with that are remarks and no records, among the data, too. Absent where there are none. */
  readonly commentPrefix?: string;
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
  /** Those of `skippedRows` among the data that say the header again. */
  readonly repeatedHeaders?: readonly number[];
  /** The totals and notes at the table's end are among `skippedRows` already, since all of it was looked at. */
  readonly tailKnown?: true;
  /** What tells further rows of these kinds from data behind the head that was looked at; absent where that was the whole table. */
  readonly innerRule?: InnerRowRule;
  /** A person said that totals and headings among the data are data, too. */
  readonly innerRowsAreData?: true;
  /** Records that a person said are data, whatever they look like; ascending. Absent where nobody spoke of single records. */
  readonly keptRows?: readonly number[];
  /**
   * Where several tables stand in one text: the records of this one, titles and notes included, from `first` up to
   * `end` (exclusive; `null` is the end of the text). Absent where there is one table.
   */
  readonly span?: { readonly first: number; readonly end: number | null };
  /** 0 to 1: how sure the header row is. */
  readonly headerMargin: number;
  /** The header rows that are the next likely, `[]` for none; absent where a person has settled them or nothing else is likely. */
  readonly headerRunnerUp?: readonly number[];
  /** 0 to 1: how sure it is that the text has as many tables; absent where nothing in it looked like another one. */
  readonly tablesMargin?: number;
  /** One name a column, in file order. Never empty: a column without a header is called `column_1`, counted from 1. Doubles are kept. */
  readonly columnNames: readonly string[];
}

/**
 * How totals, headings of groups and repeated headers are known among the data of a table of any length. The head
 * decides it once; it is plain data, kept with the table, and says the same of a record wherever reading began.
 */
export interface InnerRowRule {
  /** The first record it is for; those before were judged one by one. */
  readonly from: number;
  /** Trimmed texts of each header row of two names or more; a record equal to one of them is that header once more. */
  readonly headers: readonly (readonly string[])[];
  readonly totals: TotalRule;
  /** Headings stand alone in one of the columns up to this one; `null` where the head has none. */
  readonly groupColumn: number | null;
  /** Cells, empty ones counted, that a heading's record has at least; one of fewer is a ragged row. */
  readonly groupCells: number;
}

/** Which labels make a total, and what else its record must be like. */
export interface TotalRule {
  /**
   * `lone`: nothing but a word for total, in a row without its other texts. `bare`: nothing but a word for total.
   * `leading`: also what begins or ends with such a word. `named`: also a label with such a word in it. `none`: no
   * label does.
   */
  readonly label: 'none' | 'lone' | 'bare' | 'leading' | 'named';
  /** Columns of figures; a total fills one of them. */
  readonly figures: readonly number[];
  /** Columns that nearly every row of the head fills, those of text and all of them; `lone` asks for empty cells there. */
  readonly fullTexts: readonly number[];
  readonly full: readonly number[];
}

/** All guesses about one table's form, as the wire and the chips show them. */
export interface Dialect extends DelimiterGuess {
  readonly encoding: string;
  readonly encodingMargin: number;
  /** As in `EncodingGuess`; absent where there is none. */
  readonly encodingRunnerUp?: string;
  readonly mixedWith?: string;
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  readonly skippedRows: readonly number[];
  readonly headerMargin: number;
  /** As in `TableStructure`. */
  readonly headerRunnerUp?: readonly number[];
  readonly tablesMargin?: number;
}

/** A reviewer's corrections of the guesses; what is absent is guessed. */
export interface Overrides {
  readonly encoding?: string;
  readonly delimiter?: string;
  /** `null`: nothing is quoted. */
  readonly quote?: string | null;
  readonly headerRows?: readonly number[];
  /** `null`: a quote within quotes is doubled; a backslash: that stands before it. */
  readonly escape?: '\\' | null;
  /** The first data row; what stands between it and the header is left out. Before the header it counts for nothing. */
  readonly firstDataRow?: number;
  /** The last data row; what stands below it is left out. Before the first one it counts for nothing. */
  readonly lastDataRow?: number;
  /** Records that are data whatever they look like, and those that are none. Said of this one file. */
  readonly keptRows?: readonly number[];
  readonly leftOutRows?: readonly number[];
  /** `data`: totals, headings of groups and repeated headers among and below the data are read as data. */
  readonly innerRows?: 'data';
  /** For workbooks: which sheet is to be the file's first table. */
  readonly sheetIndex?: number;
  /** All visible sheets with the columns of the chosen one are read as one table, which has the sheet's name as its last column. */
  readonly sheetsTogether?: true;
  /** Where several tables stand in one text or sheet: which one is meant, from 0 in their order. */
  readonly tableIndex?: number;
  /** Tables of the text or sheet that have the columns of the chosen one are read with it as one. */
  readonly tablesTogether?: true;
  /** `one`: the text or sheet is a single table, whatever seems to stand in it. */
  readonly tables?: 'one';
  /** The cells of the table, where none of those that were found is meant; stands behind them in their order. */
  readonly range?: GivenRange;
  readonly columnTypes?: readonly ColumnTypeOverride[];
}

export interface ColumnTypeOverride {
  readonly columnIndex: number;
  readonly type: ColumnType;
  readonly format?: string;
}
