import { expect, test } from 'vitest';
import { headerWords } from '../../../../core/match/words/headerWords.ts';
import { kindFit, rangeFit, rangeOf, sameKind } from '../../../../core/match/values/kindFit.ts';
import { namedUnit } from '../../../../core/match/values/namedUnit.ts';
import { literalKinds, wantedKind } from '../../../../core/match/values/wantedKind.ts';
import { columnNamed } from '../columns.ts';

const kindOf = (name: string, type: Parameters<typeof wantedKind>[0]['type'] = 'string', description = '') =>
  wantedKind({ name, words: headerWords(name, new Set()).words, type, description });

test.each([
  ['date_of_loss', 'date'],
  ['dob', 'date'],
  ['total_paid', 'money'],
  ['Number of employees', 'count'],
  ['num_of_claims', 'count'],
  ['policy_number', 'id'],
  ['Commission %', 'percent'],
  ['is_active', 'flag'],
  ['claim status', 'category'],
  ['loss description', 'prose'],
  ['Schadendatum', 'date'],
  ['x17', null],
] as const)('takes %s for %s', (name, kind) => {
  expect(kindOf(name)).toBe(kind);
});

test('a declared type settles the kind, a description helps where the name does not tell', () => {
  expect(kindOf('total_paid', 'date')).toBe('date');
  expect(kindOf('policy_number', 'number')).toBe('measure');
  expect(kindOf('x17', 'string', 'Numeric value to represent the dose, measured in milligrams.')).toBe(
    'measure',
  );
});

test('literal kinds read no abbreviation', () => {
  expect(literalKinds('payment_date')).toEqual(['money', 'date']);
  expect(literalKinds('dob amt')).toEqual([]);
});

test('values fit kinds, kinds fit kinds', () => {
  expect(kindFit('date', 'date')).toBe(1);
  expect(kindFit('phrase', 'date')).toBe(-1);
  expect(kindFit('phrase', null)).toBe(0);
  expect(sameKind('money', 'money')).toBe(1);
  expect(sameKind('money', 'count')).toBe(0);
  expect(sameKind('money', 'name')).toBe(-1);
});

test('figures beyond what a name speaks for do not fit', () => {
  const of = (p05: number, p95: number) =>
    columnNamed('n', { type: 'number', quantiles: { p05, p25: p05, p50: p05, p75: p95, p95 } });
  expect(rangeFit(of(18, 90), rangeOf(['age', 'diagnosis']))).toBe(0);
  expect(rangeFit(of(6570, 32850), rangeOf(['age', 'diagnosis']))).toBe(-1);
  expect(rangeFit(of(6570, 32850), rangeOf(['age', 'day']))).toBe(0);
});

test.each([
  ['Wall thickness (mm)', 'mm'],
  ['tumor_size_cm', 'cm'],
  ['Ischemia.Time.in.Minutes', 'min'],
  ['Check in', undefined],
  ['lead time', undefined],
  ['Fiscal year', undefined],
  ['days lost days', 'day'],
  ['Amount (USD)', undefined],
])('reads the unit of %s', (name, unit) => {
  expect(namedUnit(name)?.id).toBe(unit);
});
