import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellFinder } from '../../../core/find/cellFinder.ts';
import { foldCase } from '../../../core/find/foldCase.ts';
import type { TableStructure } from '../../../core/model/dialect.ts';
import type { FindQuery, FindResult, FoundCell } from '../../../core/model/find.ts';
import { findOptions } from '../../../core/model/options/findOptions.ts';
import { BatchPool } from '../../../core/parse/batchPool.ts';
import { readData } from '../../../core/parse/readData.ts';
import { readRows } from '../../../core/parse/readRows.ts';
import { matchPattern } from '../../../core/values/patterns/matchPattern.ts';
import { compilePattern } from '../../../core/values/patterns/safePattern.ts';
import { encodeRecord, standardDialect } from '../parse/encodeRecord.ts';
import { memorySource } from '../parse/memorySource.ts';

const structure = (columnCount: number, parts: Partial<TableStructure> = {}): TableStructure => ({
  headerRows: [0],
  firstDataRow: 1,
  skippedRows: [],
  headerMargin: 1,
  columnNames: Array.from({ length: columnCount }, (_, at) => `c${at}`),
  ...parts,
});

const plain = { matchCase: false, wholeCell: false, isPattern: false, columnIndex: null };

interface Search {
  readonly query: FindQuery;
  readonly form: TableStructure;
  readonly chunkBytes?: number;
}

/** What the finder says, its parts put together. */
async function find(text: string, { query, form, chunkBytes = 64 }: Search): Promise<FindResult> {
  const finder = new CellFinder(query, { columnCount: form.columnNames.length, quote: '"' });
  const table = { dialect: standardDialect, structure: form };
  const cells: FoundCell[] = [];
  for await (const data of readData(memorySource(text), table, { chunkBytes, pool: new BatchPool() })) {
    finder.add(data);
    cells.push(...finder.take().cells);
  }
  return { ...finder.result(), cells };
}

/** The same, cell by cell from the texts of the rows. */
async function naive(text: string, { query, form }: Search): Promise<readonly FoundCell[]> {
  const fold = query.matchCase ? (one: string): string => one : foldCase;
  const found: FoundCell[] = [];
  const table = { dialect: standardDialect, structure: form };
  for await (const rows of readRows(memorySource(text), table)) {
    for (const { rowIndex, cells } of rows) {
      cells.slice(0, form.columnNames.length).forEach((cell, columnIndex) => {
        if (query.columnIndex !== null && query.columnIndex !== columnIndex) return;
        const from = fold(cell).indexOf(fold(query.text));
        const holds = query.wholeCell ? fold(cell) === fold(query.text) : from >= 0;
        if (holds) found.push({ rowIndex, columnIndex, from, to: from + query.text.length });
      });
    }
  }
  return found;
}

/** Few letters, so that they meet; all that is special in a text among them. */
const letters = fc.constantFrom(
  'a',
  'A',
  'b',
  'k',
  'K',
  'é',
  'É',
  'å',
  'Å',
  'σ',
  'ς',
  'İ',
  '"',
  '\\',
  ',',
  '\n',
  ' ',
  '😀',
  '1',
);
const word = (least: number) =>
  fc.array(letters, { minLength: least, maxLength: 4 }).map((all) => all.join(''));

describe('CellFinder', () => {
  it('finds what a search of every cell finds, wherever the text is cut', async () => {
    const tables = fc.array(fc.array(word(0), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 12,
    });
    const queries = fc.record({
      text: word(1),
      matchCase: fc.boolean(),
      wholeCell: fc.boolean(),
      isPattern: fc.constant(false),
      columnIndex: fc.constantFrom(null, null, 0, 2),
    });
    await fc.assert(
      fc.asyncProperty(tables, queries, fc.integer({ min: 1, max: 40 }), async (rows, query, chunkBytes) => {
        const text = `${encodeRecord(['x', 'y', 'z'])}${rows.map((cells) => encodeRecord(cells)).join('')}`;
        const form = structure(3, { skippedRows: [2] });
        const expected = await naive(text, { query, form });
        const result = await find(text, { query, form, chunkBytes });
        expect(result.cells).toEqual(expected);
        expect(result.count).toBe(expected.length);
        expect(result.rowCount).toBe(new Set(expected.map(({ rowIndex }) => rowIndex)).size);
        expect(result.columnCount).toBe(new Set(expected.map(({ columnIndex }) => columnIndex)).size);
        expect(result.columns.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
      }),
      { numRuns: 600 },
    );
  });

  it('finds with a pattern what the pattern fits, and where', async () => {
    const text = 'id,phone\n007,+49 30 555\nA-12,none\n"say ""7""",Ω7\n';
    const query = { ...plain, text: '\\d+', isPattern: true };
    const { cells } = await find(text, { query, form: structure(2) });
    expect(cells).toEqual([
      { rowIndex: 0, columnIndex: 0, from: 0, to: 3 },
      { rowIndex: 0, columnIndex: 1, from: 1, to: 3 },
      { rowIndex: 1, columnIndex: 0, from: 2, to: 4 },
      { rowIndex: 2, columnIndex: 0, from: 5, to: 6 },
      { rowIndex: 2, columnIndex: 1, from: 1, to: 2 },
    ]);
    const whole = await find(text, { query: { ...query, wholeCell: true }, form: structure(2) });
    expect(whole.cells).toEqual([{ rowIndex: 0, columnIndex: 0, from: 0, to: 3 }]);
    const none = await find(text, { query: { ...query, text: 'NONE', wholeCell: true }, form: structure(2) });
    expect(none.count).toBe(1);
  });

  it('says of a text that is no pattern what is wrong', () => {
    const make = () =>
      new CellFinder({ ...plain, text: '[a', isPattern: true }, { columnCount: 1, quote: '"' });
    expect(make).toThrow(
      expect.objectContaining({ code: 'FIND_PATTERN', message: expect.stringContaining('bracket') }),
    );
  });

  it('leaves header, left out rows, what parts cells and cells beyond the last column alone', async () => {
    const text = 'ab,ab\nab,"x,y",ab\nTotal ab,\na,b\n';
    const form = structure(2, { skippedRows: [2] });
    const { cells } = await find(text, { query: { ...plain, text: 'AB' }, form });
    expect(cells).toEqual([{ rowIndex: 0, columnIndex: 0, from: 0, to: 2 }]);
    const across = ['a,b', 'b"', '\n'].map((one) => find(text, { query: { ...plain, text: one }, form }));
    expect((await Promise.all(across)).map(({ count }) => count)).toEqual([0, 0, 0]);
    expect((await find(text, { query: { ...plain, text: 'x,y' }, form })).count).toBe(1);
  });

  it('counts all and keeps the first of them', async () => {
    const rows = findOptions.keptCells + 7;
    const text = `a,b\n${'x,-\n'.repeat(rows)}`;
    const result = await find(text, {
      query: { ...plain, text: 'X' },
      form: structure(2),
      chunkBytes: 4_096,
    });
    expect(result).toMatchObject({
      count: rows,
      rowCount: rows,
      columnCount: 1,
      columns: [{ columnIndex: 0, count: rows }],
    });
    expect(result.cells).toHaveLength(findOptions.keptCells);
  });
});

describe('the machine behind patterns', () => {
  it('finds what matchPattern finds', async () => {
    const patterns = fc.constantFrom(
      'a',
      '^a',
      'b$',
      '^$',
      'a*',
      '(?:ab)+',
      '[^a]',
      '\\d{2,3}',
      'a|k1',
      '(a|é)b?$',
      '.',
      '\\w\\s',
      'K',
      '^(?:a|b)$',
      'x?$',
    );
    await fc.assert(
      fc.asyncProperty(patterns, fc.array(word(0), { minLength: 1, maxLength: 5 }), async (source, cells) => {
        const pattern = compilePattern(source);
        if (typeof pattern === 'string') throw new Error(pattern);
        const text = `h\n${cells.map((cell) => encodeRecord([cell === '' ? '-' : cell])).join('')}`;
        const query = { ...plain, text: source, isPattern: true, matchCase: true };
        const result = await find(text, { query, form: structure(1), chunkBytes: 5 });
        const rows: number[] = [];
        for await (const group of readRows(memorySource(text), {
          dialect: standardDialect,
          structure: structure(1),
        }))
          for (const row of group)
            if (matchPattern(pattern, row.cells[0] ?? '') !== undefined) rows.push(row.rowIndex);
        expect(result.cells.map(({ rowIndex }) => rowIndex)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });
});
