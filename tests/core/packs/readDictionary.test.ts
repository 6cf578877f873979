import { describe, expect, test } from 'vitest';
import { draftPack } from '../../../core/packs/draftPack.ts';
import { dictionaryColumns, readDictionary } from '../../../core/packs/readDictionary.ts';
import { namedType } from '../../../core/packs/typeNames.ts';

const fieldsOf = (header: readonly string[], rows: readonly (readonly string[])[]) => {
  const columns = dictionaryColumns(header, rows);
  return columns === undefined ? undefined : draftPack(readDictionary(columns, rows), 'x').pack.fields;
};

describe('a data dictionary', () => {
  test.each([
    [['Field Name', 'Data Type', 'Required', 'Max Length', 'Description', 'Allowed Values']],
    [['Feldname', 'Datentyp', 'Pflicht', 'Länge', 'Beschreibung', 'Zulässige Werte']],
    [['Nom du champ', 'Type de données', 'Obligatoire', 'Longueur', 'Description', 'Valeurs possibles']],
    [['Campo', 'Tipo de dato', 'Obligatorio', 'Longitud', 'Descripción', 'Valores permitidos']],
    [['COLUMN_NAME', 'DATA_TYPE', 'mandatory', 'size', 'Definition', 'enum']],
  ])('is known by %j', (header) => {
    expect(
      fieldsOf(header, [
        ['claim_no', 'varchar(20)', 'Y', '', 'The number.', ''],
        ['paid', 'Decimal(10,2)', 'n', '', '', ''],
        ['state', 'text', 'yes', '8', '', 'O = Open; C = Closed'],
      ]),
    ).toMatchObject([
      { name: 'claim_no', type: 'string', required: true, maxLength: 20, description: 'The number.' },
      { name: 'paid', type: 'number', required: false },
      {
        name: 'state',
        type: 'enum',
        enum: ['O', 'C'],
        maxLength: 8,
        aliases: [
          { value: 'O', spellings: ['open'] },
          { value: 'C', spellings: ['closed'] },
        ],
      },
    ]);
  });

  test('is told from a table of data that has the same general headings', () => {
    const header = ['Name', 'Type', 'Description'];
    expect(
      fieldsOf(header, [
        ['Pale', 'ale', 'Light.'],
        ['Stout', 'porter', 'Dark.'],
      ]),
    ).toBeUndefined();
    expect(
      fieldsOf(header, [
        ['id', 'int', 'Key.'],
        ['at', 'date', 'Day.'],
      ]),
    ).toHaveLength(2);
    expect(fieldsOf(['Name', 'City'], [['Ana', 'Berlin']])).toBeUndefined();
    expect(fieldsOf(['Field name', 'Description'], [['id', 'Key.']])).toHaveLength(1);
    expect(fieldsOf(['Field name', 'Type'], [])).toBeUndefined();
  });

  test('reads nullable the other way round, and passes over headings of groups', () => {
    expect(
      fieldsOf(
        ['column', 'type', 'nullable'],
        [
          ['id', 'int', 'NO'],
          ['CUSTOMER', '', ''],
          ['x', 'int', 'YES'],
        ],
      ),
    ).toMatchObject([
      { name: 'id', required: true },
      { name: 'x', required: false },
    ]);
  });
});

test.each([
  ['VARCHAR2(30 CHAR)', 'string', 30],
  ['number(10,0)', 'integer', null],
  ['NUMERIC (12, 2)', 'number', null],
  ['Datum', 'date', null],
  ['timestamp with time zone', 'datetime', null],
  ['ja/nein', 'boolean', null],
  ['int unsigned', 'integer', null],
  ['list<string>', 'enum', null],
])('%s is %s', (written, type, maxLength) => {
  expect(namedType(written)).toEqual({ type, maxLength });
});

test('a name that nobody uses is no type', () => {
  expect(namedType('frobnicator')).toBeUndefined();
  expect(namedType('')).toBeUndefined();
});

test('what was found becomes a pack that can be saved: names told apart, long words cut', () => {
  const { pack, notes, errors } = draftPack(
    {
      kind: 'names',
      fields: [{ name: 'a' }, { name: ' a ' }, { name: 'b', type: 'enum', description: 'x'.repeat(3_000) }],
      notes: [],
    },
    'Größe der Felder.schema.json',
  );
  expect(errors).toEqual([]);
  expect(pack.id).toBe('groesse-der-felder');
  expect(pack.title).toBe('Größe der Felder');
  expect(pack.fields.map(({ name, type }) => [name, type])).toEqual([
    ['a', 'string'],
    ['a_2', 'string'],
    ['b', 'string'],
  ]);
  expect(notes).toEqual(['a stood twice and got a number.']);
});
