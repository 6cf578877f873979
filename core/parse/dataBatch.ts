import type { LineClass } from '../model/dialect.ts';
import type { RecordOrigins } from '../model/joinedSheets.ts';
import type { RecordBatch } from '../model/records.ts';

/** Records of which some are data rows. */
export interface DataBatch {
  readonly batch: RecordBatch;
  /** Positions in the batch of its data rows, ascending. Ragged rows are among them. */
  readonly selected: Int32Array;
  /** Positions of records that could not be cut into the table's columns, because a quote was never closed; not in `selected`. */
  readonly rejected: Int32Array;
  /** Records are sheet rows, so a row's line is its record + 1 and not the line of the text, which has more where cells hold line breaks. */
  readonly isSheet: boolean;
  /** Where records come from, for the text of several sheets. */
  readonly origins?: RecordOrigins | undefined;
  /** Number of the first selected row, counted over the whole table from 0. */
  readonly firstRow: number;
}

/** What was seen once the text was read to its end. */
export interface DataReport {
  /** `structure.skippedRows` and what the tail and the inner rule added, ascending; of the rule's the first `parseOptions.listedSkipped`, since it says the same again. */
  readonly skippedRows: readonly number[];
  readonly rowCount: number;
  /** Totals, headings of groups and repeated headers among or below the data rows, and the records of the first of them. */
  readonly innerRows: number;
  readonly innerRecords: readonly number[];
  readonly rejectedRows: number;
  /** Record numbers of rejected rows, the first `parseOptions.reportedRecords`. */
  readonly rejectedRecords: readonly number[];
  /** Opening quotes that are never closed, and the records with the first of them. */
  readonly unterminatedQuotes: number;
  readonly unterminatedRecords: readonly number[];
  /** Cells in two quotes on either side, and the records with the first of them. */
  readonly twiceQuotedCells: number;
  readonly twiceQuotedRecords: readonly number[];
  /** Records of the text, blank ones included; up to the end of the table's span where it has one. */
  readonly recordCount: number;
  /** The last record that is part of the table: a data row, a rejected one, a total or a heading; 0 where none is. */
  readonly lastRecord: number;
  readonly blankRecords: number;
  /** One a record; only with `lines`. */
  readonly lineClasses?: readonly LineClass[];
}
