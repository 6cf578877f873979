import { expect, test } from 'vitest';
import { makeCards } from '../../../core/match/evidence/cards.ts';
import { valueReasons } from '../../../core/match/valueReasons.ts';
import { createWordBook } from '../../../core/match/words/wordBook.ts';
import type { ColumnProfile } from '../../../core/model/profile.ts';
import type { Field } from '../../../core/model/targetSchema.ts';
import { columnNamed, inFile, schemaOf, valuesOf } from './columns.ts';

const reasons = (
  column: ColumnProfile,
  field: Partial<Field> & { readonly name: string },
  samples: ColumnProfile | null = null,
) => {
  const { columns, fields } = makeCards(
    {
      columns: inFile(column),
      fields: schemaOf(field).fields,
      fieldProfiles: [samples],
      columnDescriptions: [''],
    },
    createWordBook(),
  );
  const [own] = columns;
  const [wanted] = fields;
  if (own === undefined || wanted === undefined) throw new Error('unreachable');
  return valueReasons(own, wanted);
};
const status = { name: 'status', type: 'enum', enum: ['Open', 'Closed', 'Denied'] } as const;

test('says how many values are in the list', () => {
  expect(reasons(columnNamed('s', valuesOf('open', 'Closed')), status)).toEqual([
    'All values are in the field’s list',
  ]);
  expect(reasons(columnNamed('s', valuesOf('Open', 'zzz')), status)).toEqual([
    '1 of 2 values looked at are in the field’s list',
  ]);
  expect(reasons(columnNamed('s', valuesOf('zzz')), status)).toEqual([]);
});

test('says how many values the samples have too, where that is no chance', () => {
  const towns = columnNamed('t', valuesOf('Ulm', 'Gera', 'Hof', 'Bonn'));
  expect(reasons(columnNamed('s', valuesOf('Ulm', 'Gera', 'Hof', 'Kiel')), { name: 'town' }, towns)).toEqual([
    '3 of 4 values also occur in the field’s samples',
  ]);
  expect(reasons(columnNamed('s', valuesOf('Ulm')), { name: 'town' }, towns)).toEqual([
    'The only value also occurs in the field’s samples',
  ]);
  expect(reasons(columnNamed('s', valuesOf('Ulm', 'Kiel', 'Jena')), { name: 'town' }, towns)).toEqual([]);
});

test('names the unit that the header has', () => {
  const thickness = columnNamed('Wall (mm)', { type: 'number', ...valuesOf('12.5') });
  expect(reasons(thickness, { name: 'wall', type: 'number', unit: 'mm' })).toEqual([
    'The header names the field’s unit, mm',
  ]);
  expect(reasons(thickness, { name: 'wall', type: 'number', unit: 'in' })).toEqual([
    'The header names mm, which turns into the field’s in',
  ]);
  expect(reasons(thickness, { name: 'wall', type: 'number', unit: 'bar' })).toEqual([]);
});

test('a column without values has no reason', () => {
  expect(reasons(columnNamed('s', { count: 0, distinct: 0 }), status)).toEqual([]);
});
