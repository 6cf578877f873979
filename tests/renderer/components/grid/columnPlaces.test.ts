import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnAtPixel,
  columnPlaces,
  columnsInSight,
  leftFor,
} from '../../../../renderer/components/grid/columnPlaces.ts';

const widths = fc.array(fc.integer({ min: 40, max: 400 }), { minLength: 1, maxLength: 60 });

describe('columns beside one another', () => {
  test('are found under every one of their pixels', () => {
    fc.assert(
      fc.property(widths, fc.nat(30_000), (list, px) => {
        const places = columnPlaces(list, 0);
        const at = columnAtPixel(places, px);
        const isOver = (places.edges[at] ?? 0) <= px && (places.edges[at + 1] ?? 0) > px;
        expect(px < places.totalPx ? isOver : at === list.length - 1).toBe(true);
      }),
    );
  });

  test('are drawn wherever one of their pixels is in sight', () => {
    fc.assert(
      fc.property(
        widths,
        fc.nat(5),
        fc.record({ left: fc.nat(20_000), width: fc.integer({ min: 100, max: 3_000 }) }),
        (list, pins, { left, width }) => {
          const places = columnPlaces(list, Math.min(pins, list.length));
          const { first, last } = columnsInSight(places, { left, width });
          const isSeen = (at: number): boolean =>
            (places.edges[at + 1] ?? 0) > left + places.pinnedPx && (places.edges[at] ?? 0) < left + width;
          const missing = list
            .map((_, at) => at)
            .filter((at) => at >= places.pinnedCount && isSeen(at) && (at < first || at > last));
          expect(missing).toEqual([]);
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
