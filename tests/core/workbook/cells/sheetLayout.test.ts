import { expect, test } from 'vitest';
import { workbookOptions } from '../../../../core/model/options/workbookOptions.ts';
import { plainLayout, type SheetLayout } from '../../../../core/model/sheet.ts';
import { createLayoutReader, type LayoutContext } from '../../../../core/workbook/cells/sheetLayout.ts';

type Tag = readonly [name: string, attributes?: Readonly<Record<string, string>>];

function layoutOf(tags: readonly Tag[], context: LayoutContext = { marked: [] }): SheetLayout {
  const reader = createLayoutReader(context);
  for (const [name, attributes = {}] of tags) {
    if (name === 'row') reader.row(Number(attributes['r']) - 1, (key) => attributes[key]);
    else reader.element(name, (key) => attributes[key]);
  }
  return reader.layout();
}

test('a sheet that says nothing has a plain layout', () => {
  expect(layoutOf([['sheetView'], ['col', { min: '1', max: '3' }], ['pageMargins']])).toEqual(plainLayout);
});

test('merged ranges are kept, but neither single cells nor what is no range', () => {
  const refs = [
    'A1:C1',
    '$B$2:$B$4',
    'D4:C3',
    'A1',
    'A1:A1',
    'A0:B2',
    'XFE1:XFF2',
    'A1:A1048577',
    '#REF!',
    '',
  ];
  const { merges } = layoutOf(refs.map((ref) => ['mergeCell', { ref }]));
  expect(merges).toEqual([
    { top: 0, left: 0, bottom: 0, right: 2 },
    { top: 1, left: 1, bottom: 3, right: 1 },
    { top: 2, left: 2, bottom: 3, right: 3 },
  ]);
});

test('merges without end are cut off', () => {
  const tags = Array.from(
    { length: workbookOptions.merges + 5 },
    (_, row): Tag => ['mergeCell', { ref: `A${row + 1}:B${row + 1}` }],
  );
  expect(layoutOf(tags).merges).toHaveLength(workbookOptions.merges);
});

test('frozen rows are counted from the first one in sight', () => {
  expect(layoutOf([['sheetView'], ['pane', { ySplit: '2', state: 'frozen' }]]).frozenRows).toBe(2);
  const scrolled: Tag = ['sheetView', { topLeftCell: 'A4' }];
  expect(layoutOf([scrolled, ['pane', { ySplit: '1', state: 'frozen' }]]).frozenRows).toBe(4);
});

test('a window that is split in points freezes nothing, nor do frozen columns', () => {
  expect(layoutOf([['pane', { ySplit: '1200' }]]).frozenRows).toBe(0);
  expect(layoutOf([['pane', { ySplit: '1.5', state: 'frozen' }]]).frozenRows).toBe(0);
  expect(layoutOf([['pane', { xSplit: '1', state: 'frozen' }]]).frozenRows).toBe(0);
});

test('views that people saved do not count', () => {
  const { filter, frozenRows } = layoutOf([
    ['autoFilter', { ref: 'A3:D9' }],
    ['customSheetViews'],
    ['pane', { ySplit: '7', state: 'frozen' }],
    ['autoFilter', { ref: 'A1:B2' }],
  ]);
  expect({ filter, frozenRows }).toEqual({
    filter: { top: 2, left: 0, bottom: 8, right: 3 },
    frozenRows: 0,
  });
});

test('hidden and grouped rows and hidden columns are stretches', () => {
  const { hiddenRows, groupedRows, hiddenColumns } = layoutOf([
    ['col', { min: '2', max: '3', hidden: '1' }],
    ['col', { min: '4', max: '4', hidden: 'true' }],
    ['col', { min: '5', max: '5', hidden: '0' }],
    ['col', { min: '9', max: '8', hidden: '1' }],
    ['col', { hidden: '1' }],
    ['row', { r: '3', hidden: '1' }],
    ['row', { r: '4', hidden: '1', outlineLevel: '1' }],
    ['row', { r: '5', outlineLevel: '2' }],
    ['row', { r: '8', hidden: '1' }],
  ]);
  expect({ hiddenRows, groupedRows, hiddenColumns }).toEqual({
    hiddenRows: [
      [2, 3],
      [7, 7],
    ],
    groupedRows: [[3, 4]],
    hiddenColumns: [[1, 3]],
  });
});

test('rows in no order are told in order', () => {
  const reader = createLayoutReader({ marked: [false, true] });
  for (const row of [7, 2, 8, 3, 2]) {
    reader.row(row, (name) => (name === 'hidden' ? '1' : undefined));
    reader.cellStyle(row, 1);
  }
  const { hiddenRows, markedRows } = reader.layout();
  expect({ hiddenRows, markedRows }).toEqual({
    hiddenRows: [
      [2, 3],
      [7, 8],
    ],
    markedRows: [2, 3, 7, 8],
  });
});

test('a row is marked when all of its filled cells are', () => {
  const reader = createLayoutReader({ marked: [false, true, true] });
  const styles = [[1, 2], [0, 1], [0, 0], [1, 7], [2]];
  for (const [row, cells] of styles.entries()) for (const style of cells) reader.cellStyle(row * 2, style);
  expect(reader.layout().markedRows).toEqual([0, 8]);
});

test('what stands beside the sheet is known from the beginning', () => {
  const known = { filter: { top: 0, left: 0, bottom: 5, right: 2 }, titleRows: [0, 1] as const };
  expect(layoutOf([], { marked: [], known })).toEqual({ ...plainLayout, ...known });
});
