import type { LineClass } from './dialect.ts';

/**
 * A run of whole records cut from UTF-8 text. Cells are addressed by byte offsets; no string is made
 * before somebody asks for one (`core/parse/cellText.ts`). Its memory may be used again for a later batch: whoever
 * makes batches says until when one is valid.
 */
export interface RecordBatch {
  readonly bytes: Uint8Array;
  /** Where `bytes[0]` lies in the text, in bytes. */
  readonly baseOffset: number;
  /** Number of the first record in the text, from 0, blank ones counted. */
  readonly firstRecord: number;
  readonly recordCount: number;
  /** First cell of each record; `recordCount + 1` entries, so record r has the cells from `[r]` to `[r + 1]` (exclusive). */
  readonly recordFirstCell: Int32Array;
  /** Byte offset of each record within `bytes`; `recordCount + 1` entries, the last is the end of the batch. */
  readonly recordStart: Int32Array;
  /** Line of each record's first byte, from 1. A quoted line break makes a record span several lines. */
  readonly recordLine: Int32Array;
  /** Content of each cell without its quotes. */
  readonly cellStart: Int32Array;
  readonly cellEnd: Int32Array;
  /** A sum of `cellFlag`. */
  readonly cellFlags: Uint8Array;
  /** No cell is `unterminated` or `twiceQuoted`; absent where nobody knows. */
  readonly wellFormed?: boolean;
}

export const cellFlag = {
  /** Stood in quotes, so an empty cell was meant as empty text. */
  quoted: 1,
  /** Holds doubled or escaped quotes that are to be resolved. */
  escaped: 2,
  /** Holds a byte above 0x7f. */
  nonAscii: 4,
  /** The escapes to be resolved (`escaped`) may be backslashes, not only doubled quotes. */
  backslash: 8,
  /** Begins with a quote that is never closed; the quote was kept as text and the parser went on behind it. */
  unterminated: 16,
  /** Stood in two quotes on either side; both were taken away. */
  twiceQuoted: 32,
} as const;

/** A record as it stands in the source, data or not. */
export interface SourceRecord {
  /** From 0; the sheet's row for sheets. */
  readonly record: number;
  /** Long ones are cut. */
  readonly cells: readonly string[];
  readonly lineClass: LineClass;
}

/** One data row with its raw cells; what the apply stage and the grid work on. */
export interface SourceRow {
  /** Data rows counted from 0. */
  readonly rowIndex: number;
  /** Record (or sheet row) in the source, from 0. */
  readonly record: number;
  /** Line in the file, from 1. For sheets the sheet row, from 1. */
  readonly line: number;
  /** Byte offset of the record in the text of the table. */
  readonly byteOffset: number;
  readonly cells: readonly string[];
  /** For sheets: each cell as the spreadsheet program shows it, `null` where that is its text in `cells`; absent where all are. */
  readonly shown?: readonly (string | null)[];
  /** Name of the sheet it stands in, where several are read as one table; `record` and `line` are then of that sheet. */
  readonly sheet?: string;
  /** Only with `sheet`: the record's number in the text of all sheets, which is what issues name. */
  readonly textRecord?: number;
  /**
   * Only on a record that is no data row, as a quote was opened in it and never closed, and it could not be cut into the
   * table's columns: the cell that begins with that quote. Its `rowIndex` is the number of the next data row. Only
   * runs and dry runs meet such records; previews and pages of rows do not hold them.
   */
  readonly unreadable?: string;
}
