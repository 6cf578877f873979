import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countScans, findScans, scanFacetOf, type ScanSearch } from '../../../core/contract/scanSearch.ts';
import { asScanId, type Scan, type ScanPlace, type ScanState } from '../../../core/model/scanRun.ts';

function scanOf(id: string, change: Partial<Scan> = {}): Scan {
  return {
    id: asScanId(id),
    state: 'done',
    place: { kind: 'folder', path: '/plans/Bridge', withSubfolders: true },
    options: { anyCase: true, anySeparator: true },
    textract: false,
    codeCount: 12,
    startedAt: '2026-03-04T10:00:00.000Z',
    endedAt: null,
    by: 'Kim Lee',
    total: 7,
    counts: {
      documents: 7,
      withMatches: 3,
      unreadable: 0,
      exact: 4,
      near: 1,
      pages: 9,
      unreadablePages: 0,
    },
    documentsPerSecond: null,
    secondsLeft: null,
    error: null,
    reportBytes: null,
    waiting: null,
    reading: { waiting: 0, read: 0, refused: 0, usd: 0, mostUsd: null },
    ...change,
  };
}

const idsOf = (scans: readonly Scan[], search: Partial<ScanSearch>): readonly string[] =>
  findScans(scans, { text: '', facets: {}, ...search }).map(({ id }) => id);

describe('findScans', () => {
  it('takes every word from the place, the person, the state or the number of codes, whatever the case', () => {
    const scans = [
      scanOf('a'),
      scanOf('b', { by: 'Ana', codeCount: 500 }),
      scanOf('c', { place: { kind: 'drive', folderId: 'x', folderName: 'Plans' }, state: 'paused' }),
    ];
    expect(idsOf(scans, { text: 'bridge KIM' })).toEqual(['a']);
    expect(idsOf(scans, { text: '500 codes' })).toEqual(['b']);
    expect(idsOf(scans, { text: 'plans' })).toEqual(['a', 'b', 'c']);
    expect(idsOf(scans, { text: 'google paused' })).toEqual(['c']);
    expect(idsOf(scans, { text: 'kim ana' })).toEqual([]);
  });

  it('takes scans that were started from a moment on and before another', () => {
    const scans = ['04', '05', '06'].map((day) => scanOf(day, { startedAt: `2026-03-${day}T00:00:00.000Z` }));
    const [from, to] = ['2026-03-05T00:00:00.000Z', '2026-03-06T00:00:00.000Z'];
    expect(idsOf(scans, { from, to })).toEqual(['05']);
  });
});

const places: readonly ScanPlace[] = [
  { kind: 'folder', path: '/a', withSubfolders: false },
  { kind: 's3', prefix: 'a/' },
];
const anyScan = fc
  .record({
    id: fc.uuid(),
    state: fc.constantFrom<ScanState>('done', 'paused', 'failed'),
    by: fc.constantFrom('Kim', 'Ana'),
    place: fc.constantFrom(...places),
    exact: fc.nat(1),
  })
  .map(({ id, exact, ...change }) =>
    scanOf(id, { ...change, counts: { ...scanOf('x').counts, exact, near: 0 } }),
  );

describe('countScans', () => {
  it('tells of each value how many scans the choice of it alone would leave', () => {
    const chosen = fc.record({
      state: fc.subarray(['done', 'paused', 'failed']),
      person: fc.subarray(['Kim', 'Ana', 'Bo']),
    });
    fc.assert(
      fc.property(fc.array(anyScan, { maxLength: 20 }), chosen, (scans, facets) => {
        const counts = countScans(scans, { text: '', facets });
        for (const { value, count } of counts.state)
          expect(findScans(scans, { text: '', facets: { ...facets, state: [value] } })).toHaveLength(count);
        for (const { value, count } of counts.found)
          expect(findScans(scans, { text: '', facets: { ...facets, found: [value] } })).toHaveLength(count);
        // What is chosen can be taken off again.
        expect(counts.person.map(({ value }) => value)).toEqual(expect.arrayContaining(facets.person));
        for (const scan of findScans(scans, { text: '', facets }))
          expect(counts.place.some(({ value }) => value === scanFacetOf(scan, 'place'))).toBe(true);
      }),
    );
  });
});
