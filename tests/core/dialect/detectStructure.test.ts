import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectStructure } from '../../../core/dialect/detectStructure.ts';
import type { TableStructure } from '../../../core/model/dialect.ts';

/** A table drawn with `|` between cells and one record a line. */
const cells = (drawing: string): string[][] =>
  drawing
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
const detect = (drawing: string, headerRows?: readonly number[]): TableStructure =>
  detectStructure(cells(drawing), { complete: true, ...(headerRows === undefined ? {} : { headerRows }) });

describe('detectStructure', () => {
  it('takes the first record above figures as header', () => {
    expect(detect('id|name|amount\n1|Ann|2.50\n2|Bob|3.75')).toMatchObject({
      headerRows: [0],
      firstDataRow: 1,
      skippedRows: [],
      columnNames: ['id', 'name', 'amount'],
    });
  });

  it('finds no header where figures begin at once', () => {
    expect(detect('1|2.5|x\n2|3.5|y\n3|4.5|z')).toMatchObject({
      headerRows: [],
      firstDataRow: 0,
      columnNames: ['column_1', 'column_2', 'column_3'],
    });
  });

  it('skips titles and blank lines above the header', () => {
    const structure = detect(
      'Quarterly report||\nPrinted 2025-03-01||\n||\nid|name|amount\n1|Ann|2.50\n2|Bob|3.75',
    );
    expect(structure).toMatchObject({ headerRows: [3], firstDataRow: 4, skippedRows: [0, 1] });
  });

  it('joins header rows and lets merged headings name the columns below them', () => {
    const structure = detect(
      'Region|2023||2024|\n|Units|Value|Units|Value\nNorth|1|2.5|3|4.5\nSouth|5|6.5|7|8.5',
    );
    expect(structure.headerRows).toEqual([0, 1]);
    expect(structure.columnNames).toEqual(['Region', '2023 Units', '2023 Value', '2024 Units', '2024 Value']);
  });

  it('takes a row of units with the header, so that names carry them', () => {
    const structure = detect('Site|Depth|Mass\n|(m)|(kg)\nA|1.5|20\nB|2.5|30');
    expect(structure).toMatchObject({ headerRows: [0, 1], columnNames: ['Site', 'Depth (m)', 'Mass (kg)'] });
  });

  it('reads a row of years over figures as a header', () => {
    const structure = detect('Item|2019|2020|2021\nSales|120.5|130.2|99.1\nCosts|80|85.5|77.25');
    expect(structure).toMatchObject({ headerRows: [0], firstDataRow: 1 });
  });

  it('reads years that the column consists of as data', () => {
    expect(detect('2019|2020\n2020|2021\n2021|2022\n2022|2023').headerRows).toEqual([]);
  });

  it('skips a heading of a group between header and data', () => {
    const structure = detect('Name|Count|Share\nEurope||\nFrance|3|0.5\nSpain|4|0.25');
    expect(structure).toMatchObject({ headerRows: [0], firstDataRow: 2, skippedRows: [1] });
  });

  it('tells names from values in a table of text', () => {
    const rows = Array.from(
      { length: 12 },
      (_, i) => `AB-${100 + i}|open|Some longer remark number ${i}`,
    ).join('\n');
    expect(detect(`code|status|remark\n${rows}`).headerRows).toEqual([0]);
    expect(detect(rows).headerRows).toEqual([]);
  });

  it('keeps doubled names and calls unnamed columns by their position', () => {
    expect(detect('a||a\n1|2|3\n4|5|6').columnNames).toEqual(['a', 'column_2', 'a']);
  });

  it('is not widened by a single ragged row nor by empty cells at the end', () => {
    expect(detect('a|b\n1|2\n3|4|5|6\n7|8').columnNames).toEqual(['a', 'b']);
    expect(detect('a|b\n1|2|\n3|4|\n7|8|').columnNames).toEqual(['a', 'b']);
    expect(detect('a|b\n1|2|x\n3|4|y\n7|8|').columnNames).toEqual(['a', 'b', 'column_3']);
  });

  it('obeys a person', () => {
    expect(detect('x|y\nid|n\n1|2', [1])).toMatchObject({
      headerRows: [1],
      firstDataRow: 2,
      skippedRows: [0],
      headerMargin: 1,
      columnNames: ['id', 'n'],
    });
    expect(detect('x|y\nid|n\n1|2', [])).toMatchObject({ headerRows: [], firstDataRow: 0 });
  });

  it('answers for no records and for blank ones', () => {
    expect(detectStructure([], { complete: true })).toMatchObject({
      headerRows: [],
      firstDataRow: 0,
      columnNames: [],
    });
    expect(detectStructure([[''], ['']], { complete: true }).headerRows).toEqual([]);
  });

  it('names no record twice, whatever the cells', () => {
    const cell = fc.constantFrom('', 'a', 'Total', '12', '2020', '-', '1.5', 'long text of several words');
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }), (records) => {
        const { headerRows, firstDataRow, skippedRows, columnNames } = detectStructure(records, {
          complete: true,
        });
        expect(headerRows.every((row) => row < firstDataRow)).toBe(true);
        expect(skippedRows.some((row) => headerRows.includes(row))).toBe(false);
        expect([...skippedRows].sort((a, b) => a - b)).toEqual(skippedRows);
        expect(columnNames.every((name) => name !== '')).toBe(true);
      }),
    );
  });
});
