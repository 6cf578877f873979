import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partAround } from '../../../../renderer/state/leads/listPart.ts';
import { pageSteps } from '../../../../renderer/state/leads/pageSteps.ts';

const ways = (seen: { first: number; last: number }, list: { total: number; size: number | null }) =>
  Object.fromEntries(pageSteps(seen, list).map(({ way, to }) => [way, to]));

describe('pages of a list', () => {
  test('a chosen size cuts the list into pages, the last one shorter', () => {
    expect(partAround(0, 120, 50)).toEqual({ firstRow: 0, count: 50 });
    expect(partAround(119, 120, 50)).toEqual({ firstRow: 100, count: 20 });
    expect(ways({ first: 50, last: 99 }, { total: 120, size: 50 })).toEqual({
      first: 0,
      before: 0,
      next: 100,
      last: 100,
    });
    expect(ways({ first: 100, last: 119 }, { total: 120, size: 50 })).toMatchObject({
      next: null,
      last: null,
    });
  });

  test('without a size a page is what is seen', () => {
    expect(ways({ first: 10, last: 34 }, { total: 100, size: null })).toEqual({
      first: 0,
      before: 0,
      next: 35,
      last: 75,
    });
  });

  test('stepping on sees each row once, at any size', () => {
    assert(
      property(integer({ min: 1, max: 600 }), integer({ min: 1, max: 250 }), (total, size) => {
        const seen: number[] = [];
        for (let row: number | null = 0; row !== null; ) {
          const { firstRow, count } = partAround(row, total, size);
          for (let at = 0; at < count; at += 1) seen.push(firstRow + at);
          row = ways({ first: firstRow, last: firstRow + count - 1 }, { total, size })['next'] ?? null;
        }
        expect(seen).toEqual(Array.from({ length: total }, (_, at) => at));
      }),
    );
  });
});
