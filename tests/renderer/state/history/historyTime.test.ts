import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HistoryRange } from '../../../../renderer/state/history/historyPlace.ts';
import { namedRanges } from '../../../../renderer/state/history/historyPlace.ts';
import {
  chartTimeOf,
  dayText,
  instantsOf,
  rangeOfStretch,
} from '../../../../renderer/state/history/historyTime.ts';

/** By this computer's clock, as a person there reads it. */
const local = (text: string): Date => new Date(`${text}:00`);
const now = local('2026-11-20T15:30');

describe('a range of days', () => {
  test.each<[HistoryRange, string, string | undefined]>([
    ['today', '2026-11-20T00:00', undefined],
    ['7d', '2026-11-14T00:00', undefined],
    ['30d', '2026-10-22T00:00', undefined],
    ['month', '2026-11-01T00:00', undefined],
    ['year', '2026-01-01T00:00', undefined],
    [{ from: '2026-03-29', to: '2026-03-29' }, '2026-03-29T00:00', '2026-03-30T00:00'],
  ])('%j begins and ends at midnight of this computer', (range, from, to) => {
    expect(instantsOf(range, now)).toEqual({
      from: local(from).toISOString(),
      ...(to === undefined ? {} : { to: local(to).toISOString() }),
    });
  });

  test('may be open at either end', () => {
    expect(instantsOf(null, now)).toEqual({});
    expect(instantsOf({ from: null, to: '2026-01-31' }, now)).toEqual({
      to: local('2026-02-01T00:00').toISOString(),
    });
  });
});

describe('the stretches of a chart', () => {
  test.each<[HistoryRange, string | null, string, number]>([
    ['today', null, 'hour', 16],
    ['7d', null, 'day', 7],
    ['30d', null, 'day', 30],
    ['year', null, 'week', 47],
    [null, '2026-11-19T10:00', 'day', 14],
    [null, '2024-12-05T10:00', 'month', 24],
    [{ from: '2026-02-01', to: '2026-02-28' }, null, 'day', 28],
    [{ from: '2030-01-01', to: '2030-01-03' }, null, 'hour', 1],
  ])('for %j from %s are by %s', (range, ...rest) => {
    const [oldest, unit, count] = rest;
    const time = chartTimeOf(range, now, oldest === null ? null : local(oldest));
    expect([time.unit, time.edges.length - 1]).toEqual([unit, count]);
  });

  test('follow on one another without a gap, hold the range, and are no more than can be told apart', () => {
    const day = fc.integer({ min: 0, max: 9_000 }).map((days) => dayText(new Date(2010, 0, 1 + days)));
    const range = fc.oneof(
      fc.constantFrom(null, ...namedRanges),
      fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    );
    fc.assert(
      fc.property(range, day, (given, oldest) => {
        const { edges } = chartTimeOf(given, now, local(`${oldest}T12:00`));
        expect(edges.length).toBeGreaterThan(1);
        expect(edges.length).toBeLessThanOrEqual(121);
        expect(edges).toEqual([...new Set(edges)].toSorted());
      }),
    );
  });

  test('lead to the days that they cover', () => {
    const { edges } = chartTimeOf('year', now, null);
    expect(rangeOfStretch(edges[1] ?? '', edges[2] ?? '')).toEqual({ from: '2026-01-05', to: '2026-01-11' });
  });
});
