import { inferColumn } from '../../../core/infer/inferColumn.ts';
import type { ColumnTypeOverride } from '../../../core/model/dialect.ts';
import type { RecordBatch } from '../../../core/model/records.ts';
import { finishTable, startTable, stepTable, type TableState } from '../../../core/profile/tableFold.ts';
import { checkTable } from '../../../core/quality/checkTable.ts';

export type Finished = ReturnType<typeof finishTable>;

/** A batch with these records, each cell as its own bytes without delimiters between them; the fold asks for no more. */
function batchOf(records: readonly (readonly string[])[], firstRecord = 0): RecordBatch {
  const encoder = new TextEncoder();
  const cells = records.flatMap((record) => record.map((cell) => encoder.encode(cell)));
  const bytes = new Uint8Array(cells.reduce((sum, cell) => sum + cell.length, 0));
  const cellStart = new Int32Array(cells.length);
  const cellEnd = new Int32Array(cells.length);
  const cellFlags = new Uint8Array(cells.length);
  let at = 0;
  for (const [index, cell] of cells.entries()) {
    bytes.set(cell, at);
    cellStart[index] = at;
    at += cell.length;
    cellEnd[index] = at;
    cellFlags[index] = cell.some((byte) => byte > 0x7f) ? 4 : 0;
  }
  const recordFirstCell = new Int32Array(records.length + 1);
  for (const [index, record] of records.entries()) {
    recordFirstCell[index + 1] = (recordFirstCell[index] ?? 0) + record.length;
  }
  const recordStart = Int32Array.from(recordFirstCell, (cell) => cellStart[cell] ?? at);
  return {
    bytes,
    baseOffset: 0,
    firstRecord,
    recordCount: records.length,
    recordFirstCell,
    recordStart,
    recordLine: Int32Array.from(records, (_, index) => firstRecord + index + 1),
    cellStart,
    cellEnd,
    cellFlags,
  };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function fold(
  records: readonly (readonly string[])[],
  options: {
    columns?: number;
    firstRecord?: number;
    columnTypes?: readonly ColumnTypeOverride[];
    rowHashes?: number;
  } = {},
): TableState {
  const state = startTable(options.columns ?? records[0]?.length ?? 0, {
    readText: (batch, cell) =>
      decoder.decode(batch.bytes.subarray(batch.cellStart[cell], batch.cellEnd[cell])),
    ...(options.columnTypes === undefined ? {} : { columnTypes: options.columnTypes }),
    ...(options.rowHashes === undefined ? {} : { rowHashes: options.rowHashes }),
  });
  stepTable(state, batchOf(records, options.firstRecord ?? 0), Int32Array.from(records.keys()));
  return state;
}

export function finish(state: TableState, names: readonly string[]): Finished {
  return finishTable(state, names, { inferColumn, checkTable });
}

/** The profile of one column with these cells. */
export function profileOf(
  cells: readonly string[],
  name = 'value',
  columnTypes?: readonly ColumnTypeOverride[],
) {
  const finished = finish(
    fold(
      cells.map((cell) => [cell]),
      { columns: 1, ...(columnTypes === undefined ? {} : { columnTypes }) },
    ),
    [name],
  );
  const [column] = finished.columns;
  if (column === undefined) throw new Error('The fold lost its column.');
  return { column, issues: finished.issues };
}
