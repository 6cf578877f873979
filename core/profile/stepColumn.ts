import { cellFlag, type RecordBatch } from '../model/records.ts';
import type { ColumnState } from './columnFold.ts';
import { hashBytes, lastHash } from './hashCell.ts';
import { NewCell, type ReadText } from './newCell.ts';
import type { RowHashes } from './rowHashes.ts';

/** The data rows of one batch, for one column after the other. */
export class BatchRows {
  readonly batch: RecordBatch;
  /** Positions of the data records, ascending. */
  readonly selected: Int32Array;
  readonly hashes: RowHashes;
  readonly fresh: NewCell;
  private readonly readText: ReadText;

  constructor(
    batch: RecordBatch,
    selected: Int32Array,
    tools: { readonly readText: ReadText; readonly hashes: RowHashes },
  ) {
    this.batch = batch;
    this.selected = selected;
    this.hashes = tools.hashes;
    this.readText = tools.readText;
    this.fresh = new NewCell(batch, tools.readText);
    this.hashes.begin(selected.length);
  }

  /** Leaves the hash of a cell in `lastHash` and joins it to its row's. */
  hash(row: number, cell: number): void {
    const { bytes, cellStart, cellEnd, cellFlags } = this.batch;
    const from = cellStart[cell] ?? 0;
    // The same text may be written with or without quotes inside quotes; its hash must not depend on that.
    if (((cellFlags[cell] ?? 0) & cellFlag.escaped) === 0) hashBytes(bytes, from, cellEnd[cell] ?? from);
    else hashText(this.readText(this.batch, cell));
    this.hashes.take(row, lastHash.low, lastHash.high);
  }
}

/**
 * Takes a column's cells of a batch. Cells are hashed as bytes; a text is made only for a value that is new. Cells that a
 * short record lacks count as empty.
 *
 * A column at a time, since what is known of one column stays in the cache then, and its cells are written alike:
 * the whole analysis takes a tenth less than row by row (measured).
 */
export function stepColumn(column: ColumnState, index: number, rows: BatchRows): void {
  const { batch, selected, fresh } = rows;
  const { recordFirstCell, cellStart, cellEnd, firstRecord } = batch;
  const { dictionary } = column;
  for (let row = 0; row < selected.length; row += 1) {
    const position = selected[row] ?? 0;
    const cell = (recordFirstCell[position] ?? 0) + index;
    const record = firstRecord + position;
    if (cell >= (recordFirstCell[position + 1] ?? 0)) {
      column.addEmpty(record);
      continue;
    }
    rows.hash(row, cell);
    if ((cellEnd[cell] ?? 0) <= (cellStart[cell] ?? 0)) {
      column.addEmpty(record);
      continue;
    }
    const entry = dictionary.find(lastHash.low, lastHash.high);
    if (entry >= 0) column.addKnown(entry, record);
    else {
      fresh.set(cell, record, lastHash);
      column.addNew(fresh);
    }
  }
}

const utf8 = new TextEncoder();

function hashText(text: string): void {
  const bytes = utf8.encode(text);
  hashBytes(bytes, 0, bytes.length);
}
