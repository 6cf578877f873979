import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMapping } from '../../../core/apply/compileMapping.ts';
import { dryRun, runMapping } from '../../../core/apply/runMapping.ts';
import type { DelimiterGuess, TableStructure } from '../../../core/model/dialect.ts';
import type { SourceRow } from '../../../core/model/records.ts';
import type { DataOptions } from '../../../core/parse/readData.ts';
import { readEveryRow } from '../../../core/parse/readEveryRow.ts';
import { readRows } from '../../../core/parse/readRows.ts';
import { feeds, memorySink, readCsv, schemaOf } from '../apply/fixture.ts';
import { standardDialect } from './encodeRecord.ts';
import { memorySource } from './memorySource.ts';

const structure: TableStructure = {
  headerRows: [0],
  firstDataRow: 1,
  skippedRows: [],
  headerMargin: 1,
  columnNames: ['a', 'b', 'c', 'd'],
};
const table = { dialect: standardDialect, structure };

interface Seen extends SourceRow {
  readonly original: string;
}

async function every(
  text: string,
  options: DataOptions = {},
  dialect: DelimiterGuess = standardDialect,
): Promise<readonly Seen[]> {
  const reading = readEveryRow(memorySource(text), { dialect, structure }, options);
  const seen: Seen[] = [];
  for await (const rows of reading.rows)
    for (const row of rows) seen.push({ ...row, original: reading.originalOf(row) });
  return seen;
}

const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('1', 'Ana', 'é€', 'x y', '""', '"q, r"', '"a ""b"""', '"two\nlines"'),
  },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '"open', 'in"side', ' "open', '"shut" too', '"') },
);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.array(cell, { minLength: 4, maxLength: 4 }).map((cells) => cells.join(',')) },
  { weight: 2, arbitrary: fc.array(cell, { minLength: 1, maxLength: 6 }).map((cells) => cells.join(',')) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', ',,,', ' , ') },
);
/** Text with quotes that are never closed, rows too short and too long, and blank lines. */
const dirtyText = fc.array(line, { maxLength: 30 }).map((lines) => `a,b,c,d\n${lines.join('\n')}\n`);
/** Lines in which more than delimiters and blanks stands. */
const filledLines = (text: string): readonly string[] =>
  text.split('\n').filter((one) => one.replaceAll(/[ ,]/g, '') !== '');

describe('readEveryRow', () => {
  it('gives a record with a quote never closed at its place, as it stands in the text', async () => {
    const text = 'a,b,c,d\n1,2,3,4\n"Ana5,Bérg,x\n5,6,7,8\n';
    const [first, bad, last] = await every(text);
    expect(first).toMatchObject({ rowIndex: 0, record: 1, original: '1,2,3,4' });
    expect(first?.unreadable).toBeUndefined();
    expect(bad).toMatchObject({
      record: 2,
      line: 3,
      byteOffset: 16,
      unreadable: '"Ana5',
      original: '"Ana5,Bérg,x',
    });
    expect(last).toMatchObject({ rowIndex: 1, record: 3, line: 4 });
  });

  it('gives the original with the delimiters, quotes and line breaks of the file', async () => {
    const text = 'a;b;c;d\r\n1;"2 ""x""";3;"two\r\nlines"\r\n';
    const seen = await every(text, {}, { ...standardDialect, delimiter: ';' });
    expect(seen[0]?.original).toBe('1;"2 ""x""";3;"two\r\nlines"');
  });

  it('counts sheet rows, and no lines of the text, for the spool of a sheet', async () => {
    const text = 'a,b,c,d\n1,"two\n\nlines",3,4\n5,6,7,8\n';
    const rowsOf = async (sheetIndex: number | null): Promise<readonly number[]> => {
      const lines: number[] = [];
      for await (const rows of readRows(memorySource(text), { ...table, sheetIndex }))
        lines.push(...rows.map((row) => row.line));
      return lines;
    };
    expect(await rowsOf(0)).toEqual([2, 3]);
    expect(await rowsOf(null)).toEqual([2, 5]);
  });

  it('loses no line of a dirty text, and numbers data rows as pages of rows do, for any chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(dirtyText, fc.integer({ min: 1, max: 200 }), async (text, chunkBytes) => {
        const seen = await every(text);
        expect(seen.flatMap(({ original }) => filledLines(original))).toEqual(filledLines(text).slice(1));
        expect(await every(text, { chunkBytes })).toEqual(seen);
        const paged: SourceRow[] = [];
        for await (const rows of readRows(memorySource(text), table)) paged.push(...rows);
        const readable = seen.filter((row) => row.unreadable === undefined);
        expect(readable).toMatchObject(paged);
        expect(readable).toHaveLength(paged.length);
      }),
      { numRuns: 300 },
    );
  });

  it('gives as many rows as the report says there are, in groups of bounded size', async () => {
    const text = `a,b,c,d\n${'"bad,2\n1,2,3,4\n5,6,7,8\n'.repeat(400)}`;
    const groups: number[] = [];
    let counted = 0;
    const reading = readEveryRow(memorySource(text), table, {
      onReport: (report) => {
        counted = report.rowCount + report.rejectedRows;
        expect(report.rejectedRows).toBe(400);
      },
    });
    for await (const rows of reading.rows) groups.push(rows.length);
    expect(groups.reduce((sum, count) => sum + count, 0)).toBe(counted);
    expect(counted).toBe(1_200);
    expect(Math.max(...groups)).toBeLessThanOrEqual(256);
  });
});

describe('a run over a dirty text', () => {
  const schema = schemaOf([
    { name: 'first', required: true },
    { name: 'third', type: 'number' },
  ]);
  const mapping = compileMapping(schema, [feeds('first', [0]), feeds('third', [2])], { columnCount: 4 });

  it('brings every data record out or into the rejects, as it stands in the text', async () => {
    await fc.assert(
      fc.asyncProperty(dirtyText, async (text) => {
        const seen = await every(text);
        const cleanedCsv = memorySink();
        const rejectsCsv = memorySink();
        const job = { mapping, ...readEveryRow(memorySource(text), table) };
        const counts = await runMapping({ ...job, sinks: { cleanedCsv, rejectsCsv } });
        expect(counts.rowsIn).toBe(seen.length);
        expect(counts.rowsOut + counts.rowsRejected).toBe(seen.length);
        expect(readCsv(cleanedCsv.text())).toHaveLength(1 + counts.rowsOut);
        const rejects = readCsv(rejectsCsv.text()).slice(1);
        const failed = seen.filter((row) => mapping.applyRow(row).problems.length > 0);
        expect(rejects.map((record) => record[6])).toEqual(failed.map((row) => row.original));
        for (const row of seen.filter((one) => one.unreadable !== undefined))
          expect(rejects.find((record) => record[2] === String(row.record))?.[3]).toBe('UNREADABLE_ROW');
        expect(await dryRun({ mapping, ...readEveryRow(memorySource(text), table) })).toEqual(counts);
      }),
      { numRuns: 200 },
    );
  });

  it('shows the stray quote as an example and names no data row for it', async () => {
    const text = 'a,b,c,d\n1,2,3,4\n"Ana5,Berg,x\n5,6,7,8\n';
    const counts = await dryRun({ mapping, ...readEveryRow(memorySource(text), table) });
    expect(counts).toMatchObject({
      rowsIn: 3,
      rowsOut: 2,
      rowsRejected: 1,
      failures: [{ code: 'UNREADABLE_ROW', field: '', count: 1, rows: [], examples: ['"Ana5'] }],
    });
  });
});
