import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnAtPixel,
  columnPlaces,
  columnsInSight,
  leftFor,
} from '../../../../renderer/components/grid/columnPlaces.ts';
import { cellsAtHand, gatherCells } from '../../../../renderer/components/grid/gatherCells.ts';
import { type GridKeyScene, gridKeyOf } from '../../../../renderer/components/grid/gridKeys.ts';
import { rangeFacts } from '../../../../renderer/components/grid/rangeFacts.ts';
import { rowsInSight } from '../../../../renderer/components/grid/scaledScroll.ts';
import { columnsKey } from '../../../../renderer/state/columnLayouts.ts';

const widths = fc.array(fc.integer({ min: 40, max: 400 }), { minLength: 1, maxLength: 60 });

describe('columns beside one another', () => {
  test('are found under every one of their pixels', () => {
    fc.assert(
      fc.property(widths, fc.nat(30_000), (list, px) => {
        const places = columnPlaces(list, 0);
        const at = columnAtPixel(places, px);
        if (px < places.totalPx) expect(places.edges[at]).toBeLessThanOrEqual(px);
        if (px < places.totalPx) expect(places.edges[at + 1]).toBeGreaterThan(px);
        else expect(at).toBe(list.length - 1);
      }),
    );
  });

  test('are drawn wherever one of their pixels is in sight', () => {
    fc.assert(
      fc.property(
        widths,
        fc.nat(5),
        fc.nat(20_000),
        fc.integer({ min: 100, max: 3_000 }),
        (list, pins, left, width) => {
          const places = columnPlaces(list, Math.min(pins, list.length));
          const { first, last } = columnsInSight(places, { left, width });
          for (let at = places.pinnedCount; at < list.length; at += 1) {
            const isSeen =
              (places.edges[at + 1] ?? 0) > left + places.pinnedPx && (places.edges[at] ?? 0) < left + width;
            if (isSeen) expect(at >= first && at <= last).toBe(true);
          }
        },
      ),
    );
  });

  test('are brought into sight beside the pinned ones', () => {
    fc.assert(
      fc.property(widths, fc.nat(20_000), fc.nat(60), (list, left, which) => {
        const places = columnPlaces(list, Math.min(1, list.length - 1));
        const column = which % list.length;
        if (column < places.pinnedCount) return;
        const sight = { left, width: 900 };
        const to = leftFor(places, column, sight) ?? left;
        expect(places.edges[column]).toBeGreaterThanOrEqual(to + places.pinnedPx);
        expect(places.edges[column + 1]).toBeLessThanOrEqual(to + sight.width);
        expect(leftFor(places, column, { ...sight, left: to })).toBeNull();
      }),
    );
  });
});

test('every row that is seen is drawn, the last one of ten million too', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rowCount, share) => {
        const rowHeight = 26;
        const view = 700;
        const offset = Math.max(0, rowCount * rowHeight - view) * share;
        const { first, last } = rowsInSight({ offset, view, rowHeight, rowCount });
        expect(first * rowHeight).toBeLessThanOrEqual(offset);
        expect(last === rowCount - 1 || (last + 1) * rowHeight >= offset + view).toBe(true);
        expect(last - first).toBeLessThan(view / rowHeight + 20);
      },
    ),
  );
  expect(rowsInSight({ offset: 0, view: 700, rowHeight: 26, rowCount: 0 }).last).toBe(-1);
});

describe('figures of selected cells', () => {
  test('are exact, and leave out what reads several ways', () => {
    expect(rangeFacts(['0.1', '0.2', '', '-1'])).toEqual({ cells: 4, filled: 3, distinct: 3, sum: '-0.7' });
    expect(rangeFacts(['9007199254740993', '1']).sum).toBe('9007199254740994');
    expect(rangeFacts(['007', '1']).sum).toBeNull();
    expect(rangeFacts(['1,5']).sum).toBeNull();
    expect(rangeFacts(['', '']).sum).toBeNull();
  });

  test('add up like whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger(), { minLength: 1 }), (list) => {
        const sum = list.reduce((total, value) => total + BigInt(value), 0n);
        expect(rangeFacts(list.map(String)).sum).toBe(String(sum));
        expect(rangeFacts(list.map((value) => `${String(value)}.50`.replace('-0.', '0.'))).distinct).toBe(
          new Set(list).size,
        );
      }),
    );
  });
});

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

describe('keys of a grid', () => {
  const scene: GridKeyScene = {
    ofCells: true,
    hasRange: false,
    header: -1,
    row: 0,
    rowCount: 9,
    columnCount: 4,
    pageRows: 3,
    hasHeader: true,
    activates: true,
  };
  const press = (written: string, change: Partial<GridKeyScene> = {}) => {
    const parts = written.split('+');
    const has = (name: string): boolean => parts.includes(name);
    const key = parts.at(-1) ?? '';
    return gridKeyOf(
      { key, shiftKey: has('Shift'), altKey: has('Alt'), ctrlKey: has('Ctrl'), metaKey: false },
      { ...scene, ...change },
    );
  };

  test('lead from the first row to the headers and back', () => {
    expect(press('ArrowUp')).toEqual({ kind: 'enterHeader' });
    expect(press('ArrowUp', { row: 1 })?.kind).toBe('cell');
    expect(press('ArrowUp', { hasHeader: false })?.kind).toBe('cell');
    expect(press('ArrowDown', { header: 2 })).toEqual({ kind: 'leaveHeader', down: true });
  });

  test('move, widen and hide a column only while its header has the cursor', () => {
    expect(press('Ctrl+ArrowRight', { header: 2 })).toEqual({ kind: 'moveColumn', by: 1 });
    expect(press('Shift+ArrowLeft', { header: 2 })).toEqual({ kind: 'widen', by: -16 });
    expect(press('Delete', { header: 2 })).toEqual({ kind: 'hideColumn' });
    expect(press('Delete')).toBeNull();
    expect(press('ArrowRight', { header: 3 })).toEqual({ kind: 'headerTo', column: 3 });
  });

  test('open menus, and leave to the window what means nothing here', () => {
    expect(press('Alt+ArrowDown')).toEqual({ kind: 'columnMenu' });
    expect(press('Shift+F10')).toEqual({ kind: 'menu' });
    expect(press('Alt+2')).toBeNull();
    expect(press('Escape')).toBeNull();
    expect(press('Escape', { hasRange: true })).toEqual({ kind: 'collapse' });
    expect(press('Ctrl+z')).toBeNull();
    expect(press('Ctrl+a', { ofCells: false })).toBeNull();
  });

  test('go from row to row where rows have the cursor', () => {
    const rows = { ofCells: false, row: 4 };
    expect(press('PageDown', rows)).toEqual({ kind: 'row', to: 7 });
    expect(press('End', rows)).toEqual({ kind: 'row', to: 8 });
    expect(press('ArrowDown', { ...rows, rowCount: 0 })).toBeNull();
    expect(press('Enter', { ...rows, activates: false })).toBeNull();
  });
});

test('layouts of columns have names that tell order and borders', () => {
  const names = [['a', 'b'], ['b', 'a'], ['ab'], ['a', 'b', ''], ['']];
  expect(new Set(names.map(columnsKey)).size).toBe(names.length);
  expect(columnsKey(['a', 'b'])).toBe(columnsKey(['a', 'b']));
});
