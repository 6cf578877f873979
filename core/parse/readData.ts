import type { ByteSource } from '../model/bytes.ts';
import type { DelimiterGuess, LineClass, TableStructure } from '../model/dialect.ts';
import type { RecordBatch } from '../model/records.ts';
import { DataSelection } from './dataSelection.ts';
import { HeldTail } from './heldTail.ts';
import { type ReadOptions, readRecords } from './readRecords.ts';

/** Delimited text with its form known. */
export interface DelimitedTable {
  readonly dialect: DelimiterGuess;
  readonly structure: TableStructure;
}

/** Finds which of a table's last records are no data; `core/dialect/classifyTail.ts` is the one to pass. */
export type TailClassifier = (
  records: readonly (readonly string[])[],
  context: { readonly structure: TableStructure },
) => readonly LineClass[];

export interface DataOptions extends ReadOptions {
  /**
   * Looks for totals and notes among the last records (`parseOptions.tailRecords`), which are held back until then.
   * Absent: `structure.skippedRows` is trusted.
   */
  readonly classifyTail?: TailClassifier | undefined;
  /** Collects `DataReport.lineClasses`: a byte a record while reading. */
  readonly lines?: boolean;
  /** Data rows before `from`, so that row numbers go on. */
  readonly firstRow?: number;
  /** Called once, after the last batch; for callers whose loop drops the generator's return value. */
  readonly onReport?: (report: DataReport) => void;
}

/** Records of which some are data rows. */
export interface DataBatch {
  readonly batch: RecordBatch;
  /** Positions in the batch of its data rows, ascending. Ragged rows are among them. */
  readonly selected: Int32Array;
  /** Positions of records that could not be cut into the table's columns, because a quote was never closed; not in `selected`. */
  readonly rejected: Int32Array;
  /** Number of the first selected row, counted over the whole table from 0. */
  readonly firstRow: number;
}

/** What was seen once the text was read to its end. */
export interface DataReport {
  /** `structure.skippedRows` and what the tail added, ascending. */
  readonly skippedRows: readonly number[];
  readonly rowCount: number;
  readonly rejectedRows: number;
  /** Record numbers of rejected rows, the first `parseOptions.reportedRecords`. */
  readonly rejectedRecords: readonly number[];
  /** Opening quotes that are never closed, and the records with the first of them. */
  readonly unterminatedQuotes: number;
  readonly unterminatedRecords: readonly number[];
  /** Records of the text, blank ones included. */
  readonly recordCount: number;
  readonly blankRecords: number;
  /** One a record; only with `lines`. */
  readonly lineClasses?: readonly LineClass[];
}

/**
 * Reads the data rows of a table in order.
 *
 * No data are: header rows, records before `structure.firstDataRow`, `structure.skippedRows`, blank records
 * (every cell empty or blanks), rejected records, and with `classifyTail` the totals and notes at the end.
 * `rowCount + rejectedRows` and these are all records.
 */
export async function* readData(
  source: ByteSource,
  table: DelimitedTable,
  options: DataOptions = {},
): AsyncGenerator<DataBatch, DataReport, undefined> {
  const selection = new DataSelection(table.structure, {
    firstRow: options.firstRow ?? 0,
    lines: options.lines ?? false,
  });
  const { classifyTail } = options;
  const tail = new HeldTail();
  for await (const batch of readRecords(source, table.dialect, options)) {
    if (classifyTail === undefined) {
      yield selection.select(batch);
      continue;
    }
    tail.hold(batch);
    for (let ready = tail.release(); ready !== undefined; ready = tail.release())
      yield selection.select(ready);
  }
  if (classifyTail !== undefined) {
    const { structure } = table;
    const last = tail.records(structure.firstDataRow);
    selection.setTail(last.firstRecord, classifyTail(last.cells, { structure }));
    for (const batch of tail.rest()) yield selection.select(batch);
  }
  const report = selection.report();
  options.onReport?.(report);
  return report;
}
