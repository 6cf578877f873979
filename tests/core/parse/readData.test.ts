import { describe, expect, it } from 'vitest';
import type { LineClass, TableStructure } from '../../../core/model/dialect.ts';
import { recordTexts } from '../../../core/parse/cellText.ts';
import { standardDialect } from './encodeRecord.ts';
import type { DataReport } from '../../../core/parse/dataBatch.ts';
import { type DataOptions, readData } from '../../../core/parse/readData.ts';
import { memorySource } from './memorySource.ts';

const structure = (parts: Partial<TableStructure> = {}): TableStructure => ({
  headerRows: [0],
  firstDataRow: 1,
  skippedRows: [],
  headerMargin: 1,
  columnNames: ['a', 'b'],
  ...parts,
});

async function read(
  text: string,
  form: TableStructure,
  options: DataOptions = {},
): Promise<{ rows: string[][]; rejected: number[]; report: DataReport }> {
  const rows: string[][] = [];
  const rejected: number[] = [];
  let report: DataReport | undefined;
  const table = { dialect: standardDialect, structure: form };
  const onReport = (r: DataReport): void => {
    report = r;
  };
  for await (const data of readData(memorySource(text), table, { ...options, onReport })) {
    expect(data.firstRow).toBe(rows.length);
    for (const r of data.selected) rows.push(recordTexts(data.batch, r));
    for (const r of data.rejected) rejected.push(data.batch.firstRecord + r);
  }
  return { rows, rejected, report: report! };
}

describe('readData', () => {
  it('leaves out titles, header rows, skipped rows and blank records, and keeps ragged rows', async () => {
    const text = 'Title\n\na,b\n(kg),\n1,2\n ,\n3\nx,y\n4,5,6\n';
    const form = structure({ headerRows: [2], firstDataRow: 4, skippedRows: [0, 3, 7] });
    const { rows, report } = await read(text, form, { lines: true });
    expect(rows).toEqual([['1', '2'], ['3'], ['4', '5', '6']]);
    expect(report).toMatchObject({ rowCount: 3, recordCount: 9, blankRecords: 2, rejectedRows: 0 });
    expect(report.lineClasses?.join(' ')).toBe('metadata empty header metadata data empty data notes data');
  });

  it('says nothing of what stands behind the table, wherever a batch ends', async () => {
    const text = 'a,b\n1,2\n3,4\n\nc,d\n"5,6\n""x"",7\n\n';
    const form = structure({ span: { first: 0, end: 4 }, tailKnown: true });
    const whole = await read(text, form, { lines: true });
    expect(whole.rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(whole.report).toMatchObject({
      recordCount: 4,
      blankRecords: 1,
      unterminatedQuotes: 0,
      lastRecord: 2,
    });
    for (let chunkBytes = 1; chunkBytes < text.length; chunkBytes += 1)
      expect(await read(text, form, { lines: true, chunkBytes })).toEqual(whole);
  });

  it('keeps a row of empty cells that stand in quotes', async () => {
    expect((await read('a,b\n"",""\n,\n', structure())).rows).toEqual([['', '']]);
  });

  it('rejects a record that a stray quote left ragged and keeps one with all its cells', async () => {
    const { rows, rejected, report } = await read('a,b\n"1,2\n"3,4,5\n6,7\n', structure());
    expect(rows).toEqual([
      ['"1', '2'],
      ['6', '7'],
    ]);
    expect(rejected).toEqual([2]);
    expect(report).toMatchObject({ rejectedRows: 1, rejectedRecords: [2], unterminatedRecords: [1, 2] });
  });

  it('reads cells that were quoted twice over and counts them', async () => {
    const { rows, report } = await read('a,b\n1,""x, y""\n2,z\n""3"",""é""\n', structure());
    expect(rows).toEqual([
      ['1', 'x, y'],
      ['2', 'z'],
      ['3', 'é'],
    ]);
    expect(report).toMatchObject({ rejectedRows: 0, twiceQuotedCells: 3, twiceQuotedRecords: [1, 3] });
  });

  it('holds the tail back and gives the same answer for any chunk size', async () => {
    const body = Array.from({ length: 300 }, (_, i) => `${i},x\n`).join('');
    const text = `a,b\n${body}Total,300\n\nSource: us\n`;
    const seen: number[] = [];
    const classifyTail = (records: readonly (readonly string[])[]): readonly LineClass[] => {
      seen.push(records.length);
      return records.map((cells) => {
        if (cells[0] === 'Total') return 'derived';
        return cells[0] === '' ? 'empty' : cells.length === 1 ? 'notes' : 'data';
      });
    };
    const whole = await read(text, structure(), { classifyTail });
    expect(whole.rows).toHaveLength(300);
    expect(whole.report).toMatchObject({ rowCount: 300, skippedRows: [301, 303], blankRecords: 1 });
    for (const chunkBytes of [7, 100, 1000])
      expect(await read(text, structure(), { classifyTail, chunkBytes })).toEqual(whole);
    expect(seen).toEqual([64, 64, 64, 64]);
  });

  it('never offers header and title lines to the tail', async () => {
    const classifyTail = (records: readonly (readonly string[])[]): readonly LineClass[] => {
      expect(records).toEqual([['1', '2']]);
      return ['data'];
    };
    expect((await read('a,b\n1,2\n', structure(), { classifyTail })).rows).toEqual([['1', '2']]);
  });

  it('accounts for every record', async () => {
    const { report } = await read('a,b\n1,2\n\n"3,\n4,5\n', structure());
    const header = 1;
    expect(report.rowCount + report.rejectedRows + report.blankRecords + header).toBe(report.recordCount);
  });
});
