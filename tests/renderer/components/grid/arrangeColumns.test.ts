import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnLayout } from '../../../../core/contract/views.ts';
import {
  type Arrangeable,
  arrangeColumns,
  hideColumns,
  moveColumn,
  naturalLayout,
  pinColumn,
  showColumns,
  sizeColumns,
  wholeOrder,
} from '../../../../renderer/components/grid/arrangeColumns.ts';

const letters = (word: string): readonly string[] => word.split('');
const named = (ids: string, pinned = ''): readonly Arrangeable[] =>
  letters(ids).map((id) => ({ id, pinned: pinned.includes(id) }));
const shownOf = (columns: readonly Arrangeable[], layout: ColumnLayout): string =>
  arrangeColumns(columns, layout)
    .shown.map(({ id }) => id)
    .join('');

const ids = fc.uniqueArray(fc.constantFrom(...letters('abcdefgh')), { minLength: 1 });
const layouts: fc.Arbitrary<ColumnLayout> = fc.record({
  order: fc.uniqueArray(fc.constantFrom(...letters('abcdefghxyz'))),
  widths: fc.constant([]),
  pins: fc
    .uniqueArray(fc.constantFrom(...letters('abcxyz')))
    .chain((list) => fc.tuple(...list.map((id) => fc.boolean().map((pinned) => [id, pinned] as const)))),
  hidden: fc.uniqueArray(fc.constantFrom(...letters('abxy'))),
});

describe('columns as a person arranged them', () => {
  test('stand as by nature where nobody did, pinned ones first', () => {
    expect(shownOf(named('abcd', 'c'), naturalLayout)).toBe('cabd');
  });

  test('that are new stand behind the column that they naturally follow', () => {
    expect(wholeOrder(named('1a2b3'), ['b', 'gone', 'a']).join(' ')).toBe('1 b 3 gone a 2');
  });

  test('are each shown or hidden, once, whatever the layout says', () => {
    fc.assert(
      fc.property(ids, layouts, (list, layout) => {
        const { shown, hidden } = arrangeColumns(named(list.join('')), layout);
        expect([...shown, ...hidden].map(({ id }) => id).toSorted()).toEqual(list.toSorted());
      }),
    );
  });

  test('come back the same from a layout that went through the store', () => {
    fc.assert(
      fc.property(ids, layouts, (list, layout) => {
        const columns = named(list.join(''));
        const stored = JSON.parse(JSON.stringify(layout)) as ColumnLayout;
        expect(shownOf(columns, stored)).toBe(shownOf(columns, layout));
        // What is shown now, kept as an order, shows the same.
        const { shown, hidden } = arrangeColumns(columns, layout);
        const again = { ...layout, order: [...shown, ...hidden].map(({ id }) => id) };
        expect(shownOf(columns, again)).toBe(shownOf(columns, layout));
      }),
    );
  });
});

describe('moving a column', () => {
  test('puts it at the place asked for, over the border of the pinned ones too', () => {
    fc.assert(
      fc.property(ids, layouts, fc.tuple(fc.nat(8), fc.nat(8)), (list, layout, [which, where]) => {
        const columns = named(list.join(''));
        const before = arrangeColumns(columns, layout).shown;
        const id = before[which % Math.max(1, before.length)]?.id;
        if (id === undefined) return;
        const to = where % before.length;
        const moved = moveColumn(columns, layout, { id, to, overBorder: true });
        const after = arrangeColumns(columns, moved).shown;
        expect(after[to]?.id).toBe(id);
        const others = (all: readonly Arrangeable[]) => all.filter((column) => column.id !== id);
        expect(others(after)).toEqual(others(before));
        expect(arrangeColumns(columns, moved).hidden.length).toBe(columns.length - before.length);
      }),
    );
  });

  test('stops at the border of the pinned ones unless it may cross it', () => {
    const columns = named('abcd', 'ab');
    expect(shownOf(columns, moveColumn(columns, naturalLayout, { id: 'a', to: 3, overBorder: false }))).toBe(
      'bacd',
    );
    expect(shownOf(columns, moveColumn(columns, naturalLayout, { id: 'd', to: 0, overBorder: false }))).toBe(
      'abdc',
    );
  });

  test('keeps the pin of a column that goes to the last pinned place', () => {
    const columns = named('abcd', 'ab');
    const moved = moveColumn(columns, naturalLayout, { id: 'a', to: 1, overBorder: true });
    expect(arrangeColumns(columns, moved)).toMatchObject({ pinnedCount: 2 });
    const out = moveColumn(columns, naturalLayout, { id: 'a', to: 2, overBorder: true });
    expect(arrangeColumns(columns, out)).toMatchObject({ pinnedCount: 1 });
  });

  test('forgets no column that the table does not have now', () => {
    const layout = { ...naturalLayout, order: ['x', 'a', 'b'] };
    const moved = moveColumn(named('ab'), layout, { id: 'b', to: 0, overBorder: true });
    expect(moved.order).toEqual(['x', 'b', 'a']);
  });
});

test('pins, hidden columns and widths are taken back without a trace', () => {
  const columns = named('abc', 'a');
  const unpinned = pinColumn(columns, naturalLayout, { id: 'a', pinned: false });
  expect(unpinned.pins).toEqual([['a', false]]);
  expect(pinColumn(columns, unpinned, { id: 'a', pinned: true })).toEqual(naturalLayout);
  expect(showColumns(hideColumns(naturalLayout, ['b']), ['b'])).toEqual(naturalLayout);
  expect(sizeColumns(sizeColumns(naturalLayout, [['c', 1]]), [['c', null]])).toEqual(naturalLayout);
  expect(sizeColumns(naturalLayout, [['__proto__', 99.6]]).widths).toEqual([['__proto__', 100]]);
});
