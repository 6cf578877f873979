import type { ByteSource } from './model/bytes.ts';
import { rowSampleOptions } from './model/options/rowCheckOptions.ts';
import type { RowSample, SampledRow } from './model/rowSample.ts';
import { cellTexts } from './parse/cellText.ts';
import { type DelimitedTable, readData } from './parse/readData.ts';
import { hasFilled } from './values/cells/filledCells.ts';

/**
 * Reads the rows of a small table once more, whole and as text; `undefined` for a table beyond `rowSampleOptions`,
 * whose rows were seen by the fold only.
 *
 * @param table With the structure that the first reading ended with.
 */
export async function sampleRows(
  source: ByteSource,
  table: DelimitedTable,
  read: { readonly rowCount: number; readonly signal?: AbortSignal | undefined },
): Promise<RowSample | undefined> {
  const { structure } = table;
  const { textBytes, cells, fewestRows } = rowSampleOptions;
  if (source.sizeBytes > textBytes || read.rowCount < fewestRows) return undefined;
  if (read.rowCount * structure.columnNames.length > cells) return undefined;
  const rows: SampledRow[] = [];
  const blankRecords: number[] = [];
  let lastFilled = 0;
  const options = read.signal === undefined ? {} : { signal: read.signal };
  for await (const { batch, selected } of readData(source, table, options)) {
    const textOf = cellTexts(batch);
    let next = 0;
    for (let position = 0; position < batch.recordCount; position += 1) {
      const record = batch.firstRecord + position;
      const from = batch.recordFirstCell[position] ?? 0;
      const end = batch.recordFirstCell[position + 1] ?? from;
      if (selected[next] === position) {
        next += 1;
        rows.push({ record, cells: Array.from({ length: end - from }, (_, at) => textOf(from + at)) });
        lastFilled = record;
      } else if (record >= structure.firstDataRow && !hasFilled(batch, from, end)) {
        blankRecords.push(record);
        // A line of delimiters is a row that somebody left empty; a line without any at the end is how a file ends.
        if (end - from > 1) lastFilled = record;
      } else lastFilled = record;
    }
  }
  return {
    rows,
    blankRecords: blankRecords.filter((record) => record <= lastFilled),
    delimiter: table.dialect.delimiter,
  };
}
