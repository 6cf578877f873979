import { describe, expect, test } from 'vitest';
import { columnPast } from '../../../core/mapping/columnPast.ts';
import { asId } from '../../../core/model/ids.ts';
import { asConfidence, type MappingVersion } from '../../../core/model/mapping.ts';

function version(number: number, field: string | null, change: Partial<MappingVersion> = {}): MappingVersion {
  const own = { columnIndexes: [0], transforms: [], confidence: asConfidence(1), origin: 'person' } as const;
  return {
    mappingId: asId('m'),
    version: number,
    packId: asId('p'),
    layout: { fingerprint: 'f', columns: [{ name: 'Mail', type: 'text', format: null }] },
    correspondences: field === null ? [] : [{ ...own, field }],
    ignoredColumns: field === null ? [0] : [],
    overrides: {},
    approvedBy: `person ${String(number)}`,
    approvedAt: `2026-01-0${String(number)}T00:00:00.000Z`,
    reason: '',
    evidence: {
      fileName: 'a.csv',
      sha256: null,
      rowCount: 1,
      acceptedAsProposed: 1,
      edited: 0,
      appVersion: '1',
    },
    hash: '',
    ...change,
  };
}

describe('the past of a column', () => {
  test('joins versions that did the same and tells what each change took the place of', () => {
    const versions = [version(1, 'email'), version(2, 'email'), version(3, 'phone'), version(4, null)];
    const past = columnPast(versions.toReversed(), { columnIndex: 0, of: 'layout' });
    expect(past.map((one) => [one.version, one.until, one.field, one.before?.field, one.present])).toEqual([
      [4, 4, null, 'phone', true],
      [3, 3, 'phone', 'email', false],
      [1, 2, 'email', undefined, false],
    ]);
    expect(past[0]?.leftOut).toBe(true);
    expect(past[2]?.approvedBy).toBe('person 1');
  });

  test('tells that only the steps are others, and which fields were made of it', () => {
    const first = version(1, 'email');
    const [own] = first.correspondences;
    const stepped = version(2, 'email', {
      correspondences: [
        { ...own!, transforms: [{ kind: 'trim' }] },
        { ...own!, field: 'contact', columnIndexes: [1, 0] },
      ],
    });
    const [latest] = columnPast([stepped, first], { columnIndex: 0, of: 'layout' });
    expect(latest).toMatchObject({
      field: 'email',
      parts: ['contact'],
      before: { field: 'email', stepsChanged: true },
    });
  });
});
