import { describe, expect, test } from 'vitest';
import type { ColumnProfile, Field, TargetSchema } from '../../../../core/contract/views.ts';
import { type BulkAccept, bulkAccept } from '../../../../renderer/state/review/bulkAccept.ts';
import { type ColumnSketch, driftOf, fieldOf, rowsOf } from '../../reviewParts.ts';

const bulk = (sketches: readonly ColumnSketch[], threshold = 0.5): BulkAccept =>
  bulkAccept(rowsOf(sketches), threshold, null);

/** One column for one field, with what its profile and the field are to be. */
function ofField(
  field: Partial<Field>,
  profile: Partial<ColumnProfile> = {},
  {
    schema = {},
    sketch = {},
  }: { readonly schema?: Partial<TargetSchema>; readonly sketch?: Partial<ColumnSketch> } = {},
): readonly (string | null)[] {
  const target = { ...fieldOf('x'), ...field };
  const rows = rowsOf([{ name: 'a', field: 'x', ...sketch }]).map((row) => ({
    ...row,
    profile: { ...row.profile, ...profile },
  }));
  const pack = { id: 'p' as never, title: '', version: '1', about: '', fields: [target], ...schema };
  return bulkAccept(rows, 0.5, pack).columns.map(({ why }) => why);
}

describe('accepting all', () => {
  test('takes proposals at or above the threshold and leaves the others', () => {
    const found = bulk(
      [
        { name: 'a', confidence: 0.9 },
        { name: 'b', confidence: 0.899 },
        { name: 'c', confidence: 1 },
      ],
      0.9,
    );
    expect(found.columnIndexes).toEqual([0, 2]);
    expect(found.columns.map(({ why }) => why)).toEqual([null, 'band', null]);
  });

  test.each([
    ['a caution', { name: 'a', cautions: ['values outside the list'] }, 'caution'],
    ['a proposal for review', { name: 'a', state: 'review' as const }, 'review'],
    ['a field of the person', { name: 'a', chosen: 'mine' }, 'edited'],
    ['the model’s idea alone', { name: 'a', origin: 'ai' as const }, 'aiOnly'],
  ])('leaves out a column with %s, and says why', (_, sketch, why) => {
    expect(bulk([sketch]).columnIndexes).toEqual([]);
    expect(bulk([sketch]).columns.map((column) => column.why)).toEqual([why]);
  });

  test.each([
    ['no field', { name: 'a', field: null }],
    ['a decision already', { name: 'a', status: 'accepted' as const }],
  ])('does not list a column with %s', (_, sketch) => {
    expect(bulk([sketch]).columns).toEqual([]);
  });

  test('leaves out both columns that are proposed for one field', () => {
    const found = bulk([{ name: 'a', field: 'same' }, { name: 'b', field: 'same' }, { name: 'c' }]);
    expect(found.columns.map(({ why }) => why)).toEqual(['conflict', 'conflict', null]);
  });

  test('takes a column where the language model agrees, and leaves out one where it differs or was refused', () => {
    const voted = (field: string, rejected?: string): ColumnSketch => ({
      name: 'a',
      field: 'x',
      votes: {
        rule: { field: 'x', reason: '' },
        ai: { field, reason: '', ...(rejected === undefined ? {} : { rejected }) },
      },
    });
    expect(bulk([voted('x')]).columnIndexes).toEqual([0]);
    expect(bulk([voted('y')]).columns[0]?.why).toBe('aiDiffers');
    expect(bulk([voted('x', 'values contradict it')]).columns[0]?.why).toBe('aiDiffers');
  });

  test('leaves out a column that changed since the approved version', () => {
    const rows = rowsOf([{ name: 'a' }, { name: 'b' }], { drift: driftOf(0, 'a') });
    expect(bulkAccept(rows, 0.5, null).columns.map(({ why }) => why)).toEqual(['changed', null]);
  });

  test('leaves out the key that rows are told apart by, unless it was approved for this layout before', () => {
    const rule = { kind: 'unique' as const, fields: ['x'] };
    const schema = { expectations: [{ rule, severity: 'high' as const, message: '' }] };
    expect(ofField({ required: true }, {}, { schema })).toEqual(['requiredKey']);
    expect(ofField({ required: false }, {}, { schema })).toEqual([null]);
    expect(ofField({ required: true }, {}, { schema, sketch: { origin: 'memory' } })).toEqual([null]);
  });

  test('leaves out a list whose values are not all known', () => {
    const list = {
      type: 'enum' as const,
      enum: ['Open', 'Closed'],
      aliases: [{ value: 'Open', spellings: ['offen'] }],
    };
    const values = (...texts: readonly string[]) => ({
      topValues: texts.map((value) => ({ value, count: 1 })),
    });
    expect(ofField(list, values(' open', 'CLOSED', 'Offen'))).toEqual([null]);
    expect(ofField(list, values('open', '__proto__'))).toEqual(['openValues']);
  });

  test.each([
    ['leading zeros into a number', { type: 'integer' as const }, { leadingZeros: 2 }],
    ['dates that can be read two ways', { type: 'date' as const }, { ambiguousDates: true }],
    ['text longer than the field takes', { maxLength: 5 }, { maxLength: 6 }],
  ])('leaves out %s', (_, field, profile) => {
    expect(ofField(field, profile)).toEqual(['lossy']);
  });
});
