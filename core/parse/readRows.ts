import type { ByteSource } from '../model/bytes.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import type { SourceRow } from '../model/records.ts';
import type { DataBatch, DataReport } from './dataBatch.ts';
import { type DataOptions, type DelimitedTable, readData } from './readData.ts';
import { rowCutter } from './rowCutter.ts';

/**
 * Reads the data rows of a table with their cells as text, in groups of some hundred.
 * Ragged rows keep the cells they have; rejected records are passed over (`readEveryRow` gives them, too). Cells may share memory with their group: keep few of them for long.
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
      const data = step.value;
      for (let from = 0; from < data.selected.length; from += parseOptions.rowGroup)
        yield rowsOf(data, from, from + parseOptions.rowGroup);
    }
  } finally {
    await batches.return(undefined as never);
  }
}

/** Selected rows of a batch as text: from one place in `selected` up to another. */
export function rowsOf(data: DataBatch, from = 0, to = data.selected.length): readonly SourceRow[] {
  const { selected, firstRow } = data;
  const cut = rowCutter(data);
  const rows: SourceRow[] = [];
  for (let i = from; i < Math.min(to, selected.length); i += 1)
    rows.push(cut(selected[i] ?? 0, firstRow + i));
  return rows;
}
