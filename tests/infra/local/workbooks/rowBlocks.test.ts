import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lentOptions } from '../../../../core/model/options/workbookOptions.ts';
import { RowBlocks } from '../../../../infra/local/workbooks/rowBlocks.ts';

/** Records of one byte each, with the row of each and the cells that it stands for. */
function blocksOf(records: readonly (readonly [row: number, cells: number])[]) {
  const blocks = new RowBlocks();
  records.forEach(([row, cells], at) => blocks.add(row, { start: at, end: at + 1, cells }));
  return blocks.blocks();
}

test('every record lies in one block, and no two blocks share a row', () => {
  const record = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: lentOptions.firstCells }));
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 40 }), (records) => {
      const blocks = blocksOf(records);
      expect(blocks[0]?.start).toBe(0);
      expect(blocks.at(-1)?.end).toBe(records.length);
      let before = -1;
      for (const [at, { start, end }] of blocks.entries()) {
        expect(start).toBe(at === 0 ? 0 : blocks[at - 1]?.end);
        const rows = records.slice(start, end).map(([row]) => row);
        expect(Math.min(...rows)).toBeGreaterThan(before);
        before = Math.max(...rows);
      }
    }),
  );
});

test('rows in their order are cut, the first time after few cells', () => {
  const records = Array.from({ length: 10 }, (_, row) => [row, lentOptions.firstCells] as const);
  const [first, second, third] = blocksOf(records);
  expect([first, second, third]).toEqual(
    [
      { start: 0, end: 1 },
      { start: 1, end: 2 },
      { start: 2, end: 10 },
    ].map((place) => expect.objectContaining(place)),
  );
});

test('cells that cannot be cut are refused beyond the limit', () => {
  expect(() => blocksOf([[0, lentOptions.cells + 1]])).toThrow(
    expect.objectContaining({ code: 'SOURCE_TOO_LARGE' }),
  );
  const backwards = Array.from({ length: 200 }, (_, at) => [200 - at, lentOptions.cells / 100] as const);
  expect(() => blocksOf(backwards)).toThrow(expect.objectContaining({ code: 'SOURCE_TOO_LARGE' }));
});
