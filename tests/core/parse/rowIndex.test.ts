import { describe, expect, it } from 'vitest';
import type { SourceRow } from '../../../core/model/records.ts';
import { standardDialect } from './encodeRecord.ts';
import { readData } from '../../../core/parse/readData.ts';
import { readRows } from '../../../core/parse/readRows.ts';
import { type RowIndex, RowIndexBuilder, readRowsAt } from '../../../core/parse/rowIndex.ts';
import { memorySource } from './memorySource.ts';

const rowCount = 5000;
const lines = Array.from({ length: rowCount }, (_, i) =>
  i % 7 === 3 ? `${i},"two\nlines é"\n\n` : `${i},b\n`,
);
const source = memorySource(`Report\na,b\n${lines.join('')}`);
const table = {
  dialect: standardDialect,
  structure: { headerRows: [1], firstDataRow: 2, skippedRows: [0], headerMargin: 1, columnNames: ['a', 'b'] },
};

async function buildIndex(chunkBytes: number): Promise<RowIndex> {
  const builder = new RowIndexBuilder();
  for await (const data of readData(source, table, { chunkBytes })) builder.add(data);
  return builder.finish();
}

describe('rowIndex', () => {
  it('is the same for any chunk size', async () => {
    const index = await buildIndex(1 << 20);
    expect(index.rowCount).toBe(rowCount);
    expect(index.checkpoints).toHaveLength(5);
    expect(await buildIndex(97)).toEqual(index);
  });

  it('finds windows and single rows exactly as a reading from the start gives them', async () => {
    const all: SourceRow[] = [];
    for await (const rows of readRows(source, table)) all.push(...rows);
    const index = await buildIndex(4096);
    const indexed = { ...table, index };
    expect(await readRowsAt(source, indexed, { first: 0, count: 3 })).toEqual(all.slice(0, 3));
    expect(await readRowsAt(source, indexed, { first: 2040, count: 1100 })).toEqual(all.slice(2040, 3140));
    expect(await readRowsAt(source, indexed, { first: 4990, count: 100 })).toEqual(all.slice(4990));
    const rows = [0, 3, 1023, 1024, 1030, 4999];
    expect(await readRowsAt(source, indexed, { rows })).toEqual(rows.map((row) => all[row]));
    expect(await readRowsAt(source, indexed, { rows: [rowCount, rowCount + 9] })).toEqual([]);
  });

  it('reads little for a window far from the start', async () => {
    const index = await buildIndex(4096);
    source.bytesRead = 0;
    await readRowsAt(source, { ...table, index }, { first: 4200, count: 20 });
    expect(source.bytesRead).toBeLessThan(source.sizeBytes);
    expect(source.bytesRead).toBeGreaterThan(0);
  });
});
