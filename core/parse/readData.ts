import type { ByteSource } from '../model/bytes.ts';
import type { DelimiterGuess, LineClass, TableStructure } from '../model/dialect.ts';
import type { RecordOrigins } from '../model/joinedSheets.ts';
import { BatchPool } from './batchPool.ts';
import type { DataBatch, DataReport } from './dataBatch.ts';
import { DataSelection } from './dataSelection.ts';
import { HeldTail } from './heldTail.ts';
import { type ReadOptions, readRecords } from './readRecords.ts';
import type { TextPosition } from './splitRecords.ts';

/** Delimited text with its form known. */
export interface DelimitedTable {
  readonly dialect: DelimiterGuess;
  readonly structure: TableStructure;
  /** Number of the workbook's sheet that the text was spooled from, so that rows are numbered as in the sheet; `null` or left out for other text. */
  readonly sheetIndex?: number | null;
  /** Where its records come from, for the text of several sheets. */
  readonly origins?: RecordOrigins;
}

/** Finds which of a table's last records are no data; `core/dialect/structure/classifyTail.ts` is the one to pass. */
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

/**
 * Reads the data rows of a table in order.
 *
 * **A batch is valid until the next one is asked for**: its bytes and arrays are then written over. Whatever is to be
 * kept has to be copied out of it before, as `cellText` does.
 *
 * No data are: header rows, records before `structure.firstDataRow`, `structure.skippedRows`, blank records
 * (every cell empty or blanks), records outside `structure.span`, rejected records, and with `classifyTail` the totals and notes at the end.
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
    isSheet: typeof table.sheetIndex === 'number',
    origins: table.origins,
    commentPrefix: table.dialect.commentPrefix,
  });
  const { pool = new BatchPool() } = options;
  const end = table.structure.span?.end ?? null;
  const classifyTail = table.structure.tailKnown === true ? undefined : options.classifyTail;
  const tail = new HeldTail();
  let stopped = false;
  const onUntil = (place: TextPosition): void => {
    stopped = true;
    options.onUntil?.(place);
  };
  for await (const batch of readRecords(source, table.dialect, { ...options, pool, onUntil })) {
    if (end !== null && batch.firstRecord >= end) break;
    if (classifyTail === undefined) {
      yield selection.select(batch);
      pool.giveBack(batch);
      continue;
    }
    tail.hold(batch);
    for (let ready = tail.release(); ready !== undefined; ready = tail.release()) {
      yield selection.select(ready);
      pool.giveBack(ready);
    }
  }
  if (classifyTail !== undefined) {
    const { structure } = table;
    const last = tail.records(structure.firstDataRow);
    // What stands before another part is no end of a table.
    if (!stopped) selection.setTail(last.firstRecord, classifyTail(last.cells, { structure }));
    for (const batch of tail.rest()) {
      yield selection.select(batch);
      pool.giveBack(batch);
    }
  }
  const report = selection.report();
  options.onReport?.(report);
  return report;
}
