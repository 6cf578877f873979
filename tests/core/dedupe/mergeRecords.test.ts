import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MergeRecord, mergeRecords } from '../../../core/dedupe/mergeRecords.ts';

const fields = [
  { name: 'name', type: 'string' },
  { name: 'mail', type: 'email' },
  { name: 'phone', type: 'phone' },
] as const;

function record(values: readonly (string | null)[], changedAt: string | null = null): MergeRecord {
  return { values, changedAt };
}

const anyRecord = fc.record({
  values: fc.tuple(
    fc.option(fc.constantFrom('Anna', 'anna', 'Anna Maria', 'Bert', '', ' ')),
    fc.option(fc.constantFrom('a@x.de', 'A@X.de', 'b@x.de')),
    fc.option(fc.constantFrom('+49 1', '491', '492')),
  ),
  changedAt: fc.option(fc.constantFrom('2026-01-01', '2026-02-01')),
});
const anyRecords = fc.array(anyRecord, { minLength: 1, maxLength: 6 });

describe('mergeRecords', () => {
  it('fills what is missing, and needs nobody for it', () => {
    const merged = mergeRecords(fields, [record(['Anna', null, '491']), record([null, 'a@x.de', '+49 1'])]);
    expect(merged).toMatchObject({ automatic: true, conflicts: 0 });
    expect(merged.fields.map(({ value, reason }) => [value, reason])).toEqual([
      ['Anna', 'only'],
      ['a@x.de', 'only'],
      ['+49 1', 'same'],
    ]);
  });

  it('keeps the fuller of two names', () => {
    const { fields: merged } = mergeRecords(fields, [
      record(['Anna', null, null], '2026-02-01'),
      record(['Anna Maria', null, null]),
    ]);
    expect(merged[0]).toMatchObject({ value: 'Anna Maria', from: 1, reason: 'fuller', conflict: false });
  });

  it('does not take a number that holds another for the fuller one', () => {
    const { automatic } = mergeRecords(
      [{ name: 'street', type: 'string' }],
      [record(['Ring 1']), record(['Ring 1 2'])],
    );
    expect(automatic).toBe(false);
  });

  it('proposes the newest where records contradict each other, and says so', () => {
    const merged = mergeRecords(fields, [
      record([null, 'a@x.de', null], '2026-01-01'),
      record([null, 'b@x.de', null], '2026-02-01'),
    ]);
    expect(merged).toMatchObject({ automatic: false, conflicts: 1 });
    expect(merged.fields[1]).toMatchObject({
      value: 'b@x.de',
      from: 1,
      reason: 'newest',
      conflict: true,
      values: [
        { text: 'b@x.de', records: [1] },
        { text: 'a@x.de', records: [0] },
      ],
    });
  });

  it('loses no filled value', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const { fields: merged } = mergeRecords(fields, records);
        records.forEach(({ values }, place) => {
          values.forEach((text, f) => {
            if (text === null || text.trim() === '') return;
            const found = merged[f]?.values.find((one) => one.text === text);
            expect(found?.records).toContain(place);
          });
        });
      }),
    );
  });

  it('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const kept = (list: readonly MergeRecord[]) =>
          mergeRecords(fields, list).fields.map(({ value, reason, conflict }) => ({
            value,
            reason,
            conflict,
          }));
        expect(kept(records.toReversed())).toEqual(kept(records));
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const first = mergeRecords(fields, records).fields.map(({ value }) => value);
        const again = mergeRecords(fields, [record(first, '2026-03-01'), ...records]);
        expect(again.fields.map(({ value }) => value)).toEqual(first);
      }),
    );
  });

  it('merges by itself only where no two filled values say different things', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const { automatic, fields: merged } = mergeRecords(fields, records);
        expect(automatic).toBe(merged.every(({ conflict }) => !conflict));
        const mails = new Set(records.flatMap(({ values }) => values[1]?.toLowerCase() ?? []));
        expect(merged[1]?.conflict).toBe(mails.size > 1);
      }),
    );
  });
});
