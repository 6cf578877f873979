import { expect, test } from 'vitest';
import { readXlsbSheetOutline } from '../../../../infra/local/workbooks/xlsbOutline.ts';
import { wideText, xlsbRecord } from '../../../../infra/local/workbooks/xlsbRecords.ts';
import { makeZip } from '../../../core/workbook/workbookFixture.ts';
import { openLent, rowsOf, valuesOf } from './madeWorkbooks.ts';

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function words(...values: readonly number[]): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer);
}

function row(index: number, flags = 0): Uint8Array {
  return xlsbRecord(0, Buffer.concat([words(index, 0), Buffer.from([0, 0, 0, flags, 0, 0, 0, 0, 0])]));
}

function number(column: number, value: number, id = 5): Uint8Array {
  const data = Buffer.alloc(8);
  data.writeDoubleLE(value);
  // A formula of one token: 1.
  const formula =
    id === 9
      ? Buffer.concat([Buffer.from([0, 0]), words(3), Buffer.from([0x1e, 1, 0]), words(0)])
      : Buffer.alloc(0);
  return xlsbRecord(id, Buffer.concat([words(column, 0), data, formula]));
}

const shared = (column: number, index: number): Uint8Array => xlsbRecord(7, words(column, 0, index));

function sheetPart(rows: readonly Uint8Array[], around: readonly Uint8Array[] = []): Uint8Array {
  return Buffer.concat([
    xlsbRecord(129),
    ...around,
    xlsbRecord(145),
    ...rows,
    xlsbRecord(146),
    xlsbRecord(130),
  ]);
}

/** A binary workbook with parts of the names given for its sheets. */
function binaryWorkbook(
  sheets: readonly { readonly name: string; readonly state: number; readonly part?: Uint8Array }[],
  texts: readonly string[] = [],
): Uint8Array {
  const listed = sheets.map(({ name, state }, at) =>
    xlsbRecord(156, Buffer.concat([words(state, at + 1), wideText(`rId${at + 1}`), wideText(name)])),
  );
  const book = Buffer.concat([xlsbRecord(131), xlsbRecord(143), ...listed, xlsbRecord(144), xlsbRecord(132)]);
  const related = sheets.map(({ part }, at) => {
    const type = part === undefined ? 'chartsheet' : 'worksheet';
    return `<Relationship Id="rId${at + 1}" Type="${relations}/${type}" Target="worksheets/sheet${at + 1}.bin"/>`;
  });
  const items = texts.map((text) => xlsbRecord(19, Buffer.concat([Buffer.from([0]), wideText(text)])));
  return makeZip([
    {
      name: '_rels/.rels',
      text: `<Relationships><Relationship Id="a" Type="${relations}/officeDocument" Target="xl/workbook.bin"/></Relationships>`,
    },
    { name: 'xl/workbook.bin', data: book },
    { name: 'xl/_rels/workbook.bin.rels', text: `<Relationships>${related.join('')}</Relationships>` },
    { name: 'xl/sharedStrings.bin', data: Buffer.concat([xlsbRecord(159), ...items, xlsbRecord(160)]) },
    ...sheets.flatMap(({ part }, at) =>
      part === undefined ? [] : [{ name: `xl/worksheets/sheet${at + 1}.bin`, data: part }],
    ),
  ]);
}

test('reads numbers, shared texts and formulas, of which some have no value', async () => {
  const part = sheetPart([
    row(0),
    shared(0, 1),
    number(1, 2.5),
    row(2),
    number(0, 3, 9),
    // The result is a text, but none that could be one.
    shared(3, 0),
  ]);
  const workbook = await openLent(binaryWorkbook([{ name: 'A', state: 0, part }], ['zero', 'one']), 'xlsb');
  expect(await valuesOf(workbook)).toEqual([
    '0,0 text "one"',
    '0,1 number 2.5',
    '2,0 number 3 formula',
    '2,3 text "zero"',
  ]);
});

test('lists charts and hidden sheets in the order of the tabs', async () => {
  const part = sheetPart([row(0), number(0, 1)]);
  const workbook = await openLent(
    binaryWorkbook([
      { name: 'Chart', state: 0 },
      { name: 'Data', state: 0, part },
      { name: 'Secret', state: 2, part },
    ]),
    'xlsb',
  );
  expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['Chart', false],
    ['Data', false],
    ['Secret', true],
  ]);
  expect(await rowsOf(workbook, 0)).toEqual([]);
  expect(await valuesOf(workbook, 1)).toEqual(['0,0 number 1']);
});

test('a text that the workbook does not have leaves its cell empty', async () => {
  const part = sheetPart([row(0), shared(0, 7), number(1, 1)]);
  const workbook = await openLent(binaryWorkbook([{ name: 'A', state: 0, part }], ['zero']), 'xlsb');
  expect(await valuesOf(workbook)).toEqual(['0,1 number 1']);
});

test('finds frozen, hidden and grouped rows, hidden columns, the filter and merged cells', () => {
  const pane = Buffer.alloc(29);
  pane.writeDoubleLE(1, 8);
  pane[28] = 1;
  const part = sheetPart(
    [row(1, 0x10), row(2, 0x12), number(0, 1)],
    [
      xlsbRecord(151, pane),
      xlsbRecord(60, Buffer.concat([words(3, 4, 0, 0), Buffer.from([1, 0])])),
      xlsbRecord(161, words(0, 9, 0, 2)),
      xlsbRecord(176, words(0, 0, 1, 2)),
    ],
  );
  expect(readXlsbSheetOutline(part).layout).toMatchObject({
    frozenRows: 1,
    hiddenRows: [[1, 2]],
    groupedRows: [[2, 2]],
    hiddenColumns: [[3, 4]],
    filter: { top: 0, bottom: 9, left: 0, right: 2 },
    merges: [{ top: 0, bottom: 0, left: 1, right: 2 }],
  });
});

test('a sheet whose rows do not end is damaged', () => {
  const part = sheetPart([row(0), number(0, 1)]);
  for (let length = 0; length < part.length - 4; length += 1)
    expect(() => readXlsbSheetOutline(part.subarray(0, length))).toThrow(
      expect.objectContaining({ code: 'SOURCE_DAMAGED' }),
    );
});
