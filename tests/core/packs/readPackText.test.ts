import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Field } from '../../../core/model/targetSchema.ts';
import { AppError } from '../../../core/model/errors.ts';
import { asId, type PackId } from '../../../core/model/ids.ts';
import { packText } from '../../../core/packs/packText.ts';
import { isSchemaText, readPackText } from '../../../core/packs/readPackText.ts';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';

const read = (value: unknown, name = 'person.schema.json') =>
  readPackText(typeof value === 'string' ? value : JSON.stringify(value), name);
const fieldsOf = (properties: object, rest: object = {}): readonly Field[] =>
  read({ type: 'object', properties, ...rest }).pack.fields;
const only = (property: object, rest: object = {}): Field => {
  const [field] = fieldsOf({ a: property }, rest);
  if (field === undefined) throw new Error('There is no field.');
  return field;
};

describe('our own pack', () => {
  test.each(builtInPacks.map((pack) => [pack.id, pack] as const))('%s comes back as it was', (_, pack) => {
    const imported = read(packText(pack));
    expect(imported.kind).toBe('pack');
    expect(imported.pack).toEqual(pack);
  });

  test('comes back as it was, whatever is in it', () => {
    const word = fc
      .string({ minLength: 1, maxLength: 12 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const list = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
    const field = fc.record(
      {
        name: word,
        label: word,
        type: fc.constantFrom('string', 'integer', 'date', 'tag'),
        required: fc.boolean(),
        description: fc.string({ maxLength: 20 }),
        synonyms: fc.array(word, { maxLength: 3 }),
        enum: fc.constant([]),
        maxLength: fc.option(fc.integer({ min: 1, max: 99 })),
        examples: list,
        unit: word,
        group: word,
        format: word,
        standard: word,
      },
      { requiredKeys: ['name', 'label', 'type', 'required', 'description', 'synonyms', 'enum', 'maxLength'] },
    );
    fc.assert(
      fc.property(
        fc.record({
          id: fc.constantFrom('a', 'own.pack-2'),
          title: word,
          version: word,
          about: fc.string({ maxLength: 20 }),
          fields: fc.uniqueArray(field, { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
        }),
        (pack) => {
          expect(read(packText({ ...pack, id: asId<PackId>(pack.id) })).pack).toEqual(pack);
        },
      ),
    );
  });

  test('with errors is shown with all of them', () => {
    const imported = read({
      id: 'a',
      title: 'T',
      version: '1',
      fields: [{ name: 'x', type: 'date', typo: 1 }],
    });
    expect(imported.kind).toBe('pack');
    expect(imported.errors).toEqual([{ path: 'fields[0].typo', message: 'packs have no such key' }]);
  });
});

describe('JSON Schema', () => {
  test.each([
    [{ type: 'string' }, 'string'],
    [{ type: ['string', 'null'], format: 'date' }, 'date'],
    [{ type: 'string', format: 'date-time' }, 'datetime'],
    [{ type: 'string', format: 'email' }, 'email'],
    [{ type: 'string', format: 'uri' }, 'url'],
    [{ type: 'integer' }, 'integer'],
    [{ type: ['integer', 'number', 'null'] }, 'number'],
    [{ type: ['integer', 'string'] }, 'string'],
    [{ type: 'boolean' }, 'boolean'],
    [{ enum: [true, false] }, 'boolean'],
    [{ anyOf: [{ type: 'number' }, { type: 'null' }] }, 'number'],
    [{}, 'string'],
    [{ type: 'array', items: { type: 'string' } }, 'string'],
    [true, 'string'],
  ])('takes %j as %s', (property, type) => {
    expect(only(property as object).type).toBe(type);
  });

  test('takes allowed values from enum, const and titled choices, without null', () => {
    expect(only({ enum: ['A', null, 2] })).toMatchObject({ type: 'enum', enum: ['A', '2'] });
    expect(only({ const: 'X' })).toMatchObject({ type: 'enum', enum: ['X'] });
    expect(only({ oneOf: [{ const: 'O', title: 'Open' }, { const: 'C' }, { type: 'null' }] })).toMatchObject({
      enum: ['O', 'C'],
      aliases: [{ value: 'O', spellings: ['open'] }],
    });
    // One choice is open, so the list is none.
    expect(only({ anyOf: [{ const: 'O' }, { type: 'string' }] }).enum).toEqual([]);
  });

  test('takes title, description, length, examples and what is required', () => {
    const property = {
      type: 'string',
      title: 'Given name',
      description: 'D.',
      maxLength: 9,
      examples: ['Ana'],
    };
    expect(only(property, { required: ['a'] })).toEqual({
      name: 'a',
      label: 'Given name',
      type: 'string',
      required: true,
      description: 'D.',
      synonyms: [],
      enum: [],
      maxLength: 9,
      examples: ['Ana'],
    });
  });

  test('flattens objects into groups; what is required in them is so where they are', () => {
    const address = {
      type: 'object',
      title: 'Address',
      required: ['city'],
      properties: { city: {}, zip: {} },
    };
    expect(
      fieldsOf(
        { home: address, work: { $ref: '#/$defs/adr' } },
        { required: ['work'], $defs: { adr: address } },
      ),
    ).toMatchObject([
      { name: 'home_city', group: 'Address', required: false },
      { name: 'home_zip', group: 'Address' },
      { name: 'work_city', group: 'Address', required: true },
      { name: 'work_zip', group: 'Address' },
    ]);
  });

  test('follows local references of every kind and tells of those that lead away', () => {
    const imported = read({
      definitions: {
        mail: { type: 'string', format: 'email' },
        base: { properties: { id: { type: 'integer' } } },
      },
      $defs: { x: { $anchor: 'day', type: 'string', format: 'date' } },
      allOf: [{ $ref: '#/definitions/base' }, { properties: { a: { $ref: '#/definitions/mail' } } }],
      properties: { b: { $ref: '#day' }, c: { $ref: 'https://example.org/c.json', description: 'C.' } },
    });
    expect(imported.pack.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'id integer',
      'a email',
      'b date',
      'c string',
    ]);
    expect(imported.notes).toEqual([
      'References out of the document were not followed: https://example.org/c.json.',
    ]);
  });

  test.each([
    { $ref: '#' },
    { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/a' } } },
    { properties: { a: { $ref: '#' }, b: {} } },
    {
      properties: { a: { anyOf: [{ $ref: '#/$defs/t' }] }, b: {} },
      $defs: { t: { properties: { t: { $ref: '#/$defs/t' }, u: {} } } },
    },
    { allOf: [{ $ref: '#' }], properties: { b: {} } },
  ])('ends where a schema holds itself: %j', (schema) => {
    expect(outcomeOf(JSON.stringify(schema)).fieldCount).toBeLessThan(10);
  });

  test('leaves lists of objects out and says so', () => {
    const items = { type: 'object', properties: { x: {} } };
    const { pack, notes } = read({ properties: { a: {}, rows: { type: 'array', items } } });
    expect(pack.fields.map(({ name }) => name)).toEqual(['a']);
    expect(notes).toEqual(['Left out, as they are lists of objects or refer to themselves: rows.']);
  });

  test('makes rules of lower and upper ends, and of patterns that an example shows', () => {
    const { pack } = read({
      properties: {
        n: { type: 'integer', minimum: 1 },
        zip: { type: 'string', pattern: '^\\d{5}$', examples: ['04107'] },
        bad: { type: 'string', pattern: '^(a+)+$', examples: ['aaa'] },
      },
    });
    expect(pack.expectations?.map(({ rule }) => rule)).toEqual([
      { kind: 'range', field: 'n', min: 1, max: null },
      { kind: 'pattern', field: 'zip', pattern: '\\d{5}', example: '04107' },
    ]);
  });

  test('takes the widest object of an OpenAPI document and names the others', () => {
    const { pack, notes } = read({
      openapi: '3.1.0',
      info: { title: 'Shop' },
      components: {
        schemas: { Error: { properties: { code: {} } }, Order: { properties: { id: {}, at: {} } } },
      },
    });
    expect(pack.title).toBe('Shop');
    expect(pack.fields.map(({ name }) => name)).toEqual(['id', 'at']);
    expect(notes).toEqual(['Taken was Order, the widest; there are also Error.']);
  });

  test('of 3,000 properties is read whole', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, i) => [`p${i}`, { type: 'string' }]),
    );
    expect(fieldsOf(properties)).toHaveLength(3_000);
  });
});

test('reads a Table Schema, also inside a data package', () => {
  const schema = {
    fields: [
      { name: 'id', type: 'integer', constraints: { required: true } },
      { name: 'state', type: 'string', constraints: { enum: ['a', 'b'] }, title: 'State' },
      { name: 'mail', type: 'string', format: 'email' },
    ],
    primaryKey: 'id',
  };
  for (const source of [schema, { resources: [{ name: 'people', schema }] }]) {
    const { pack, errors } = read(source);
    expect(errors).toEqual([]);
    expect(pack.fields.map(({ name, type, required }) => [name, type, required])).toEqual([
      ['id', 'integer', true],
      ['state', 'enum', false],
      ['mail', 'email', false],
    ]);
    expect(pack.expectations?.[0]?.rule).toEqual({ kind: 'unique', fields: ['id'] });
  }
});

test('reads the columns of CSVW', () => {
  const { pack } = read({
    tableSchema: {
      columns: [
        { name: 'day', titles: ['Day', 'Tag'], datatype: 'date', required: true },
        { titles: { en: 'Paid' }, datatype: { base: 'decimal' }, 'dc:description': 'What was paid.' },
      ],
    },
  });
  expect(pack.fields).toMatchObject([
    { name: 'day', label: 'Day', type: 'date', required: true, synonyms: ['tag'] },
    { name: 'Paid', type: 'number', description: 'What was paid.' },
  ]);
});

test('reads a table of SQL with comments, quotes, lengths, lists and keys', () => {
  const { pack, notes } = read(
    `-- dump
     CREATE TABLE IF NOT EXISTS "app"."claims" (
       id bigint NOT NULL PRIMARY KEY, -- the key, (yes)
       ref varchar(20) not null comment 'Sender''s, own',
       amount DECIMAL(10,2) DEFAULT 0, state text CHECK (state IN ('open','closed')),
       "loss date" timestamp with time zone, kind ENUM('a','b'),
       CONSTRAINT fk FOREIGN KEY (x) REFERENCES y(z)
     );
     COMMENT ON COLUMN claims.amount IS 'In euro.';
     create table other (a int);`,
    'dump.sql',
  );
  expect(pack.title).toBe('claims');
  expect(pack.fields).toMatchObject([
    { name: 'id', type: 'integer', required: true },
    { name: 'ref', type: 'string', required: true, maxLength: 20, description: "Sender's, own" },
    { name: 'amount', type: 'number', description: 'In euro.' },
    { name: 'state', type: 'enum', enum: ['open', 'closed'] },
    { name: 'loss date', type: 'datetime' },
    { name: 'kind', type: 'enum', enum: ['a', 'b'] },
  ]);
  expect(pack.expectations?.[0]?.rule).toEqual({ kind: 'unique', fields: ['id'] });
  expect(notes).toEqual(['Taken was claims, the first table; there are also other.']);
});

test('takes no table of cells for SQL', () => {
  expect(isSchemaText('note,id\n"create table x (a int)",1\n')).toBe(false);
  expect(isSchemaText('/* x */ -- y\n create table x (a int)')).toBe(true);
});

test.each([
  '{',
  '[]',
  '{}',
  '{"a":1}',
  '[1,2]',
  'CREATE TABLE x',
  '{"fields":[]}',
  '{"type":"object"}',
  'null',
])('refuses %s with a reason', (text) => {
  expect(() => readPackText(text, 'x.json')).toThrow(AppError);
});

test('never throws anything but a typed failure', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(outcomeOf(text).isTyped).toBe(true);
    }),
  );
});

/** What becomes of a text, which may be refused. */
function outcomeOf(text: string): { readonly fieldCount: number; readonly isTyped: boolean } {
  try {
    return { fieldCount: readPackText(text, 'x.json').pack.fields.length, isTyped: true };
  } catch (error) {
    return { fieldCount: 0, isTyped: error instanceof AppError };
  }
}
