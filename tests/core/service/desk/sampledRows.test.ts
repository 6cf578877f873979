import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../../../core/model/errors.ts';
import { sampleOptions } from '../../../../core/model/options/matchingOptions.ts';
import type { SourceRow } from '../../../../core/model/records.ts';
import type { RowSelection } from '../../../../core/ports/engine.ts';
import { sampledRows } from '../../../../core/service/desk/sampledRows.ts';
import { columnNamed } from '../../match/columns.ts';

const columns = [columnNamed('a')];
const rowAt = (rowIndex: number): SourceRow => ({
  rowIndex,
  record: rowIndex + 1,
  line: rowIndex + 2,
  byteOffset: rowIndex * 10,
  cells: [String(rowIndex)],
});
const engineOf = (rowCount: number) => (selection: RowSelection) => {
  const wanted =
    'rows' in selection
      ? selection.rows
      : Array.from({ length: selection.count }, (_, i) => selection.first + i);
  if (wanted.some((row) => row >= rowCount)) throw new Error(`no row beyond ${rowCount}`);
  return Promise.resolve(wanted.map(rowAt));
};

test('reads all rows of a short table', async () => {
  expect(await sampledRows({ rowCount: 3, columns }, engineOf(3))).toEqual([['0'], ['1'], ['2']]);
});

test('reads the first rows of a table, as many as there are up to a limit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (rowCount) => {
      const rows = await sampledRows({ rowCount, columns }, engineOf(rowCount));
      expect(rows.map(([cell]) => Number(cell))).toEqual([
        ...Array.from({ length: Math.min(rowCount, sampleOptions.rows) }).keys(),
      ]);
    }),
  );
});

test('cuts long cells and reads fewer rows of a wide table', async () => {
  const wide = Array.from({ length: 3000 }, (_, i) => columnNamed(`c${i}`));
  const long = await sampledRows({ rowCount: 500, columns: wide }, (selection) =>
    engineOf(500)(selection).then((rows) => rows.map((row) => ({ ...row, cells: ['x'.repeat(9999)] }))),
  );
  expect(long).toHaveLength(sampleOptions.fewestRows);
  expect(long[0]?.[0]).toHaveLength(sampleOptions.characters);
});

test('a table that cannot be read gives no rows, a bug is no such thing', async () => {
  const gone = () => Promise.reject(new AppError('SOURCE_UNREADABLE', 'It is gone.'));
  expect(await sampledRows({ rowCount: 3, columns }, gone)).toEqual([]);
  await expect(sampledRows({ rowCount: 3, columns }, () => Promise.reject(new Error('bug')))).rejects.toThrow(
    'bug',
  );
});
