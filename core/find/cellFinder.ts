import type { FindQuery, FindResult, FoundCell, FoundPart } from '../model/find.ts';
import { findOptions } from '../model/options/findOptions.ts';
import { type RecordBatch, cellFlag } from '../model/records.ts';
import { cellText, cellTexts } from '../parse/cellText.ts';
import type { DataBatch } from '../parse/dataBatch.ts';
import type { ByteNeedle } from './byteNeedle.ts';
import { type CellTest, cellTest } from './cellTest.ts';
import { firstAbove } from './firstAbove.ts';

/** What a table is to whoever searches it. */
export interface SearchedTable {
  /** Cells of ragged rows beyond the last column are not searched: they stand in none. */
  readonly columnCount: number;
  /** What cells may stand in. */
  readonly quote: string | null;
}

/**
 * Finds the cells of data rows that hold a text, batch by batch; batches must come in order. Wherever bytes can tell,
 * no text is made of cells: it leaps through the bytes of a batch and looks afterwards which cell a place lies in.
 *
 * @throws {AppError} `FIND_PATTERN` when it is made
 */
export class CellFinder {
  private readonly query: FindQuery;
  private readonly test: CellTest;
  private readonly counts: Float64Array;
  private cells: FoundCell[] = [];
  private kept = 0;
  private count = 0;
  private columnCount = 0;
  private rowCount = 0;
  private lastRow = -1;

  constructor(query: FindQuery, table: SearchedTable) {
    this.query = query;
    this.test = cellTest(query, table.quote);
    this.counts = new Float64Array(table.columnCount);
  }

  add(data: DataBatch): void {
    const { needle } = this.test;
    if (needle === undefined) this.lookAtEach(data, textTest(this.test, data));
    else if (this.query.wholeCell) this.lookAtEach(data, wholeTest(needle, this.test, data));
    else if (this.query.columnIndex !== null) this.lookAtEach(data, partTest(needle, this.test, data));
    else this.leapThrough(data, needle);
  }

  /** Cells that were found since this was asked last. */
  take(): FoundPart {
    const { cells, count, columnCount } = this;
    this.cells = [];
    return { cells, count, columnCount };
  }

  result(): FindResult {
    const columns: { columnIndex: number; count: number }[] = [];
    this.counts.forEach((count, columnIndex) => {
      if (count > 0) columns.push({ columnIndex, count });
    });
    return { ...this.take(), rowCount: this.rowCount, columns };
  }

  private lookAtEach({ batch, selected, firstRow }: DataBatch, holds: (cell: number) => boolean): void {
    const { recordFirstCell } = batch;
    const { columnIndex } = this.query;
    for (let at = 0; at < selected.length; at += 1) {
      const record = selected[at] ?? 0;
      const first = recordFirstCell[record] ?? 0;
      const end = Math.min(recordFirstCell[record + 1] ?? 0, first + this.counts.length);
      if (columnIndex !== null) {
        const cell = first + columnIndex;
        if (cell < end && holds(cell)) this.found(firstRow + at, columnIndex, { batch, cell });
        continue;
      }
      for (let cell = first; cell < end; cell += 1)
        if (holds(cell)) this.found(firstRow + at, cell - first, { batch, cell });
    }
  }

  private leapThrough({ batch, selected, firstRow }: DataBatch, needle: ByteNeedle): void {
    const { bytes, recordCount, recordFirstCell, recordStart, cellStart, cellEnd } = batch;
    const end = recordStart[recordCount] ?? 0;
    const cellCount = recordFirstCell[recordCount] ?? 0;
    let cell = 0;
    let record = 0;
    let row = 0;
    for (let from = recordStart[0] ?? 0; ; ) {
      const place = needle.indexIn(bytes, from, end);
      if (place < 0) return;
      cell = firstAbove(cellEnd, place, { from: cell, to: cellCount });
      if (cell >= cellCount) return;
      const start = cellStart[cell] ?? 0;
      const stop = cellEnd[cell] ?? 0;
      // A place in front of a cell is in what parts it from the last one.
      if (place < start) from = start;
      else if (place + needle.length > stop) from = stop;
      else if (!needle.exact && !this.test.holds(cellText(batch, cell))) from = place + 1;
      else {
        record = firstAbove(recordFirstCell, cell, { from: record, to: recordCount + 1 }) - 1;
        row = firstAbove(selected, record - 1, { from: row, to: selected.length });
        if (row >= selected.length) return;
        const column = cell - (recordFirstCell[record] ?? 0);
        if (selected[row] !== record) {
          from = recordStart[record + 1] ?? end;
          continue;
        }
        if (column < this.counts.length) this.found(firstRow + row, column, { batch, cell });
        from = stop;
      }
    }
  }

  private found(rowIndex: number, columnIndex: number, { batch, cell }: CellPlace): void {
    const before = this.counts[columnIndex] ?? 0;
    if (before === 0) this.columnCount += 1;
    this.counts[columnIndex] = before + 1;
    this.count += 1;
    if (rowIndex !== this.lastRow) this.rowCount += 1;
    this.lastRow = rowIndex;
    if (this.kept >= findOptions.keptCells) return;
    this.kept += 1;
    this.cells.push({ rowIndex, columnIndex, ...this.test.placeIn(cellText(batch, cell)) });
  }
}

/** A cell where it stands. */
interface CellPlace {
  readonly batch: RecordBatch;
  readonly cell: number;
}

/** Whether a cell holds it, by its text wherever its bytes cannot tell. */
function textTest({ holdsAscii, holds }: CellTest, { batch }: DataBatch): (cell: number) => boolean {
  const { bytes, cellStart, cellEnd, cellFlags } = batch;
  const textOf = cellTexts(batch);
  const odd = cellFlag.escaped | cellFlag.nonAscii;
  return (cell) =>
    holdsAscii !== undefined && ((cellFlags[cell] ?? 0) & odd) === 0
      ? holdsAscii(bytes, cellStart[cell] ?? 0, cellEnd[cell] ?? 0)
      : holds(textOf(cell));
}

/** Whether the text is all that stands in a cell. */
function wholeTest(needle: ByteNeedle, { holds }: CellTest, { batch }: DataBatch): (cell: number) => boolean {
  const { bytes, cellStart, cellEnd } = batch;
  return (cell) => {
    const start = cellStart[cell] ?? 0;
    const end = cellEnd[cell] ?? 0;
    if (end - start !== needle.length || needle.indexIn(bytes, start, end) < 0) return false;
    return needle.exact || holds(cellText(batch, cell));
  };
}

/** Whether the text stands somewhere in a cell. */
function partTest(needle: ByteNeedle, { holds }: CellTest, { batch }: DataBatch): (cell: number) => boolean {
  const { bytes, cellStart, cellEnd } = batch;
  return (cell) =>
    needle.indexIn(bytes, cellStart[cell] ?? 0, cellEnd[cell] ?? 0) >= 0 &&
    (needle.exact || holds(cellText(batch, cell)));
}
