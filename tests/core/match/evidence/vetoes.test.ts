import { expect, test } from 'vitest';
import { formOf } from '../../../../core/match/values/kindFit.ts';
import { valueSample } from '../../../../core/match/values/valueSample.ts';
import { vetoOf } from '../../../../core/match/evidence/vetoes.ts';
import type { ColumnProfile } from '../../../../core/model/profile.ts';
import type { Field } from '../../../../core/model/targetSchema.ts';
import { columnNamed, schemaOf, valuesOf } from '../columns.ts';

const veto = (known: Partial<ColumnProfile>, field: Partial<Field> & { readonly name: string }) => {
  const profile = columnNamed('x', known);
  const [wanted] = schemaOf(field).fields;
  if (wanted === undefined) throw new Error('unreachable');
  return vetoOf({ profile, form: formOf(profile, valueSample(profile, [])) }, wanted);
};
const dates = { type: 'date', format: 'YYYY-MM-DD', ...valuesOf('2024-01-31', '2024-02-29') } as const;
const words = { type: 'text', ...valuesOf('Rear-ended at a light', 'Slip on ice') } as const;
const figures = { type: 'number', ...valuesOf('12.5', '990.1') } as const;
const emails = { type: 'text', semanticType: 'email', ...valuesOf('a@b.example', 'c@d.example') } as const;

test.each([
  ['dates', dates, { name: 'paid', type: 'number' }],
  ['words', words, { name: 'paid', type: 'number' }],
  ['words', words, { name: 'loss', type: 'date' }],
  ['decimals', figures, { name: 'loss', type: 'date' }],
  ['figures', figures, { name: 'mail', type: 'email' }],
  ['dates', dates, { name: 'closed', type: 'boolean' }],
  ['dates', dates, { name: 'insured_name' }],
  ['e-mail addresses', emails, { name: 'street_address' }],
  ['e-mail addresses', emails, { name: 'total_amount' }],
] as const)('rules out %s for a field of another kind', (_, known, field) => {
  expect(veto(known, field)).toMatch(/^(?:The values are|No value is) /);
});

test.each([
  ['dates in words', { type: 'text', ...valuesOf('3rd of May 2024') }, { name: 'loss', type: 'date' }],
  ['figures with a unit', { type: 'text', ...valuesOf('12 days') }, { name: 'days', type: 'number' }],
  ['digits written as a date', { ...dates, format: 'YYYYMMDD' }, { name: 'x', type: 'integer' }],
  ['dates for a payment date', dates, { name: 'payment_date' }],
  ['anything for a field that tells nothing', dates, { name: 'x17' }],
  ['an empty column', { missing: 100 }, { name: 'loss', type: 'date' }],
] as const)('leaves %s to the other evidence', (_, known, field) => {
  expect(veto(known, field)).toBeUndefined();
});
