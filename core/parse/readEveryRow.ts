import type { ByteSource } from '../model/bytes.ts';
import { invariant } from '../model/errors.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import { type RecordBatch, type SourceRow, cellFlag } from '../model/records.ts';
import { cellText, recordSource } from './cellText.ts';
import type { DataBatch } from './dataBatch.ts';
import { type DataOptions, type DelimitedTable, readData } from './readData.ts';
import { rowCutter } from './rowCutter.ts';

/** One reading of a whole table, for whoever answers for each of its rows. */
export interface EveryRow {
  /** The data rows, and at their places the records that are none because a quote in them is never closed (`SourceRow.unreadable`); in groups of some hundred. To be read once. */
  readonly rows: AsyncIterable<readonly SourceRow[]>;
  /**
   * The record as it stands in the table's text, with its own delimiters and quotes and without its line end. For rows of
   * the group given last only, since what a group was cut from is written over when the next one is asked for.
   */
  originalOf(row: SourceRow): string;
}

/** Which rows are read: all of a table, or those of a part. */
export interface EveryRowOptions extends DataOptions {
  /** A byte where a record begins: that one and those behind it are another part's. */
  readonly before?: number | undefined;
}

/**
 * Reads what `readRows` reads and does not pass over rejected records: `rowCount + rejectedRows` rows come out, so that
 * a run leaves out none. Row numbers are those of data rows, as everywhere.
 */
export function readEveryRow(
  source: ByteSource,
  table: DelimitedTable,
  { before = Number.POSITIVE_INFINITY, ...options }: EveryRowOptions = {},
): EveryRow {
  let present: RecordBatch | undefined;

  async function* rows(): AsyncGenerator<readonly SourceRow[]> {
    // What stands before the byte is mostly all that is read; how a quote ends may have to be looked for behind it.
    const until = before < source.sizeBytes ? before : undefined;
    for await (const data of readData(source, table, { ...options, until })) {
      present = data.batch;
      const records = recordsBefore(data.batch, before);
      yield* groupsOf(data, records);
      if (records < data.batch.recordCount) break;
    }
    present = undefined;
  }

  return {
    rows: rows(),
    originalOf({ record, textRecord = record }) {
      const position = textRecord - (present?.firstRecord ?? 0);
      invariant(
        present !== undefined && position >= 0 && position < present.recordCount,
        'the original is asked for while its group is at hand',
      );
      return recordSource(present, position);
    },
  };
}

/** How many records of a batch begin before a byte of the text. */
function recordsBefore({ baseOffset, recordStart, recordCount }: RecordBatch, before: number): number {
  let count = recordCount;
  while (count > 0 && baseOffset + (recordStart[count - 1] ?? 0) >= before) count -= 1;
  return count;
}

/** The rows among the first records of a batch. */
function* groupsOf(data: DataBatch, records: number): Generator<readonly SourceRow[]> {
  const { batch, selected, rejected, firstRow } = data;
  const cut = rowCutter(data);
  let group: SourceRow[] = [];
  let taken = 0;
  let rejects = 0;
  for (;;) {
    const row = selected[taken] ?? records;
    const reject = rejected[rejects] ?? records;
    if (row >= records && reject >= records) break;
    if (row < reject) {
      group.push(cut(row, firstRow + taken));
      taken += 1;
    } else {
      group.push({ ...cut(reject, firstRow + taken), unreadable: strayCell(batch, reject) });
      rejects += 1;
    }
    if (group.length < parseOptions.rowGroup) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** The cell that begins with a quote that is never closed. */
function strayCell(batch: RecordBatch, record: number): string {
  const end = batch.recordFirstCell[record + 1] ?? 0;
  let cell = batch.recordFirstCell[record] ?? end;
  while (cell < end - 1 && ((batch.cellFlags[cell] ?? 0) & cellFlag.unterminated) === 0) cell += 1;
  return cellText(batch, cell);
}
