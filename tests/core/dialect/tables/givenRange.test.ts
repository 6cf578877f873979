import { describe, expect, it } from 'vitest';
import { tableInRange } from '../../../../core/dialect/tables/givenRange.ts';

const sheet = [
  ['', '', '', '', ''],
  ['Prices', '', '', '', 'see below'],
  ['', 'Item', 'Price', 'Note', ''],
  ['', 'A', '3.5', '', 'x'],
  ['', 'B', '4.5', '', 'y'],
  ['', 'C', '1.5', '', ''],
  ['', 'Signed by', '', '', ''],
];

describe('tableInRange', () => {
  it('takes the rows and columns of the range and counts records as the sheet does', () => {
    const { structure, panel } = tableInRange(
      sheet,
      { top: 2, left: 1, bottom: 4, right: 3 },
      { complete: true },
    );
    expect(panel).toEqual({ left: 1, right: 3 });
    expect(structure).toMatchObject({
      headerRows: [2],
      firstDataRow: 3,
      columnNames: ['Item', 'Price', 'Note'],
      span: { first: 2, end: 5 },
      tailKnown: true,
    });
  });

  it('keeps columns of the range in which no cell is filled', () => {
    const { structure } = tableInRange(sheet, { top: 2, left: 1, bottom: 4, right: 5 }, { complete: true });
    expect(structure.columnNames).toHaveLength(5);
  });

  it('goes to the end of the sheet where the range is open below', () => {
    const { structure } = tableInRange(
      sheet,
      { top: 2, left: 1, bottom: null, right: 2 },
      { complete: false },
    );
    expect(structure.span).toEqual({ first: 2, end: null });
  });
});
