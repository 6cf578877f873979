import type { ByteSource } from '../model/bytes.ts';
import type { SourceRow } from '../model/records.ts';
import { cellTexts } from './cellText.ts';
import type { DataBatch, DataReport } from './dataBatch.ts';
import { type DataOptions, type DelimitedTable, readData } from './readData.ts';

/**
 * Reads the data rows of a table with their cells as text, in groups of some thousand.
 * Ragged rows keep the cells they have. Cells may share memory with their group: keep few of them for long.
 */
export async function* readRows(
  source: ByteSource,
  table: DelimitedTable,
  options: DataOptions = {},
): AsyncGenerator<readonly SourceRow[], DataReport, undefined> {
  const batches = readData(source, table, options);
  try {
    for (;;) {
      const step = await batches.next();
      if (step.done === true) return step.value;
      yield rowsOf(step.value);
    }
  } finally {
    await batches.return(undefined as never);
  }
}

/** The selected rows of a batch as text. */
export function rowsOf(data: DataBatch): readonly SourceRow[] {
  const { batch, selected, firstRow } = data;
  const textOf = cellTexts(batch);
  const rows: SourceRow[] = [];
  for (let i = 0; i < selected.length; i += 1) {
    const r = selected[i] ?? 0;
    const end = batch.recordFirstCell[r + 1] ?? 0;
    const cells: string[] = [];
    for (let cell = batch.recordFirstCell[r] ?? end; cell < end; cell += 1) cells.push(textOf(cell));
    rows.push({
      rowIndex: firstRow + i,
      record: batch.firstRecord + r,
      line: batch.recordLine[r] ?? 0,
      byteOffset: batch.baseOffset + (batch.recordStart[r] ?? 0),
      cells,
    });
  }
  return rows;
}
