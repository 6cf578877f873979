import { expect, it } from 'vitest';
import { fieldTypes } from '../../../core/model/targetSchema.ts';
import { namedType } from '../../../core/packs/typeNames.ts';

it.each(fieldTypes)('takes our own word %s as it is meant, whatever it means in other languages', (type) => {
  expect(namedType(type)?.type).toBe(type);
});

it('does not take a currency for an amount: the values may be codes', () => {
  expect(namedType('currency')).toBeUndefined();
});

it.each([
  ['VARCHAR(20)', 'string', 20],
  ['Decimal (10, 2)', 'number', null],
  ['numeric(8,0)', 'integer', null],
  ['Datum', 'date', null],
])('reads %s as %s', (written, type, maxLength) => {
  expect(namedType(written)).toEqual({ type, maxLength });
});
