import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunId } from '../../../../core/contract/views.ts';
import {
  emptyQuery,
  facetNames,
  type HistoryPlace,
  historyPath,
  historyPlaceOf,
  namedRanges,
  toggled,
} from '../../../../renderer/state/history/historyPlace.ts';

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const anyDay = fc.constantFrom('2026-03-31', '2025-01-01', null);
const anyPlace: fc.Arbitrary<HistoryPlace> = fc.record({
  query: fc.record({
    text: fc.oneof(fc.constant(''), anyText),
    facets: fc
      .dictionary(
        fc.constantFrom(...facetNames),
        fc.uniqueArray(fc.oneof(anyText, fc.constant('')), { minLength: 1 }),
      )
      .map((facets) => ({ ...facets })),
    range: fc.oneof(
      fc.constantFrom(null, ...namedRanges),
      fc.record({ from: anyDay, to: fc.constant('2026-04-01') }),
    ),
    sort: fc.constantFrom('newest', 'oldest', 'rows', 'rejects', 'duration'),
    asked: fc.constantFrom(null, {
      where: [{ field: 'state', test: { op: 'is' as const, values: ['done', 'ä & b?'] } }],
      zone: 'Europe/Berlin',
    }),
  }),
  runId: fc.option(anyText.map((id) => id as RunId)),
  against: fc.option(anyText.map((id) => id as RunId)),
  output: fc.option(anyText),
});

describe('a place in History', () => {
  test('comes back from its address, whatever is in it', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        expect(historyPlaceOf(historyPath(place))).toEqual(place);
      }),
    );
  });

  test('is short where nothing is narrowed down', () => {
    expect(historyPath({ query: emptyQuery, runId: null, against: null, output: null })).toBe('/history');
  });

  test.each(['/history?range=never&from=31.3.&sort=size&colour=red', '/history?', '/history/'])(
    'takes %s for the whole list',
    (path) => {
      expect(historyPlaceOf(path)).toEqual({ query: emptyQuery, runId: null, against: null, output: null });
    },
  );

  test('reads a broken address as it stands', () => {
    expect(historyPlaceOf('/history/%E0%A4%A?text=%')).toMatchObject({
      runId: '%E0%A4%A',
      query: { text: '%' },
    });
  });
});

test('a value of a facet is taken in and out again, and the last one takes its facet along', () => {
  const one = toggled(emptyQuery, 'state', 'failed');
  const two = toggled(one, 'state', 'done');
  expect(two.facets).toEqual({ state: ['failed', 'done'] });
  expect(toggled(toggled(two, 'state', 'failed'), 'state', 'done')).toEqual(emptyQuery);
});
