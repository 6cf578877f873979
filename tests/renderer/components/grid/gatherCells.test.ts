import { describe, expect, test } from 'vitest';
import { cellsAtHand, gatherCells } from '../../../../renderer/components/grid/gatherCells.ts';

describe('gathering cells for a copy', () => {
  const columns = [{ name: 'n', textOf: (row: number) => String(row) }];
  const range = { top: 3, bottom: 2_502 };

  test('fetches page by page what is not at hand', async () => {
    const asked: string[] = [];
    const shares: number[] = [];
    const source = {
      columns,
      rowAt: (row: number) => (row < 1_003 ? row : undefined),
      fetchRows: async (first: number, count: number) => {
        asked.push(`${String(first)}+${String(count)}`);
        return Array.from({ length: count }, (_, at) => first + at);
      },
    };
    expect(cellsAtHand(source, range)).toBeNull();
    const { rows } = await gatherCells(source, range, {
      signal: new AbortController().signal,
      onProgress: (share) => shares.push(share),
    });
    expect(rows.map(([cell]) => Number(cell))).toEqual(Array.from({ length: 2_500 }, (_, at) => at + 3));
    expect(asked).toEqual(['1003+1000', '2003+500']);
    expect(shares.at(-1)).toBe(1);
  });

  test('ends when it is cancelled, and gives nothing rather than a copy with holes', async () => {
    const controller = new AbortController();
    const options = { signal: controller.signal, onProgress: () => controller.abort() };
    const fetchRows = async (first: number, count: number) =>
      Array.from({ length: count }, (_, at) => first + at);
    await expect(gatherCells({ columns, rowAt: () => undefined, fetchRows }, range, options)).rejects.toThrow(
      /abort/i,
    );
    const whole = { signal: new AbortController().signal, onProgress: () => undefined };
    await expect(
      gatherCells({ columns, rowAt: () => undefined, fetchRows: async () => [1] }, range, whole),
    ).rejects.toThrow('missing');
  });
});
