import { expect, test } from 'vitest';
import { draftInPresentNames, inPresentNames } from '../../../core/mapping/presentNames.ts';
import { asConfidence, type Correspondence } from '../../../core/model/mapping.ts';
import type { Field } from '../../../core/model/targetSchema.ts';

const field = (name: string, formerly?: readonly string[]): Field => ({
  name,
  label: name,
  type: 'string',
  required: false,
  description: '',
  synonyms: [],
  enum: [],
  maxLength: null,
  ...(formerly === undefined ? {} : { formerly }),
});
const feeding = (name: string): Correspondence => ({
  field: name,
  columnIndexes: [0],
  transforms: [],
  confidence: asConfidence(1),
  origin: 'person',
});

test('a mapping finds a field under any name that it had, and nothing else changes', () => {
  const mapping = { correspondences: [feeding('a'), feeding('gone'), feeding('kept')] };
  const schema = { fields: [field('c', ['a', 'b']), field('kept')] };
  expect(inPresentNames(mapping, schema).correspondences.map((one) => one.field)).toEqual([
    'c',
    'gone',
    'kept',
  ]);
  expect(inPresentNames(mapping, { fields: [field('a')] })).toBe(mapping);
});

test('a name that a field bears now means that field', () => {
  const mapping = { correspondences: [feeding('a')] };
  const schema = { fields: [field('b', ['a']), field('a')] };
  expect(inPresentNames(mapping, schema)).toBe(mapping);
});

test('a draft goes on under present names', () => {
  const draft = {
    steps: [{ label: 'x', edits: [{ kind: 'assign' as const, columnIndex: 0, field: 'a' }] }],
    position: 1,
    savedAt: null,
  };
  expect(draftInPresentNames(draft, { fields: [field('b', ['a'])] }).steps[0]?.edits).toEqual([
    { kind: 'assign', columnIndex: 0, field: 'b' },
  ]);
});
