import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCards } from '../../../../core/match/evidence/cards.ts';
import { createWordBook } from '../../../../core/match/words/wordBook.ts';
import { valueEvidence } from '../../../../core/match/evidence/valueEvidence.ts';
import type { ColumnProfile } from '../../../../core/model/profile.ts';
import type { Field } from '../../../../core/model/targetSchema.ts';
import { columnNamed, inFile, schemaOf, valuesOf } from '../columns.ts';

interface Given {
  readonly columns: readonly ColumnProfile[];
  readonly fields: readonly (Partial<Field> & { readonly name: string })[];
  readonly samples?: readonly (ColumnProfile | null)[];
}

const evidence = ({ columns, fields, samples = [] }: Given) => {
  const cards = makeCards(
    {
      columns: inFile(...columns),
      fields: schemaOf(...fields).fields,
      fieldProfiles: fields.map((_, f) => samples[f] ?? null),
      columnDescriptions: columns.map(() => ''),
    },
    createWordBook(),
  );
  return cards.columns.map((column) => cards.fields.map((field) => valueEvidence(column, field)));
};
const list = { name: 'status', type: 'enum', enum: ['Open', 'Closed'] } as const;

test('tells the share of cells that are in the list, in full for the spelling and by half for the meaning', () => {
  const [spelled, meant, foreign] = evidence({
    columns: [
      columnNamed('a', valuesOf('open', 'CLOSED')),
      columnNamed('b', valuesOf('offen', 'geschlossen')),
      columnNamed('c', valuesOf('red', 'blue')),
    ],
    fields: [list],
  }).map((row) => row[0]?.listed ?? 0);
  expect(spelled).toBeGreaterThan(meant ?? 0);
  expect(meant).toBeGreaterThan(0);
  expect(foreign).toBe(-1);
});

test('an alias of a list counts as its value', () => {
  const fields = [{ ...list, aliases: [{ value: 'Closed', spellings: ['xyz'] }] }];
  const [[cell] = []] = evidence({ columns: [columnNamed('a', { ...valuesOf('xyz'), count: 10 })], fields });
  expect(cell?.listed).toBeGreaterThan(0.5);
});

test('rare values that both sides share tell more than values that all have', () => {
  const flags = columnNamed('f', valuesOf('0', '1'));
  const towns = columnNamed('t', valuesOf('Ulm', 'Gera', 'Hof'));
  const [row = []] = evidence({
    columns: [columnNamed('a', valuesOf('Ulm', 'Gera', '0', '1'))],
    fields: [{ name: 'x' }, { name: 'y' }, { name: 'z' }],
    samples: [flags, towns, flags],
  });
  expect(row[1]?.sharedRare).toBeGreaterThan(row[0]?.sharedRare ?? 1);
  expect(row[1]?.shared).toBeGreaterThan(row[0]?.shared ?? 1);
});

test('numbers compare as numbers, dates as days', () => {
  const figures = (...values: readonly string[]) =>
    columnNamed('n', { type: 'number', ...valuesOf(...values) });
  const dates = columnNamed('d', { type: 'date', format: 'DD.MM.YYYY', ...valuesOf('31.12.2024') });
  const [row = []] = evidence({
    columns: [figures('64.0', '120.0')],
    fields: [{ name: 'same' }, { name: 'larger' }, { name: 'date' }],
    samples: [figures('64', '120'), figures('640000', '1200000'), dates],
  });
  expect(row[0]?.shared).toBeGreaterThan(0.5);
  expect(row[0]?.size).toBeGreaterThan(row[1]?.size ?? 1);
  expect(row[2]?.otherKind).toBe(1);
});

test('every figure stays between -1 and 1, and equal samples are as alike as can be', () => {
  const values = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(values, values, (a, b) => {
      const rows = evidence({
        columns: [columnNamed('a', valuesOf(...a))],
        fields: [{ name: 'x' }, { name: 'y', type: 'enum', enum: b }],
        samples: [columnNamed('x', valuesOf(...a)), columnNamed('y', valuesOf(...b))],
      });
      for (const cell of rows.flat()) {
        for (const figure of Object.values(cell)) {
          expect(figure).toBeGreaterThanOrEqual(-1);
          expect(figure).toBeLessThanOrEqual(1 + 1e-6);
        }
      }
      expect(rows[0]?.[0]?.alike).toBeGreaterThanOrEqual((rows[0]?.[1]?.alike ?? 0) - 1e-6);
    }),
    { numRuns: 60 },
  );
});
