import { expect, test } from 'vitest';
import { proposeMapping } from '../../../core/match/proposeMapping.ts';
import { columnNamed, inFile, schemaOf, valuesOf } from './columns.ts';

const schema = schemaOf(
  { name: 'first_name' },
  { name: 'last_name', required: true },
  { name: 'company', required: true },
  { name: 'email_secondary', type: 'email' },
  { name: 'email', type: 'email', required: true },
  { name: 'phone', type: 'phone' },
  { name: 'country' },
);
const cells = [
  valuesOf('Nina', 'Lars', 'Mette', 'Jean-Luc'),
  valuesOf('Olsen', 'Berg', 'van der Heide', 'Krag'),
  valuesOf('n.olsen@nord.example', 'l.berg@fjord.example; office@fjord.example', 'mette@kyst.example'),
  { ...valuesOf('+45 32 12 34 56', '+45 32 12 34 57'), type: 'code', semanticType: 'phone' } as const,
  valuesOf('Nord A/S', 'Fjord AS', 'Kyst GmbH & Co. KG', 'Krag, Inc.'),
  valuesOf('Denmark', 'NO', 'Deutschland'),
];
const propose = (names: readonly string[]) =>
  proposeMapping({
    columns: inFile(...cells.map((known, at) => columnNamed(names[at] ?? '', known))),
    schema,
    memory: [],
  }).columns;

test('columns of a table without a header are proposed by what their values plainly are, none for bulk', () => {
  const columns = propose(cells.map((_, at) => `column_${at + 1}`));
  expect(columns.map(({ field }) => field)).toEqual([
    'first_name',
    'last_name',
    'email',
    'phone',
    'company',
    'country',
  ]);
  expect(columns.every(({ state, cautions }) => state === 'review' && cautions.length > 0)).toBe(true);
  expect(columns[0]?.confidence).toBeLessThan(columns[2]?.confidence ?? 0);
  expect(columns[2]?.transforms).toEqual([{ kind: 'email', local: 'lower', several: 'first' }]);
});

test('a table in which any column has a name is left to what was learned', () => {
  const fields = propose(['column_1', 'column_2', 'column_3', 'column_4', 'column_5', 'Zone']).map(
    ({ field }) => field,
  );
  expect(fields.filter((field) => field === 'company')).toEqual([]);
});
