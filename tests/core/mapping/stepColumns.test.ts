import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileMapping } from '../../../core/apply/compileMapping.ts';
import { driftFrom } from '../../../core/mapping/drift.ts';
import { rebase } from '../../../core/mapping/rebase.ts';
import { movedSteps, stepColumns } from '../../../core/mapping/stepColumns.ts';
import { proposeMapping } from '../../../core/match/proposeMapping.ts';
import { nameOnlyColumns } from '../../../core/match/nameOnlyColumns.ts';
import type { Layout, MappingVersion } from '../../../core/model/mapping.ts';
import type { Transform } from '../../../core/model/transform.ts';
import { carriedEdits } from '../../../core/service/desk/carriedDraft.ts';
import { feeds, rowsOf, schemaOf } from '../apply/fixture.ts';

const schema = schemaOf([
  { name: 'phone', type: 'phone' },
  { name: 'budget', type: 'number' },
  { name: 'company' },
]);
const phone = (regionColumn: number | null): Transform => ({
  kind: 'phone',
  region: null,
  regionColumn,
  several: 'reject',
  otherwise: 'keep',
});
const money = (currencyColumn: number | null): Transform => ({
  kind: 'money',
  part: 'amount',
  decimalMark: '.',
  currency: null,
  currencyColumn,
});

const headers = ['Phone', 'Country', 'Budget', 'Currency', 'Company'];
const row = ['030 1234567', 'Germany', '1,200 kr', 'SEK', 'Muster GmbH'];

function layoutOf(names: readonly string[]): Layout {
  return {
    fingerprint: names.join('|'),
    columns: names.map((name) => ({ name, type: 'text', format: null })),
  };
}

function versionOf(names: readonly string[]): MappingVersion {
  const at = (name: string): number => names.indexOf(name);
  return {
    layout: layoutOf(names),
    correspondences: [
      feeds('phone', [at('Phone')], [phone(at('Country'))]),
      feeds('budget', [at('Budget')], [money(at('Currency'))]),
      feeds('company', [at('Company')]),
    ],
    ignoredColumns: [at('Country'), at('Currency')],
    approvedAt: '2026-01-02T00:00:00.000Z',
  } as unknown as MappingVersion;
}

function rebased(names: readonly string[], version = versionOf(headers)) {
  const fresh = proposeMapping({ columns: nameOnlyColumns(names), schema, memory: [] });
  return rebase({ layout: layoutOf(names), mapping: version, schema, fresh });
}

const order = fc.shuffledSubarray(headers, { minLength: headers.length });

test('columns that steps look at move with the columns: the order of the source does not matter', () => {
  fc.assert(
    fc.property(order, (names) => {
      const moved = rebased(names).columns.flatMap(({ field, columnIndex, transforms }) =>
        field === null ? [] : [feeds(field, [columnIndex], transforms)],
      );
      const cells = names.map((name) => row[headers.indexOf(name)] ?? '');
      const { values, problems } = compileMapping(schema, moved).applyRow(rowsOf([cells])[0]!);
      expect(problems).toEqual([]);
      expect(values).toEqual(['+49301234567', '1200', 'Muster GmbH']);
    }),
  );
});

test('decisions on another reading take the columns of their steps along', () => {
  fc.assert(
    fc.property(order, (names) => {
      const edits = [
        { kind: 'setTransforms', columnIndex: 0, transforms: [phone(1)] },
        { kind: 'derive', field: 'budget', columnIndexes: [2], transforms: [money(3)] },
      ] as const;
      const carried = carriedEdits({ columnNames: headers, edits }, names, new Set(['budget']));
      expect(carried).toEqual([
        {
          kind: 'setTransforms',
          columnIndex: names.indexOf('Phone'),
          transforms: [phone(names.indexOf('Country'))],
        },
        {
          kind: 'derive',
          field: 'budget',
          columnIndexes: [names.indexOf('Budget')],
          transforms: [money(names.indexOf('Currency'))],
        },
      ]);
    }),
  );
});

test('a column that only a step looked at and that is gone is told, and the step goes without it', () => {
  const left = headers.filter((name) => name !== 'Country');
  const column = rebased(left).columns[0];
  expect(column).toMatchObject({ field: 'phone', state: 'review', transforms: [phone(null)] });
  expect(column?.cautions).toContain('“Country”, which its steps looked at, is gone');
  expect(driftFrom(layoutOf(left), versionOf(headers), { schema }).changes).toContainEqual({
    kind: 'gone',
    name: 'Country',
    field: 'phone',
  });
});

test('steps that look at no other column are left as they are', () => {
  const steps: readonly Transform[] = [{ kind: 'trim' }, phone(null)];
  expect(movedSteps(steps, () => 7)).toBe(steps);
  expect(stepColumns([...steps, money(3)])).toEqual([3]);
});
