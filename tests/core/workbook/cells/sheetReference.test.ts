import { expect, test } from 'vitest';
import { readNamedReference, readReference } from '../../../../core/workbook/cells/sheetReference.ts';

test('a reference is a range or a single cell, with or without dollar signs', () => {
  expect(readReference('B2:D7')).toEqual({ top: 1, left: 1, bottom: 6, right: 3 });
  expect(readReference('$D$7:$B$2')).toEqual({ top: 1, left: 1, bottom: 6, right: 3 });
  expect(readReference(' xfd1048576 ')).toEqual({ top: 1048575, left: 16383, bottom: 1048575, right: 16383 });
});

test('what is no reference, or lies outside of a sheet, is none', () => {
  for (const text of ['', '#REF!', 'A', '7', 'A0', 'A1:', 'XFE1', 'A1048577', 'A1:B2:C3', 'AAAA1', 'Name'])
    expect([text, readReference(text)]).toEqual([text, undefined]);
});

test('named references may name their sheet, and whole rows', () => {
  expect(readNamedReference("'It''s, a: sheet'!$A$3:$C$9")).toEqual({
    range: { top: 2, left: 0, bottom: 8, right: 2 },
    rows: undefined,
  });
  expect(readNamedReference('Claims!$A:$B,Claims!$1:$2')).toEqual({ range: undefined, rows: [0, 1] });
  // A program that forgets to double the apostrophe.
  expect(readNamedReference("'Mike's, all'!$4:$4").rows).toEqual([3, 3]);
  expect(readNamedReference('Claims!#REF!')).toEqual({ range: undefined, rows: undefined });
  expect(readNamedReference('A1,'.repeat(10_000))).toEqual({ range: undefined, rows: undefined });
});
