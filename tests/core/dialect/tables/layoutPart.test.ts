import { expect, test } from 'vitest';
import { partOfLayout } from '../../../../core/dialect/tables/layoutPart.ts';
import { plainLayout, type SheetLayout } from '../../../../core/model/sheet.ts';

const layout: SheetLayout = {
  merges: [
    { top: 0, left: 0, bottom: 0, right: 9 },
    { top: 10, left: 4, bottom: 12, right: 9 },
  ],
  frozenRows: 11,
  filter: { top: 10, left: 4, bottom: 90, right: 8 },
  tables: [{ name: 'T', range: { top: 10, left: 4, bottom: 19, right: 6 }, headerRows: 1, totalsRows: 0 }],
  titleRows: [9, 10],
  hiddenRows: [
    [2, 3],
    [9, 12],
    [18, 30],
  ],
  hiddenColumns: [
    [0, 1],
    [5, 16383],
  ],
  groupedRows: [[11, 12]],
  markedRows: [0, 10, 25],
};

test('rows and columns of a part are counted from its own first ones and cut at its ends', () => {
  expect(partOfLayout(layout, { first: 10, end: 20, panel: { left: 4, right: 6 } })).toEqual({
    merges: [{ top: 0, left: 0, bottom: 2, right: 2 }],
    frozenRows: 1,
    filter: { top: 0, left: 0, bottom: 9, right: 2 },
    tables: [{ name: 'T', range: { top: 0, left: 0, bottom: 9, right: 2 }, headerRows: 1, totalsRows: 0 }],
    titleRows: [0, 0],
    hiddenRows: [
      [0, 2],
      [8, 9],
    ],
    hiddenColumns: [[1, 2]],
    groupedRows: [[1, 2]],
    markedRows: [0],
  });
});

test('the whole sheet keeps its layout', () => {
  expect(partOfLayout(layout, { first: 0, end: 99, panel: null })).toBe(layout);
});

test('a part that nothing is said of is plain', () => {
  expect(partOfLayout(layout, { first: 40, end: 50, panel: { left: 2, right: 3 } })).toEqual(plainLayout);
});
