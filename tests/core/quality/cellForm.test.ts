import { describe, expect, it } from 'vitest';
import { cellForm } from '../../../core/quality/cellForm.ts';

describe('cellForm', () => {
  it.each([
    ['12', 'figure'],
    ['-12.5', 'figure'],
    ['1,912', 'grouped figure'],
    ['12.5 %', 'percent figure'],
    ['$12.50', 'currency figure'],
    ['7.35E-02', 'scientific figure'],
    ['2024-01-05', '9-9-9'],
    ['10/30/2019', '9/9/9'],
    ['07:30', '9:9'],
    ['>10 %', '>9 %'],
    ['Ann', 'text'],
    ['Ward 12', 'text'],
    ['UKM2101001', 'text'],
    ['unknown', 'nothing'],
    ['NO', 'text'],
    ['-----', 'marks'],
  ])('of %s is %s', (text, form) => {
    expect(cellForm(text, '.')).toBe(form);
  });

  it('knows a decimal comma from thousands set apart', () => {
    expect(cellForm('1,912', ',')).toBe('figure');
    expect(cellForm('1.912,50', ',')).toBe('grouped figure');
  });
});
