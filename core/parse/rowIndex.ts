import type { ByteSource } from '../model/bytes.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import type { SourceRow } from '../model/records.ts';
import type { DataBatch } from './dataBatch.ts';
import { type DelimitedTable, readData } from './readData.ts';
import { rowsOf } from './readRows.ts';
import type { TextPosition } from './splitRecords.ts';

/** A place in a text where a data row begins. */
interface Checkpoint extends TextPosition {
  readonly row: number;
}

/** Places in a text from which its data rows can be read without what stands before: about every `step`th row. */
export interface RowIndex {
  readonly step: number;
  /** Ascending; the first is where row 0 begins, and none is more than `step` rows behind the one before it. */
  readonly checkpoints: readonly Checkpoint[];
  readonly rowCount: number;
}

/** Which rows are wanted: a window, or single ones in ascending order. */
export type RowWindow =
  | { readonly first: number; readonly count: number }
  | { readonly rows: readonly number[] };

/** Builds a `RowIndex` from the batches of one reading, given in order. */
export class RowIndexBuilder {
  private readonly checkpoints: Checkpoint[] = [];
  private rowCount = 0;

  add({ batch, selected, firstRow }: DataBatch): void {
    const step = parseOptions.rowIndexStep;
    this.rowCount = firstRow + selected.length;
    for (let row = this.checkpoints.length * step; row < this.rowCount; row += step) {
      const r = selected[row - firstRow] ?? 0;
      this.checkpoints.push({
        row,
        byteOffset: batch.baseOffset + (batch.recordStart[r] ?? 0),
        record: batch.firstRecord + r,
        line: batch.recordLine[r] ?? 0,
      });
    }
  }

  finish(): RowIndex {
    return { step: parseOptions.rowIndexStep, checkpoints: this.checkpoints, rowCount: this.rowCount };
  }
}

/** The index of a text of two parts, each of which was counted from its own first record. */
export function joinIndexes(
  first: RowIndex,
  second: RowIndex,
  end: { readonly record: number; readonly line: number },
): RowIndex {
  const { rowCount } = first;
  const later = second.checkpoints.map(({ row, byteOffset, record, line }) => ({
    row: row + rowCount,
    byteOffset,
    record: record + end.record,
    line: line + end.line - 1,
  }));
  return {
    step: first.step,
    checkpoints: [...first.checkpoints, ...later],
    rowCount: rowCount + second.rowCount,
  };
}

/** Number of the last checkpoint at or before a row; -1 for none. */
function checkpointBefore({ checkpoints }: RowIndex, row: number): number {
  let low = 0;
  let high = checkpoints.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((checkpoints[middle]?.row ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Reads the rows wanted, ascending, from the nearest places before them.
 * The table's structure must be the one the index was built with, what its tail added to `skippedRows` included.
 * Rows past the end are left out.
 */
export async function readRowsAt(
  source: ByteSource,
  table: DelimitedTable & { readonly index: RowIndex },
  wanted: RowWindow,
): Promise<readonly SourceRow[]> {
  const found: SourceRow[] = [];
  const { index } = table;
  let position = 0;
  const rows = rowList(wanted, index.rowCount);
  while (position < rows.length) {
    const first = rows[position] ?? 0;
    const checkpoint = checkpointBefore(index, first);
    const from = index.checkpoints[checkpoint];
    if (from === undefined) break;
    const firstRow = from.row;
    const options = { from, firstRow, chunkBytes: chunkBytesFor(index, checkpoint) };
    for await (const data of readData(source, table, options)) {
      const lastRow = data.firstRow + data.selected.length - 1;
      if ((rows[position] ?? 0) <= lastRow) {
        for (const row of rowsOf(data)) {
          if (row.rowIndex !== rows[position]) continue;
          found.push(row);
          position += 1;
        }
      }
      const next = rows[position];
      // A row further off than the next checkpoint is reached sooner from a checkpoint of its own.
      if (next === undefined || next > lastRow + index.step) break;
    }
    if (rows[position] === first) break;
  }
  return found;
}

function rowList(wanted: RowWindow, rowCount: number): readonly number[] {
  if ('rows' in wanted) return wanted.rows.filter((row) => row >= 0 && row < rowCount);
  const first = Math.max(0, wanted.first);
  const end = Math.min(rowCount, wanted.first + wanted.count);
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
}

/** About one step of the index at a time, so that a window of the grid does not read a whole chunk. */
function chunkBytesFor(index: RowIndex, checkpoint: number): number {
  const here = index.checkpoints[checkpoint];
  const next = index.checkpoints[checkpoint + 1];
  if (here === undefined || next === undefined) return parseOptions.chunkBytes;
  return Math.min(parseOptions.chunkBytes, next.byteOffset - here.byteOffset + 1);
}
