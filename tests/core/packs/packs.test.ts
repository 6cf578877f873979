import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { loadPack } from '../../../core/packs/loadPack.ts';
import { readTargetSchema } from '../../../core/packs/readTargetSchema.ts';
import { sampleNames } from '../../../core/packs/sampleNames.ts';
import { AppError } from '../../../core/model/errors.ts';
import { bareName } from '../../../core/values/text/nameTokens.ts';

test.each(builtInPacks.map((pack) => [pack.id, pack] as const))(
  '%s gives each synonym to one field',
  (_, pack) => {
    const owners = new Map<string, string>();
    for (const field of pack.fields) {
      expect(field.description).not.toBe('');
      for (const synonym of field.synonyms) {
        const key = bareName(synonym);
        expect(owners.get(key) ?? field.name, `${synonym} of ${field.name}`).toBe(field.name);
        owners.set(key, field.name);
      }
    }
  },
);

test('each pack comes with a sample below 400 kB', () => {
  for (const pack of builtInPacks) {
    const path = fileURLToPath(new URL(`../../../samples/${sampleNames.get(pack.id)}`, import.meta.url));
    expect(statSync(path).size).toBeGreaterThan(10_000);
    expect(statSync(path).size).toBeLessThan(400_000);
  }
});

const least = { id: 'a.b', title: 'T', version: '1', fields: [{ name: 'date_of_loss', type: 'date' }] };

test('fills what a pack may leave out', () => {
  expect(loadPack(least, 'x').fields[0]).toEqual({
    name: 'date_of_loss',
    label: 'Date of loss',
    type: 'date',
    required: false,
    description: '',
    synonyms: [],
    enum: [],
    maxLength: null,
  });
});

test.each([
  ['no fields', { ...least, fields: [] }, 'fields'],
  ['an unknown type', { ...least, fields: [{ name: 'a', type: 'money' }] }, 'fields[0].type'],
  ['a doubled name', { ...least, fields: [least.fields[0], least.fields[0]] }, 'stands twice'],
  ['a list without values', { ...least, fields: [{ name: 'a', type: 'enum' }] }, 'allowed values'],
  ['something else', 7, 'an object is expected, not 7'],
])('names the place where a pack has %s', (_, source, words) => {
  expect(() => loadPack(source, 'x.json')).toThrow(AppError);
  expect(() => loadPack(source, 'x.json')).toThrow(words);
});

test('reads a schema written by hand, with types under other names', () => {
  const schema = readTargetSchema(
    {
      fields: [
        { name: 'a', type: 'VARCHAR(20)' },
        { name: 'b', type: 'decimal' },
        { name: 'c', enum: ['x'] },
        { name: 'd' },
      ],
    },
    'hand.json',
  );
  expect(schema.id).toBe('hand.json');
  expect(schema.fields.map((field) => field.type)).toEqual(['string', 'number', 'enum', 'string']);
});

test('refuses what has no fields at all', () => {
  expect(() => readTargetSchema({ rows: [] }, 'x')).toThrow(AppError);
  expect(() => readTargetSchema({ fields: [{ name: 'a' }, { name: 'a' }] }, 'x')).toThrow('two fields');
});

test('reads a JSON Schema as a target, and every key of a pack', () => {
  const schema = readTargetSchema({ title: 'T', properties: { a: { type: 'integer' } } }, 'x.json');
  expect(schema.fields).toMatchObject([{ name: 'a', type: 'integer' }]);
  const field = {
    name: 'b',
    type: 'enum',
    enum: ['O'],
    aliases: [{ value: 'O', spellings: ['open'] }],
    examples: ['O'],
    unit: 'm',
    group: 'g',
    format: 'upper',
  };
  expect(readTargetSchema({ fields: [field] }, 'x.json').fields).toMatchObject([field]);
});
