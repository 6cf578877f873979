import { describe, expect, it } from 'vitest';
import {
  type StructureOptions,
  detectStructure,
} from '../../../../core/dialect/structure/detectStructure.ts';
import type { TableStructure } from '../../../../core/model/dialect.ts';

/** A table drawn with `|` between cells and one record a line. */
const detect = (drawing: string, options: Partial<StructureOptions> = {}): TableStructure =>
  detectStructure(
    drawing.split('\n').map((line) => line.split('|').map((cell) => cell.trim())),
    { complete: true, ...options },
  );

describe('findHeader', () => {
  it('takes days as spreadsheets count them for names where they go on by usual steps', () => {
    const rows = 'Cash|120.5|118|131\nStock|37.2|36|40\nDebt|55|54.1|50';
    const days = `|37864|37772|37680\n${rows}`;
    expect(detect(`Balance sheet|||\n${days}`)).toMatchObject({ headerRows: [1], firstDataRow: 2 });
    expect(detect(`Item|x|y|z\nSales|37864|30772|41680\n${rows}`).headerRows).toEqual([0]);
  });

  it('takes a first row with an e-mail address for data, whatever figures it lacks', () => {
    const rows = 'Ann|--05-03|ann@example.org\nBo|1961-05-02|bo@example.org\nCy|1962-05-03|cy@example.org';
    expect(detect(`Name|Birthday|E-mail\n${rows}`)).toMatchObject({ headerRows: [0], firstDataRow: 1 });
  });

  it('leaves cells that say what they are about out of the header', () => {
    const rows = 'Ann|1|x|2\nBo|2|y|3\nCy|3|z|4';
    expect(
      detect(`Exhibitor: Acme||Export: 20.05.2025\n|||\nName|No|Hall|Rating\n${rows}`).headerRows,
    ).toEqual([2]);
  });

  it('passes over a line that sums up the table above its header', () => {
    const rows = 'Party|Deal|Price|Cash\nA|x1|15.3|562\nB|x2|12.4|848\nC|x3|11|700';
    expect(detect(`Fixed||27|2110\n${rows}`)).toMatchObject({ headerRows: [1], firstDataRow: 2 });
    expect(detect(rows)).toMatchObject({ headerRows: [0], firstDataRow: 1 });
  });

  it('finds few rows of figures under a deep header', () => {
    const header =
      'Sales||||\n|Firm sales||Total sales|\n|Ventes||Total|\n|Volume|Price|Volume|Price\n|Millions|CDN|Millions|CDN\n|m3|per GJ|m3|per GJ';
    const structure = detect(`${header}\n2000/11|6310.2|6.62|9209|6.7\n1999/11|6315.9|3.31|8229|3.8`);
    expect(structure).toMatchObject({ headerRows: [1, 2, 3, 4, 5], firstDataRow: 6 });
  });

  it('takes the word that stands alone above a list of contents for its header', () => {
    const list = 'Table 1|Releases\nTable 2|Mean time served\nTable 3|Median time served';
    expect(detect(`Prisons|\nContents|\n${list}`)).toMatchObject({ headerRows: [1], firstDataRow: 2 });
    expect(detect(`Prisons|\n${list}`)).toMatchObject({ headerRows: [], firstDataRow: 1 });
  });

  it('takes a row of texts behind a blank line for data where the header above names its figures', () => {
    const rows =
      'Year|Code|Total|Share\n|||\nUnited States|US||\n1980||100|60.8\n1990||100|56\n2000||100|52.8';
    expect(detect(`Households|||\n${rows}`)).toMatchObject({ headerRows: [1], firstDataRow: 3 });
  });

  it('reads a count with its share as a figure', () => {
    const rows = 'Class|Yes|No\n|at scene|at scene\nAll|14067 (73.6)|413 (2.2)\nFatal|1972 (88%)|40 (1.8)';
    expect(detect(`Accidents||\n${rows}`)).toMatchObject({ headerRows: [1, 2], firstDataRow: 3 });
  });

  it('names the next likely header rows', () => {
    expect(detect('name|men\nOhio|10\nUtah|20').headerRunnerUp).toEqual([]);
    expect(detect('|Men|\nState|young|old\nOhio|1|2\nUtah|2|1')).toMatchObject({
      headerRows: [0, 1],
      headerRunnerUp: [1],
    });
    expect(detect('Ohio|10\nUtah|20\nIowa|3')).toMatchObject({ headerRows: [], headerRunnerUp: [0] });
    expect(detect('name|men\nOhio|10', { headerRows: [0] }).headerRunnerUp).toBeUndefined();
  });

  it('begins the data where a person says, and leaves out what stands between', () => {
    const rows = 'name|men\n(in|tens)\nOhio|10\nUtah|20';
    expect(detect(rows, { firstDataRow: 3 })).toMatchObject({
      firstDataRow: 3,
      columnNames: expect.any(Array),
    });
    expect(detect(rows, { headerRows: [0], firstDataRow: 2 })).toMatchObject({
      headerRows: [0],
      firstDataRow: 2,
      skippedRows: [1],
    });
    expect(detect(rows, { headerRows: [1], firstDataRow: 0 }).firstDataRow).toBe(2);
  });
});
