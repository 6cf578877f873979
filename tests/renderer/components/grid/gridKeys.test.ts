import { describe, expect, test } from 'vitest';
import { type GridKeyScene, gridKeyOf } from '../../../../renderer/components/grid/gridKeys.ts';

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
    sorts: false,
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

  test('order the rows by Enter on a header that can, and open the menu of any other', () => {
    expect(press('Enter', { header: 2, sorts: true })).toEqual({ kind: 'sortColumn' });
    expect(press('Enter', { header: 2 })).toEqual({ kind: 'columnMenu' });
    expect(press(' ', { header: 2, sorts: true })?.kind).toBe('columnMenu');
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
