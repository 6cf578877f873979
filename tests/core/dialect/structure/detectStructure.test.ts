import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectStructure } from '../../../../core/dialect/structure/detectStructure.ts';
import type { TableStructure } from '../../../../core/model/dialect.ts';

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

  it('lets a heading of the first column run on where that column has a name below', () => {
    const pairs = detect('North||South|\nX|Y|X|Y\n1|2.5|3|4.5\n5|6.5|7|8.5');
    expect(pairs.columnNames).toEqual(['North X', 'North Y', 'South X', 'South Y']);
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

  it('reads a row of dates, or of numbers that count on, over figures as a header', () => {
    const dates = detect('Item|Mar 2023|Mar 2024|Mar 2025\nSales|120.5|130.2|99.1\nCosts|80|85.5|77.25');
    expect(dates).toMatchObject({ headerRows: [0], firstDataRow: 1 });
    const hours = detect('Meter|1|2|3|4|5\nA|0.5|0.25|3.5|1|2\nB|1.5|2.25|0.5|1|2');
    expect(hours).toMatchObject({ headerRows: [0], firstDataRow: 1 });
    expect(detect('2024-01-02|2024-01-09|5\n2024-02-02|2024-02-09|7').headerRows).toEqual([]);
  });

  it('reads years in names although a column below holds no other figure', () => {
    const structure = detect('Land|Code|1960|1961\nAruba|ABW||\nAngola|AGO||12.5\nAruba|ABW||');
    expect(structure).toMatchObject({ headerRows: [0], firstDataRow: 1 });
  });

  it('takes what stands in parentheses over every column for a unit', () => {
    const structure = detect('State|Houses|Flats\nUnit|(1,000)|(1,000)\nOhio|12.5|7\nUtah|3.5|2');
    expect(structure).toMatchObject({
      headerRows: [0, 1],
      columnNames: ['State Unit', 'Houses (1,000)', 'Flats (1,000)'],
    });
  });

  it('takes a single cell for the name of the labels, or the unit of a column, but not for any heading', () => {
    const year = detect('|Austria|Belgium\nYear||\n1996|87.25|85.5\n1997|88.5|86.25\n1998|89|87.5');
    expect(year).toMatchObject({ headerRows: [0, 1], columnNames: ['Year', 'Austria', 'Belgium'] });
    expect(detect('Item|Mass|Cost\n||(euros)\nA|1.5|20\nB|2.5|30').headerRows).toEqual([0, 1]);
    expect(detect('|Mass|Cost\nLight vehicles||\nA|1.5|20\nB|2.5|30').headerRows).toEqual([0]);
  });

  it('counts rows whose figures are missing as data', () => {
    const signs = detect('Year|A|B|C\n1950|NA|NA|NA\n1951|NA|NA|NA\n1952|1.5|2.5|3.5\n1953|2.5|3.5|4.5');
    expect(signs).toMatchObject({ headerRows: [0], firstDataRow: 1 });
    const blank = detect(
      'Title|Editor|Year\nGrammar|Ann Lee|\nSyntax|Bo Ray|\nStyle|Cy Moe|2004\nWords|Di Poe|1998',
    );
    expect(blank).toMatchObject({ headerRows: [0], firstDataRow: 1 });
  });

  it('leaves remarks of key and value above the header out of it', () => {
    const structure = detect(
      'Source|Bureau of Mines||\n|||\nState|2023|2024|2025\nOhio|1.5|2.5|3.5\nUtah|4.5|5.5|6.5',
    );
    expect(structure).toMatchObject({ headerRows: [2], skippedRows: [0] });
    const pairs = detect(
      'Year:|2024|Region:|North\nName|Town|Street|Note\nAnn|Ulm|Ring|tall house\nBo|Bonn|Weg|low wall',
    );
    expect(pairs.headerRows).toEqual([1]);
  });

  it('finds no header in a sheet of keys and values', () => {
    const pairs =
      'Owner|Mirant\nStation|Pittsburg\nStart|2002-01-03\nState|CA\nUnits|7\nPlant|1507901\nFuel|Gas';
    expect(detect(pairs)).toMatchObject({ headerRows: [], firstDataRow: 0 });
    expect(detect(`Field|Value\n${pairs}`).headerRows).toEqual([0]);
  });

  it('keeps the first of two tables that stand one below the other', () => {
    const flags = Array.from({ length: 20 }, (_, i) => `${i}|.|A|E`).join('\n');
    const counts = Array.from({ length: 20 }, (_, i) => `${i}|1|0|2`).join('\n');
    expect(detect(`run|a|b|c\n${flags}\nrun|a|b|c\n${counts}`).headerRows).toEqual([0]);
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

  it('makes no column of delimiters that the header alone has too many', () => {
    expect(detect('a|b||\n1|2\n3|4\n7|8').columnNames).toEqual(['a', 'b']);
    expect(detect('a||b|c\n1|2|x\n3|4|y\n7|8|z').columnNames).toEqual(['a', 'b', 'c']);
    expect(detect('a||b\n1|2|3\n3|4|5\n7|8|9').columnNames).toEqual(['a', 'column_2', 'b']);
    expect(detect('a|b|c\n1|2\n3|4\n7|8').columnNames).toEqual(['a', 'b', 'c']);
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
