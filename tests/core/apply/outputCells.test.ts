import { describe, expect, it } from 'vitest';
import { outputCells } from '../../../core/apply/outputCells.ts';
import type { FieldType } from '../../../core/model/targetSchema.ts';
import { fieldOf } from './fixture.ts';

function cell(type: FieldType, value: string | null): unknown {
  return outputCells([fieldOf({ name: 'f', type })], [value])[0];
}

describe('outputCells', () => {
  it.each([
    ['number', '1234.50', 1234.5],
    ['number', '-0.000000000001', -0.000000000001],
    ['integer', '999999999999999', 999_999_999_999_999],
    ['integer', '9999999999999999', '9999999999999999'],
    ['number', '0.1234567890123456', '0.1234567890123456'],
    ['boolean', 'false', false],
    ['date', '2024-05-31', { date: '2024-05-31' }],
    ['date', '1899-12-31', '1899-12-31'],
    ['datetime', '2024-05-31T08:30:00', { date: '2024-05-31T08:30:00' }],
    ['datetime', '2024-05-31T08:30:00+02:00', '2024-05-31T08:30:00+02:00'],
    ['datetime', '2024-05-31T08:30:00Z', '2024-05-31T08:30:00Z'],
    ['number', '11-50', '11-50'],
    ['boolean', 'perhaps', 'perhaps'],
    ['date', 'next week', 'next week'],
    ['string', '007', '007'],
    ['enum', 'true', 'true'],
    ['text', '=1+1', '=1+1'],
  ] as const)('gives a %s %j as %j', (type, value, expected) => {
    expect(cell(type, value)).toEqual(expected);
  });

  it('leaves a missing value empty for every type', () => {
    for (const type of ['number', 'date', 'boolean', 'string'] as const) expect(cell(type, null)).toBeNull();
  });
});
