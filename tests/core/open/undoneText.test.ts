import { describe, expect, it } from 'vitest';
import { analyze, inspect } from '../../../core/analyze.ts';
import { memoryScratch } from '../../../core/open/memoryScratch.ts';
import { excelSafeHeader, excelSafeRow } from '../../../core/values/text/excelSafe.ts';
import { memorySource } from '../parse/memorySource.ts';
import { inflate } from '../workbook/workbookFixture.ts';

const inputOf = (text: string) => ({
  source: memorySource(text),
  name: 'leads.excel-safe.csv',
  overrides: {},
  scratch: memoryScratch(Number.POSITIVE_INFINITY),
  inflate,
  now: () => 0,
});

const table = (rows: number): string =>
  excelSafeHeader(['phone', 'note', 'amount']) +
  Array.from({ length: rows }, (_, at) =>
    excelSafeRow([`+49 30 ${1000 + at}`, at % 2 === 0 ? "'quoted'" : '=sum', String(-at)]),
  ).join('');

describe('an Excel-safe table', () => {
  it('is read without the apostrophes and without the column that marks it', async () => {
    const { analysis } = await analyze(inputOf(table(40)));
    const [found] = analysis.tables;
    expect(found?.columns.map(({ name }) => name)).toEqual(['phone', 'note', 'amount']);
    expect(found?.rowCount).toBe(40);
    expect(found?.columns[0]?.examples[0]).toBe('+49 30 1000');
    expect(found?.columns[1]?.examples).toEqual(["'quoted'", '=sum']);
    expect(found?.columns[2]?.type).toBe('integer');
  });

  it('is so from the first look on, where that sees its head only', async () => {
    const { inspection, head } = await inspect(inputOf(table(40_000)));
    expect(inspection.table.columnNames).toEqual(['phone', 'note', 'amount']);
    expect(head.headRecords[1]).toEqual(['+49 30 1000', "'quoted'", '0']);
  });

  it('is read so to its end, however long it is', async () => {
    const { analysis, tables } = await analyze(inputOf(table(40_000)));
    expect(analysis.tables[0]?.columns[0]?.minLength).toBe('+49 30 1000'.length);
    expect(analysis.tables[0]?.rowCount).toBe(40_000);
    expect(tables[0]?.table.structure.columnNames).toHaveLength(3);
  });

  it('is no other that only begins its cells with apostrophes', async () => {
    const { analysis } = await analyze(inputOf("a,b\n'=1,'2\n'x,'y\n"));
    expect(analysis.tables[0]?.columns[0]?.examples).toEqual(["'=1", "'x"]);
  });
});
