import { describe, expect, it } from 'vitest';
import { qualityScore } from '../../../core/apply/qualityScore.ts';
import { quarantineReason } from '../../../core/apply/quarantineReason.ts';
import { quarantineDefaults } from '../../../core/model/quarantine.ts';
import type { RowFaults } from '../../../core/apply/rules/rowFaults.ts';
import type { RuleCount, RunCounts } from '../../../core/model/run.ts';
import { expectation, schemaOf } from './rules/ruleSchema.ts';

const schema = schemaOf({ a: 'string', b: 'number' }, [
  expectation({ kind: 'unique', fields: ['a'] }, { severity: 'high' }),
  expectation({ kind: 'compare', left: 'a', op: '=', right: 'b' }),
]);

function rule(place: number, checked: number, broken: number): RuleCount {
  const { severity = 'medium', message = '' } = schema.expectations?.[place] ?? {};
  return { place, severity, message, rejects: false, checked, broken, rows: [], examples: [] };
}

function faults(rows: number, whole: readonly number[], half: readonly number[] = [0, 0, 0, 0]): RowFaults {
  return { rows, whole, half };
}

function counts(part: Partial<RunCounts>): RunCounts {
  return { rowsIn: 100, rowsOut: 100, rowsRejected: 0, failures: [], ...part };
}

describe('the quality score', () => {
  it('counts a row whole or half on each side and takes the mean of the sides that something speaks of', () => {
    const score = qualityScore(schema, faults(100, [0, 10, 0, 0], [0, 4, 20, 0]), {
      rules: [rule(0, 50, 5), rule(1, 100, 20)],
    });
    expect(score?.dimensions).toEqual({
      completeness: null,
      validity: 0.88,
      consistency: 0.9,
      uniqueness: 0.9,
    });
    expect(score?.overall).toBeCloseTo((0.88 + 0.9 + 0.9) / 3, 12);
  });

  it('speaks of completeness where a field is required and of uniqueness where rows were held together', () => {
    const [a, ...rest] = schema.fields;
    const required = { ...schema, fields: [{ ...a!, required: true }, ...rest] };
    const score = qualityScore(required, faults(10, [5, 0, 0, 0]), {
      duplicates: { key: ['a'], groups: 1, rows: 2, examples: [] },
    });
    expect(score?.dimensions).toEqual({ completeness: 0.5, validity: 1, consistency: null, uniqueness: 0.8 });
  });

  it('is none of a file without rows', () => {
    expect(qualityScore(schema, faults(0, [0, 0, 0, 0]), {})).toBeUndefined();
  });
});

describe('quarantine', () => {
  const quality = {
    overall: 0.9,
    dimensions: { completeness: null, validity: 0.9, consistency: null, uniqueness: null },
  };

  it('is for a score below the limit, and the limit itself passes', () => {
    expect(quarantineReason(counts({ quality }), { scoreBelow: 0.9 })).toBeNull();
    expect(quarantineReason(counts({ quality: { ...quality, overall: 0.8999 } }), { scoreBelow: 0.9 })).toBe(
      'The quality score is 89.9 %, below the 90 % asked for.',
    );
  });

  it('is for more rejected rows than are allowed', () => {
    const half = counts({ rowsOut: 50, rowsRejected: 50 });
    expect(quarantineReason(half, quarantineDefaults)).toBeNull();
    expect(quarantineReason(counts({ rowsOut: 49, rowsRejected: 51 }), quarantineDefaults)).toContain(
      '51 of 100 rows were rejected (51 %)',
    );
  });

  it('is for a critical rule that a row breaks', () => {
    const critical: RuleCount = { ...rule(0, 10, 2), severity: 'critical', message: 'Ids stand once.' };
    expect(quarantineReason(counts({ rules: [critical] }), quarantineDefaults)).toBe(
      '2 rows break a critical rule: Ids stand once.',
    );
    expect(quarantineReason(counts({ rules: [{ ...critical, broken: 0 }] }), quarantineDefaults)).toBeNull();
  });

  it('goes by what the pack says where it says something', () => {
    const bad = counts({ rowsOut: 40, rowsRejected: 60 });
    expect(quarantineReason(bad, quarantineDefaults, { rejectedAbove: 0.7 })).toBeNull();
    expect(quarantineReason(bad, quarantineDefaults, { rejectedAbove: null })).toBeNull();
    expect(quarantineReason(bad, quarantineDefaults, undefined)).not.toBeNull();
  });

  it('says nothing of a file without rows', () => {
    expect(
      quarantineReason(counts({ rowsIn: 0, rowsOut: 0 }), { rejectedAbove: 0, scoreBelow: 1 }),
    ).toBeNull();
  });
});
