import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findsAll } from '../../../renderer/components/Picker.tsx';
import { qualityOf } from '../../../renderer/components/Histogram.tsx';
import {
  offsetFor,
  rowsInSight,
  scrollScale,
  tallestPx,
} from '../../../renderer/components/grid/scaledScroll.ts';
import { rowsPerPage } from '../../../renderer/screens/review/preview/useRowPages.ts';
import { withTransform } from '../../../renderer/screens/review/inspector/TransformList.tsx';

describe('scrolling a list longer than an element can be', () => {
  test('a usual list scrolls pixel by pixel', () => {
    expect(scrollScale(1_000, 500)).toBe(1);
    expect(scrollScale(tallestPx, 500)).toBe(1);
  });

  test('the end of the scroll bar is the end of the list, at any length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: tallestPx + 1, max: 2 ** 40 }),
        fc.integer({ min: 50, max: 4_000 }),
        (total, view) => {
          const furthest = (tallestPx - view) * scrollScale(total, view);
          expect(Math.abs(furthest - (total - view))).toBeLessThan(1);
        },
      ),
    );
  });
});

test('a page of rows stays small however wide the table is', () => {
  expect(rowsPerPage(10)).toBe(200);
  expect(rowsPerPage(400)).toBe(50);
  expect(rowsPerPage(5_000)).toBe(20);
});

test('a search finds every word in any order', () => {
  const item = { label: 'loss_date', words: 'Date of loss date' };
  expect(findsAll(item, 'LOSS date')).toBe(true);
  expect(findsAll(item, '')).toBe(true);
  expect(findsAll(item, 'loss amount')).toBe(false);
});

test('the quality bar adds up to the whole and is empty without cells', () => {
  const { valid, missing, invalid } = qualityOf({ count: 8, missing: 2, invalid: 1 });
  expect(valid + missing + invalid).toBe(1);
  expect(qualityOf({ count: 0, missing: 0, invalid: 0 })).toEqual({ valid: 0, missing: 0, invalid: 0 });
});

describe('adding a step to a column', () => {
  test('takes the place of a step of the same kind', () => {
    const list = [{ kind: 'trim' }, { kind: 'parseNumber', decimalMark: '.' }] as const;
    expect(withTransform(list, { kind: 'parseNumber', decimalMark: ',' })).toEqual([
      { kind: 'trim' },
      { kind: 'parseNumber', decimalMark: ',' },
    ]);
  });

  test('joining columns comes first', () => {
    expect(withTransform([{ kind: 'trim' }], { kind: 'concatenate', separator: ' ' })[0]?.kind).toBe(
      'concatenate',
    );
  });
});

describe('bringing a row into sight', () => {
  test('leaves the list where it is when the row is seen whole', () => {
    expect(offsetFor({ start: 100, size: 20, offset: 100, view: 200 })).toBeNull();
    expect(offsetFor({ start: 280, size: 20, offset: 100, view: 200 })).toBeNull();
  });

  test('goes no further than needed', () => {
    expect(offsetFor({ start: 99, size: 20, offset: 100, view: 200 })).toBe(99);
    expect(offsetFor({ start: 281, size: 20, offset: 100, view: 200 })).toBe(101);
  });

  test('shows the row whole from any place, where there is room for it', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (start, offset) => {
        const to = offsetFor({ start, size: 20, offset, view: 300 }) ?? offset;
        expect(start >= to && start + 20 <= to + 300).toBe(true);
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
