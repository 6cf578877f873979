import { array, assert, asyncProperty, constantFrom, integer, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyTail } from '../../../core/dialect/structure/classifyTail.ts';
import { detectStructure } from '../../../core/dialect/structure/detectStructure.ts';
import type { TableStructure } from '../../../core/model/dialect.ts';
import { recordTexts } from '../../../core/parse/cellText.ts';
import type { DataReport } from '../../../core/parse/dataBatch.ts';
import { readData } from '../../../core/parse/readData.ts';
import { RowIndexBuilder, readRowsAt } from '../../../core/parse/rowIndex.ts';
import { standardDialect } from './encodeRecord.ts';
import { memorySource } from './memorySource.ts';

/** The structure that the first records give when more follow. */
const headOf = (text: string, records: number): TableStructure =>
  detectStructure(
    text
      .split('\n')
      .slice(0, records)
      .map((line) => line.split(',')),
    { complete: false },
  );

async function read(
  text: string,
  structure: TableStructure,
  chunkBytes = 1 << 16,
): Promise<{ readonly rows: readonly string[]; readonly report: DataReport }> {
  const rows: string[] = [];
  let report: DataReport | undefined;
  const options = { chunkBytes, classifyTail, lines: true, onReport: (r: DataReport) => void (report = r) };
  const table = { dialect: standardDialect, structure };
  for await (const { batch, selected } of readData(memorySource(text), table, options))
    for (const r of selected) rows.push(recordTexts(batch, r).join(','));
  if (report === undefined) throw new Error('no report');
  return { rows, report };
}

const sales = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `shop ${from + i},north,${100 + i},${i % 7}\n`).join('');

describe('innerRowTest', () => {
  it('leaves out what repeats the header far behind the head', async () => {
    const text = `shop,area,sales,staff\n${sales(0, 60)}shop,area,sales,staff\n${sales(60, 200)}`;
    const { rows, report } = await read(text, headOf(text, 30));
    expect(rows).toHaveLength(260);
    expect(report).toMatchObject({ skippedRows: [61], innerRows: 1, innerRecords: [61] });
    expect(report.lineClasses?.[61]).toBe('header');
  });

  it('knows a total by its label alone where it lacks the texts that all rows of a plain table have', async () => {
    const text = `shop,area,sales,staff\n${sales(0, 60)}Grand total,,9000,\n${sales(60, 200)}`;
    const { report } = await read(text, headOf(text, 30));
    expect(report.skippedRows).toEqual([61]);
    expect(report.lineClasses?.[61]).toBe('derived');
  });

  it('keeps a shop called Total with all its cells, and one of which only figures are missing', async () => {
    const text = `shop,area,sales,staff\n${sales(0, 60)}Total,south,3,4\nTotal,south,3,\nSum,,,\n${sales(60, 200)}`;
    expect((await read(text, headOf(text, 30))).report).toMatchObject({ skippedRows: [], innerRows: 0 });
  });

  it('takes labels that sums have proved in the head for totals behind it', async () => {
    const block = (k: number): string =>
      `a${k},1,10\nb${k},2,20\nc${k},3,30\nAll of it total ${k} shops,6,60\n`;
    const text = `Report,,\nshop,men,women\n${Array.from({ length: 90 }, (_, k) => block(k)).join('')}`;
    const { rows } = await read(text, headOf(text, 40));
    expect(rows).toHaveLength(270);
    expect(rows.some((row) => row.includes('total'))).toBe(false);
  });

  it('takes lone texts for headings only where the head has some, and lines of fewer cells for ragged rows', async () => {
    const grouped = `Sales,,,\nshop,area,sales,staff\nEAST,,,\n${sales(0, 60)}WEST,,,\nOops\n${sales(60, 200)}`;
    const found = await read(
      grouped.replace('shop 4,', 'NORTH,,,\nshop 4,'),
      headOf(grouped.replace('shop 4,', 'NORTH,,,\nshop 4,'), 30),
    );
    expect(found.report.lineClasses?.[64]).toBe('group');
    expect(found.rows).toContain('Oops');
    const plain = `shop,area,sales,staff\n${sales(0, 60)}WEST,,,\n${sales(60, 200)}`;
    expect((await read(plain, headOf(plain, 30))).rows).toContain('WEST,,,');
  });

  it('leaves nothing out once a person has said that all is data', async () => {
    const text = `shop,area,sales,staff\n${sales(0, 60)}Total,,9000,\nshop,area,sales,staff\n${sales(60, 9)}Total,,1,`;
    const records = text.split('\n').map((line) => line.split(','));
    const structure = detectStructure(records.slice(0, 30), { complete: false, innerRows: 'data' });
    expect((await read(text, structure)).report).toMatchObject({ rowCount: 72, skippedRows: [] });
  });

  const line = constantFrom(
    'shop 1,north,5,6',
    'shop,area,sales,staff',
    '"shop",area,"sales",staff',
    'Total,,99,',
    'EAST,,,',
    ' Subtotal ,"",7,8',
    '"Total",north,1,2',
    ',,,',
  );

  it('says the same for every cutting, and pages show the rows that the whole reading gave', async () => {
    await assert(
      asyncProperty(
        array(line, { minLength: 1, maxLength: 60 }),
        integer({ min: 1, max: 300 }),
        async (lines, chunkBytes) => {
          const text = `Sales,,,\nshop,area,sales,staff\nEAST,,,\n${sales(0, 20)}${lines.join('\n')}\n${sales(20, 90)}`;
          const structure = headOf(text, 15);
          const whole = await read(text, structure);
          expect(await read(text, structure, chunkBytes)).toEqual(whole);
          const kept = { ...structure, skippedRows: whole.report.skippedRows };
          const table = { dialect: standardDialect, structure: kept };
          const source = memorySource(text);
          const builder = new RowIndexBuilder();
          for await (const data of readData(source, table)) builder.add(data);
          const page = await readRowsAt(
            source,
            { ...table, index: builder.finish() },
            { first: 18, count: 40 },
          );
          expect(page.map(({ cells }) => cells.join(','))).toEqual(whole.rows.slice(18, 58));
        },
      ),
    );
  });

  const word = constantFrom(
    'Total',
    'Sum',
    'All',
    'Grand Total',
    'north',
    'Ohio',
    'Note',
    'shop',
    '2019',
    'sales',
  );

  it('leaves out no row of a plain table whose rows are full, whatever they say', async () => {
    await assert(
      asyncProperty(array(tuple(word, word), { minLength: 40, maxLength: 120 }), async (pairs) => {
        // Figures that no others add up to.
        const lines = pairs.map(([a, b], i) => `${a},${b},${2 ** (i % 30)}.${i % 7}3,x${i}`);
        const text = `shop,area,sales,code\n${lines.join('\n')}\n`;
        const { report } = await read(text, headOf(text, 30));
        expect(report).toMatchObject({ rowCount: pairs.length, skippedRows: [] });
      }),
    );
  });
});
