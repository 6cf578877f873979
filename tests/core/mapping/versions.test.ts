import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../core/mapping/canonicalJson.ts';
import { layoutOf, mappingIdOf } from '../../../core/mapping/layout.ts';
import { nextVersion, verifyChain } from '../../../core/mapping/mappingVersion.ts';
import { nameOnlyColumns } from '../../../core/match/nameOnlyColumns.ts';
import { approvalOf, digest } from './approvals.ts';

test('canonical text depends on the value only', () => {
  expect(canonicalJson({ b: 1, a: [true, null, 'ä"'], c: undefined })).toBe('{"a":[true,null,"ä\\""],"b":1}');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the fingerprint knows names and their order, not outer blanks, accents’ spelling, types or values', () => {
  const print = (...names: string[]) => layoutOf({ columns: nameOnlyColumns(names) }, digest).fingerprint;
  expect(print('a', 'é')).toBe(print(' a ', 'e\u0301'));
  expect(print('a', 'b')).not.toBe(print('b', 'a'));
  expect(print('a,b')).not.toBe(print('a', 'b'));
  const columns = nameOnlyColumns(['a']).map((column) => ({ ...column, type: 'date' as const }));
  expect(layoutOf({ columns }, digest).fingerprint).toBe(print('a'));
  expect(print('a')).toBe(createHash('sha256').update('["a"]').digest('hex'));
});

test('a mapping has an id for its layout and pack', () => {
  const { packId } = approvalOf(['a'], ['x']);
  expect(mappingIdOf(packId, 'f1', digest)).toMatch(/^[0-9a-f]{32}$/);
  expect(mappingIdOf(packId, 'f1', digest)).not.toBe(mappingIdOf(packId, 'f2', digest));
});

test('versions count from 1 and hang together by their hashes', () => {
  const approval = approvalOf(['a', 'b'], ['x', 'y']);
  const one = nextVersion(undefined, approval, digest);
  const two = nextVersion(one, { ...approval, reason: 'net, not gross' }, digest);
  const three = nextVersion(two, approval, digest);
  expect([one, two, three].map((version) => version.version)).toEqual([1, 2, 3]);
  expect(new Set([one.hash, two.hash, three.hash]).size).toBe(3);
  expect(verifyChain([three, one, two], digest)).toBeNull();
});

test('a changed history shows where it was changed', () => {
  const approval = approvalOf(['a', 'b'], ['x', 'y']);
  const one = nextVersion(undefined, approval, digest);
  const two = nextVersion(one, approval, digest);
  expect(verifyChain([{ ...one, approvedBy: 'Somebody else' }, two], digest)).toBe(1);
  expect(verifyChain([one, { ...two, reason: 'later' }], digest)).toBe(2);
  expect(verifyChain([two], digest)).toBe(1);
});

test('a first version that was written anew with a fitting hash breaks those behind it', () => {
  const approval = approvalOf(['a', 'b'], ['x', 'y']);
  const two = nextVersion(nextVersion(undefined, approval, digest), approval, digest);
  const forged = nextVersion(undefined, { ...approval, approvedBy: 'Somebody else' }, digest);
  expect(verifyChain([forged], digest)).toBeNull();
  expect(verifyChain([forged, two], digest)).toBe(2);
});

test('a version does not follow one of another mapping', () => {
  const approval = approvalOf(['a'], ['x']);
  const one = nextVersion(undefined, approval, digest);
  const other = { ...approval, mappingId: mappingIdOf(approval.packId, 'other', digest) };
  expect(() => nextVersion(one, other, digest)).toThrow('Invariant');
});
