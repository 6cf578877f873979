import { expect, test } from 'vitest';
import { tableRules } from '../../../../core/match/evidence/tableRules.ts';
import type { Expectation } from '../../../../core/model/expectation.ts';
import { schemaOf } from '../columns.ts';

const incurred: Expectation = {
  rule: { kind: 'sum', total: 'total_incurred', parts: ['total_paid', 'reserve'] },
  severity: 'high',
  message: '',
};
const names = ['total_incurred', 'total_paid', 'reserve'].map((name) => ({ name, group: 'money' }));
const known = { ...schemaOf(...names), expectations: [incurred] };

test('a target with the field names of a known schema has its rules and groups', () => {
  const rules = tableRules(
    schemaOf({ name: 'total_incurred' }, { name: 'total_paid' }, { name: 'reserve' }),
    [known],
  );
  expect(rules.expectations).toContainEqual(incurred);
  expect(rules.groups.get('reserve')).toBe('money');
});

test('a target with other fields has none of them', () => {
  const rules = tableRules(schemaOf({ name: 'reserve' }, { name: 'name' }, { name: 'city' }), [known]);
  expect(rules).toEqual({ expectations: [], groups: new Map() });
});

test('names tell sums', () => {
  const fields = ['total_paid', 'paid_medical', 'paid_expense', 'total_lines', 'name'].map((name) => ({
    name,
  }));
  expect(tableRules(schemaOf(...fields), []).expectations.map(({ rule }) => rule)).toEqual([
    { kind: 'sum', total: 'total_paid', parts: ['paid_medical', 'paid_expense'] },
  ]);
});
