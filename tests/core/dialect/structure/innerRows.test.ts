import { describe, expect, it } from 'vitest';
import { detectStructure } from '../../../../core/dialect/structure/detectStructure.ts';
import type { TableStructure } from '../../../../core/model/dialect.ts';

/** A table drawn with `|` between cells and one record a line. */
const detect = (drawing: string): TableStructure =>
  detectStructure(
    drawing.split('\n').map((line) => line.split('|').map((cell) => cell.trim())),
    { complete: true },
  );

describe('innerRows', () => {
  it('takes a labelled row for a total where rows next to it add up to it, above or below', () => {
    const below = detect(
      'item|net|tax\nA|10|1\nB|25|2\nTotal for May|35|3\nC|40|4\nD|5|1\nTotal for June|45|5\nE|7|1',
    );
    expect(below).toMatchObject({ derivedRows: [3, 6], skippedRows: [3, 6] });
    const above = detect('item|net\nEurope, total|35\nA|10\nB|25\nAsia, total|45\nC|40\nD|5');
    expect(above.derivedRows).toEqual([1, 4]);
  });

  it('finds the sum of sums', () => {
    const structure = detect('item|net\nA|10\nB|25\nSubtotal|35\nC|40\nD|5\nSubtotal|45\nGrand total|80');
    expect(structure.derivedRows).toEqual([3, 6, 7]);
  });

  it('forgives what rounding does to large sums only', () => {
    expect(detect('x|kg\nTotal of all|1000.26\nA|500.12\nB|500.13\nC|3').derivedRows).toEqual([1]);
    expect(detect('x|kg\nTotal of all|12\nA|5\nB|6\nC|30').derivedRows).toEqual([]);
  });

  it('finds a row that the whole table adds up to, in a sheet with a title only', () => {
    const rows = 'State|Men|Women\nAll states and towns|60|96\nOhio|10|30\nUtah|20|31\nIowa|30|35';
    const unlabelled = rows.replace('All states and towns', 'Republic');
    expect(detect(`Census||\n${unlabelled}`).derivedRows).toEqual([2]);
    expect(detect(unlabelled).derivedRows).toEqual([]);
  });

  it('leaves a company called Total alone in a plain table, and a bare label in a report not', () => {
    const rows = 'company|sales|staff\nShell|310|90\nTotal|200|100\nEni|90|33\nBP|240|70';
    expect(detect(rows).skippedRows).toEqual([]);
    expect(detect(`Oil companies||\n${rows}`).derivedRows).toEqual([3]);
  });

  it('takes single texts before full rows of a report for headings of groups', () => {
    const structure = detect(
      'Census||\nState|Men|Women\nOhio|10|30\nUtah|20|31\nSOUTH||\nTexas|30|35\nIowa|1|2\nSOURCE||',
    );
    expect(structure).toMatchObject({ groupRows: [4], skippedRows: [0, 4] });
  });

  it('keeps a lone name as data in a plain table, in a sparse one, and where cells are missing', () => {
    expect(detect('name|men|women\nOhio|10|30\nUtah||\nIowa|1|2\nMaine|4|5').skippedRows).toEqual([]);
    const sparse =
      'Census||||\nname|a|b|c|d\nOhio|10||3|1\nUtah||4||\nMaine||||\nIowa|1|||\nTexas||||7\nNevada|1|2|3|4';
    expect(detect(sparse).skippedRows).toEqual([0]);
    expect(detect('Census||\nname|men|women\nOhio|10|30\nUtah\nIowa|1|2').skippedRows).toEqual([0]);
  });

  it('finds the header where it is said again, but not a single name', () => {
    const structure = detect('name|men|women\nOhio|10|30\nname|men|women\nUtah|20|31\nIowa|1|2');
    expect(structure).toMatchObject({ repeatedHeaders: [2], skippedRows: [2] });
    expect(detect('name\nOhio\nname\nUtah').skippedRows).toEqual([]);
  });

  it('takes a bare label for a total in a plain table where the row lacks the other texts', () => {
    const rows = 'shop|area|sales\nA|north|31\nB|south|7\nTotal||500\nC|west|9\nD|east|11';
    expect(detect(rows).derivedRows).toEqual([3]);
    expect(detect(rows.replace('Total||', 'Total|east|')).skippedRows).toEqual([]);
  });

  it('leaves a rule for the records behind the head, and none where there are none', () => {
    const lines = 'shop|area|sales\nA|north|31\nB|south|7\nC|west|9'
      .split('\n')
      .map((line) => line.split('|'));
    const { innerRule } = detectStructure(lines, { complete: false });
    expect(innerRule).toEqual({
      from: 4,
      headers: [['shop', 'area', 'sales']],
      totals: { label: 'lone', figures: [2], fullTexts: [0, 1], full: [0, 1, 2] },
      groupColumn: null,
      groupCells: 3,
    });
    expect(detectStructure(lines, { complete: true }).innerRule).toBeUndefined();
  });

  it('takes labels that begin or end with total for totals in a report, but not in a plain table', () => {
    const rows =
      'Item|2019x|2020x\nTotal income|10|30\nRent|7|20\nOhio, total|1|2\nFees|3|10\nSales|4|5\nGifts|6|8\nDues|9|1\nFines|2|2';
    expect(detect(`Club accounts||\n${rows}`).derivedRows).toEqual([2, 4]);
    expect(detect(rows).skippedRows).toEqual([]);
    const ratio = rows.replace('Total income', 'Total debt to total assets');
    expect(detect(`Club accounts||\n${ratio}`).derivedRows).toEqual([4]);
  });

  it('takes total for a part of the names where most rows begin with it', () => {
    const rows = 'Item|a|b\nTotal rent|11|37\nTotal fees|7|21\nTotal dues|3|9\nOther|4|5';
    expect(detect(`Club accounts||\n${rows}`).derivedRows).toEqual([]);
  });

  it('takes rows without a label below a total for the same total in other years', () => {
    const rows =
      'Area|Year|Cases\nTOTAL CITIES|2006|31\n|2007|32\nOhio|2006|5\n|2007|7\nUtah|2006|8\n|2007|9';
    expect(detect(`Report||\n${rows}`).derivedRows).toEqual([2, 3]);
  });

  it('knows a heading right below the header, and looks for its like behind the head of a report only', () => {
    const rows = 'Item|a|b\nNORTH||\nRent|7|21\nDues|3|9\nOther|4|5'
      .split('\n')
      .map((line) => line.split('|'));
    const plain = detectStructure(rows, { complete: false });
    expect(plain).toMatchObject({ groupRows: [1], skippedRows: [1], innerRule: { groupColumn: null } });
    const report = detectStructure([['Accounts', '', ''], ...rows], { complete: false });
    expect(report).toMatchObject({ groupRows: [2], innerRule: { groupColumn: 0 } });
  });

  it('leaves out remarks between the rows of a report, but not where labels do not stand', () => {
    const rows =
      'Item|a|b\nRent|7|21\n* After tax and other charges||\nDues|3|9\n||(40.5 acres), and more\nOther|4|5';
    expect(detect(`Club accounts||\n${rows}`)).toMatchObject({ skippedRows: [0, 3], groupRows: [] });
    expect(detect(rows).skippedRows).toEqual([]);
  });

  it('keeps a row of a report that has all the texts of the others, whatever its name', () => {
    const rows =
      'Company|Country|Sales\nShell|Netherlands|310\nTotal Energies|France|218\nEni|Italy|90\nBP|Britain|240\nRepsol|Spain|55';
    expect(detect(`Oil companies||\n${rows}`).skippedRows).toEqual([0]);
    const sum = rows.replace('Total Energies|France|', 'Total Energies||');
    expect(detect(`Oil companies||\n${sum}`).derivedRows).toEqual([3]);
  });

  it('knows titles that are merged over all columns, above the header and between the rows', () => {
    const north = 'STRAFFORD COUNTY BALLOTS'.concat('|STRAFFORD COUNTY BALLOTS|STRAFFORD COUNTY BALLOTS');
    const south = north.replaceAll('STRAFFORD', 'SULLIVAN');
    const rows = 'Town|Regular|Absentee\nBarrington|808|21\nStrafford|471|16';
    const structure = detect(`${north}\n${rows}\n${south}\nAcworth|95|7\nCharlestown|288|9\nUnity|81|6`);
    expect(structure).toMatchObject({
      headerRows: [1],
      groupRows: [4],
      columnNames: ['Town', 'Regular', 'Absentee'],
    });
    const plain = detect(
      'name|a|b\nx|1|2\nno answer was given|no answer was given|no answer was given\ny|3|4',
    );
    expect(plain.skippedRows).toEqual([]);
  });

  it('takes a row that is there twice for no header where the header itself may be a row', () => {
    expect(detect('Ann|Lee\nBob|Ray\nAnn|Lee\nCid|Poe\nDan|Fox').skippedRows).toEqual([]);
    expect(detect('x|x|x\na|b|c\nx|x|x\nd|e|f').skippedRows).toEqual([]);
  });
});
