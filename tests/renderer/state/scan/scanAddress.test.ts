import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScanId } from '../../../../core/contract/views.ts';
import {
  filterOf,
  isNarrowed,
  noQuery,
  reasonNames,
  type ScanAddress,
  scanAddressOf,
  scanParts,
  scanPath,
  stateNames,
  withNames,
} from '../../../../renderer/state/scan/scanAddress.ts';

const place = fc.option(fc.nat(), { nil: null });
const query = fc.record({
  text: fc.string({ maxLength: 200, unit: 'binary' }).filter((text) => text.length <= 200),
  kind: fc.constantFrom('exact' as const, 'near' as const, null),
  reasons: fc.subarray([...reasonNames]),
  code: place,
  document: place,
  hidden: fc.boolean(),
  matches: fc.constantFrom(...withNames),
  states: fc.subarray([...stateNames]),
});

test('an address gives back the scan, the list and the filters that it was made of', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 64 }).filter((id) => id !== 'new'),
      fc.constantFrom(...scanParts),
      query,
      (id, part, given) => {
        const address: ScanAddress = { kind: 'scan', scanId: id as ScanId, part, query: given };
        expect(scanAddressOf(scanPath(address))).toEqual(address);
      },
    ),
  );
});

test('the list and a new scan have addresses of their own', () => {
  expect(scanAddressOf('/scan')).toEqual({ kind: 'list', asked: null });
  const asked: ScanAddress = { kind: 'list', asked: { where: [], zone: 'Asia/Singapore' } };
  expect(scanAddressOf(scanPath(asked))).toEqual(asked);
  expect(scanAddressOf(scanPath({ kind: 'new' }))).toEqual({ kind: 'new' });
});

test('an address that makes no sense opens all matches', () => {
  expect(scanAddressOf('/scan/%E0%A4%A/odd?kind=both&code=-1&file=x&reason=none&matches=some')).toEqual({
    kind: 'scan',
    scanId: '%E0%A4%A',
    part: 'matches',
    query: noQuery,
  });
});

test('only filters that are set are asked for', () => {
  expect(filterOf(noQuery)).toEqual({});
  expect(filterOf({ ...noQuery, text: '  a ', code: 0, document: 3, hidden: true })).toEqual({
    text: 'a',
    codes: [0],
    documents: [3],
    isHidden: true,
  });
});

test('a filter of another list does not count', () => {
  expect(isNarrowed({ ...noQuery, matches: 'without' }, 'matches')).toBe(false);
  expect(isNarrowed({ ...noQuery, matches: 'without' }, 'codes')).toBe(true);
  expect(isNarrowed({ ...noQuery, states: ['unreadable'] }, 'files')).toBe(true);
  expect(isNarrowed({ ...noQuery, hidden: true }, 'codes')).toBe(false);
});
