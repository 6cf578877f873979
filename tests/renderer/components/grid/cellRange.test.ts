import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CellKey,
  cellCount,
  cellMoveOf,
  movedSelection,
  onlyCell,
  rangeOf,
} from '../../../../renderer/components/grid/cellRange.ts';

const size = { rows: 1_000_000, columns: 30, pageRows: 20 };
const press = (keys: string, from = onlyCell({ row: 5, column: 3 })) =>
  keys.split(' ').reduce((selection, written) => {
    const parts = written.split('+');
    const key = parts.at(-1) ?? '';
    const move = cellMoveOf({
      key: key === 'Space' ? ' ' : key,
      shift: parts.includes('Shift'),
      mod: parts.includes('Ctrl'),
    });
    return move === null ? selection : movedSelection(selection, move, size);
  }, from);

describe('keys in a table of cells', () => {
  test('extend from the corner that moved last and leave the cursor where it is', () => {
    const selection = press('Shift+ArrowDown Shift+ArrowDown Shift+ArrowRight');
    expect(rangeOf(selection)).toEqual({ top: 5, bottom: 7, left: 3, right: 4 });
    expect(selection.active).toEqual({ row: 5, column: 3 });
    expect(rangeOf(press('Shift+ArrowUp', selection))).toEqual({ top: 5, bottom: 6, left: 3, right: 4 });
  });

  test('reach the first and the last row of a million', () => {
    expect(press('Ctrl+End').active).toEqual({ row: 999_999, column: 29 });
    expect(press('Ctrl+End Ctrl+Home').active).toEqual({ row: 0, column: 0 });
    expect(press('Home').active).toEqual({ row: 5, column: 0 });
    expect(press('End').active).toEqual({ row: 5, column: 29 });
    expect(cellCount(rangeOf(press('Ctrl+Shift+ArrowDown')))).toBe(999_995);
  });

  test('take whole rows, whole columns and everything', () => {
    expect(rangeOf(press('Ctrl+Space'))).toEqual({ top: 0, bottom: 999_999, left: 3, right: 3 });
    expect(rangeOf(press('Shift+ArrowDown Shift+Space'))).toEqual({ top: 5, bottom: 6, left: 0, right: 29 });
    expect(cellCount(rangeOf(press('Ctrl+a')))).toBe(30_000_000);
    expect(press('Ctrl+a').active).toEqual({ row: 5, column: 3 });
    expect(rangeOf(press('Ctrl+Space Shift+ArrowRight'))).toMatchObject({ top: 0, left: 3, right: 4 });
  });

  test('draw a range to the cursor after everything was selected', () => {
    expect(rangeOf(press('Ctrl+a Ctrl+Shift+ArrowUp'))).toMatchObject({ top: 0, bottom: 5 });
  });

  test('never leave the table, however many are pressed', () => {
    const keys = fc.record<CellKey>({
      key: fc.constantFrom(
        'ArrowUp',
        'ArrowDown',
        'ArrowLeft',
        'ArrowRight',
        'PageUp',
        'PageDown',
        'Home',
        'End',
        ' ',
        'a',
      ),
      shift: fc.boolean(),
      mod: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(keys), fc.nat(40), fc.nat(9), (list, rows, columns) => {
        const small = { rows, columns: columns + 1, pageRows: 7 };
        let selection = onlyCell({ row: 0, column: 0 });
        for (const key of list) {
          const move = cellMoveOf(key);
          if (move !== null) selection = movedSelection(selection, move, small);
          const { top, bottom, left, right } = rangeOf(selection);
          expect(top >= 0 && left >= 0 && bottom <= Math.max(0, rows - 1) && right <= columns).toBe(true);
          const { active } = selection;
          expect(active.row >= top && active.row <= bottom).toBe(true);
          expect(active.column >= left && active.column <= right).toBe(true);
        }
      }),
    );
  });
});
