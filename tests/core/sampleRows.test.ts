import { describe, expect, it } from 'vitest';
import { rowSampleOptions } from '../../core/model/options/rowCheckOptions.ts';
import { sampleRows } from '../../core/sampleRows.ts';
import { memorySource } from './parse/memorySource.ts';

const lines = Array.from({ length: 24 }, (_, row) => `a${row},${row}`);
const table = {
  dialect: {
    delimiter: ',',
    quote: '"',
    escape: null,
    lineTerminator: '\n',
    margin: 1,
    runnerUp: null,
  },
  structure: {
    headerRows: [0],
    firstDataRow: 1,
    skippedRows: [3],
    headerMargin: 1,
    columnNames: ['name', 'amount'],
  },
} as const;

describe('sampleRows', () => {
  it('keeps the data rows with their records and the blank records among and below them', async () => {
    const text = ['name,amount', ...lines.slice(0, 20), '', ',', 'x,"1,5",', ...lines.slice(20), ',', '', ''];
    const sample = await sampleRows(memorySource(text.join('\n')), table, { rowCount: 24 });
    expect(sample?.rows.length).toBe(24);
    expect(sample?.rows[2]).toEqual({ record: 4, cells: ['a3', '3'] });
    expect(sample?.rows[19]).toEqual({ record: 23, cells: ['x', '1,5', ''] });
    expect(sample?.blankRecords).toEqual([21, 22, 28]);
  });

  it('leaves small and large tables alone', async () => {
    const source = memorySource(lines.join('\n'));
    expect(await sampleRows(source, table, { rowCount: 5 })).toBeUndefined();
    const large = { ...source, sizeBytes: rowSampleOptions.textBytes + 1 };
    expect(await sampleRows(large, table, { rowCount: 24 })).toBeUndefined();
    expect(await sampleRows(source, table, { rowCount: rowSampleOptions.cells })).toBeUndefined();
  });
});
