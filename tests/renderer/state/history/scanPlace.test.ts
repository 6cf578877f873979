import { expect, test } from 'vitest';
import type { ScanId } from '../../../../core/contract/views.ts';
import {
  allScans,
  isNarrowedToScans,
  type ScanHistoryPlace,
  scanHistoryOf,
  scanHistoryPath,
  toggledScanFacet,
} from '../../../../renderer/state/history/scanPlace.ts';

test('an address says what the scans are narrowed down to, and is read back as it was', () => {
  const place: ScanHistoryPlace = {
    text: 'bridge & pier',
    facets: { state: ['paused', 'done'], person: ['Kim Lee'] },
    range: { from: '2026-03-01', to: null },
    scanId: '01ABC' as ScanId,
  };
  expect(scanHistoryOf(scanHistoryPath(place))).toEqual(place);
  expect(scanHistoryPath(allScans)).toBe('/history/scans');
});

test('an address of runs is none of scans', () => {
  expect(scanHistoryOf('/history')).toBeNull();
  expect(scanHistoryOf('/history/01ABC?text=scans')).toBeNull();
});

test('a value of a facet is taken in and out, and the chosen scan is let go of', () => {
  const paused = toggledScanFacet({ ...allScans, scanId: 'a' as ScanId }, 'state', 'paused');
  expect(paused).toMatchObject({ facets: { state: ['paused'] }, scanId: null });
  expect(isNarrowedToScans(paused)).toBe(true);
  expect(isNarrowedToScans(toggledScanFacet(paused, 'state', 'paused'))).toBe(false);
});
