import { expect, test } from 'vitest';
import { compileTransform, transformCatalogue } from '../../core/apply/transforms/catalogue.ts';
import { transformForm } from '../../core/contract/transformForm.ts';
import type { Transform } from '../../core/model/transform.ts';

/** Each kind as an approved version of any age may have it. Kinds and what they mean are never changed, only added to. */
const stored: readonly Transform[] = [
  { kind: 'concatenate', separator: ' ' },
  { kind: 'trim' },
  { kind: 'upperCase' },
  { kind: 'lowerCase' },
  { kind: 'parseNumber', decimalMark: ',' },
  { kind: 'parseDate', formats: ['DD.MM.YYYY'] },
  { kind: 'parseBoolean' },
  { kind: 'mapValues', entries: [{ from: 'o', to: 'Open' }], otherwise: 'keep' },
  { kind: 'split', separator: ',', part: -1 },
  { kind: 'constant', value: 'USD' },
  { kind: 'defaultValue', value: '0' },
  { kind: 'titleCase' },
  { kind: 'extract', pattern: '(\\d+)', otherwise: 'reject' },
  { kind: 'replaceText', find: '-', replacement: '' },
  { kind: 'namePart', part: 'last' },
  { kind: 'namePart', part: 'last', lastFirst: true },
  { kind: 'convertUnit', from: 'in', to: 'mm', decimalMark: '.' },
  { kind: 'negate' },
  { kind: 'currencyPart', part: 'code' },
  { kind: 'padLeft', length: 5, fill: '0' },
  { kind: 'datePart', part: 'year' },
  { kind: 'dateOf' },
  { kind: 'timeOf' },
  { kind: 'joinDateTime', formats: ['YYYY-MM-DD'] },
  { kind: 'template', text: '{1} ({2})' },
  { kind: 'coalesce' },
  { kind: 'collapseSpaces' },
  { kind: 'phone', region: 'GB', regionColumn: 3, several: 'reject', otherwise: 'keep' },
  { kind: 'phone', region: null, regionColumn: null, several: 'first', otherwise: 'reject' },
  { kind: 'email', local: 'lower', several: 'reject' },
  { kind: 'personName', order: 'keep' },
  { kind: 'country', form: 'alpha2', otherwise: 'keep' },
  { kind: 'money', part: 'both', decimalMark: ',', currency: 'EUR', currencyColumn: 2 },
];

test('takes every kind of transform as it is stored, and every kind is tried here', () => {
  for (const transform of stored) {
    expect(transformForm.parse(JSON.parse(JSON.stringify(transform)))).toEqual(transform);
    expect(compileTransform(transform)('1')).toBeDefined();
  }
  const kinds = new Set(stored.map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(Object.keys(transformCatalogue).toSorted());
});

test('refuses what is not in the list, or has more than it should', () => {
  for (const wrong of [
    { kind: 'run', code: 'x' },
    { kind: 'trim', extra: 1 },
    { kind: 'padLeft', length: 1e9, fill: '0' },
    { kind: 'extract', pattern: 'a'.repeat(201), otherwise: 'reject' },
    { kind: 'namePart', part: 'nick' },
    { kind: 'phone', region: 'gb', regionColumn: null, several: 'reject', otherwise: 'keep' },
    { kind: 'money', part: 'amount', decimalMark: '.', currency: null, currencyColumn: -1 },
  ]) {
    expect(transformForm.safeParse(wrong).success).toBe(false);
  }
});
