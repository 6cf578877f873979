import { describe, expect, it } from 'vitest';
import { decimalMarkOf } from '../../../core/values/numbers/decimalMark.ts';
import { profileOf } from '../profile/foldTable.ts';

describe('how numbers are written', () => {
  it.each([
    [['1,234.5', '12.25'], '1,234.56', 12.25, 1234.5],
    [['1.234,5', '12,25'], '1.234,56', 12.25, 1234.5],
    [['1 234,5', '12,25'], '1 234,56', 12.25, 1234.5],
    [["1'234.5", '12.25'], "1'234.56", 12.25, 1234.5],
    [['12,34,567.89', '5.5'], '12,34,567.56', 5.5, 1_234_567.89],
    [['0,125', '1,5'], '1234,56', 0.125, 1.5],
    [['1.5E+10', '2e-5'], null, 0.00002, 15_000_000_000],
    [['3-', '12.5-', '4'], null, -12.5, 4],
    [['(1,234.00)', '5.00'], '(1,234.56)', -1234, 5],
    [['5%', '6.5%'], '1234.56%', 0.05, 0.065],
    [['$1,000', '$12.50'], '$1,234.56', 12.5, 1000],
    [['12,50 €', '1.000,00 €'], '1.234,56 €', 12.5, 1000],
    [['EUR 12.50', 'EUR 3.25'], 'EUR 1234.56', 3.25, 12.5],
    [['12.50 USD', '3.25 USD'], '1234.56 USD', 3.25, 12.5],
    [['Rs. 12,34,567', 'Rs. 500'], 'Rs 12,34,567', 500, 1_234_567],
    [['12.50 kr.', '3.25 kr.'], '1234.56 kr', 3.25, 12.5],
    [['$5', '€6', '$7'], '$1234 | €1234', 5, 7],
  ])('reads %j', (cells, format, ...ends) => {
    const [min, max] = ends;
    expect(profileOf(cells).column).toMatchObject({ format, min, max, invalid: 0 });
    // What a run reads the cells with is told by the format alone.
    expect(decimalMarkOf(format)).toBe(/([.,])56(?!\d)/u.exec(format ?? '')?.[1] ?? '.');
  });

  it('leaves one mark with three digits behind it to the rest of the column', () => {
    expect(profileOf(['1.234', '1.234.567']).column).toMatchObject({ type: 'integer', max: 1_234_567 });
    expect(profileOf(['1.234', '0.125']).column).toMatchObject({ type: 'number', max: 1.234 });
    expect(profileOf(['1,234', '0,125']).column).toMatchObject({ type: 'number', max: 1.234 });
    expect(profileOf(['1,234', '5,678']).column).toMatchObject({ type: 'integer', max: 5678 });
  });

  it('still tells the type where a spreadsheet failed, and lists those cells', () => {
    expect(profileOf(['########', '$5.00', '$6.00', '#REF!']).column).toMatchObject({
      type: 'number',
      invalid: 2,
      agreement: 0.5,
    });
    expect(profileOf(['########', '########', '$5.00']).column.type).toBe('text');
  });

  it('finds the one decimal, and the one word, at row 40,000', () => {
    const cells = Array.from({ length: 40_000 }, (_, index) => String(index));
    expect(profileOf([...cells, '0.5']).column).toMatchObject({ type: 'number', invalid: 0 });
    expect(profileOf([...cells, 'abc']).column).toMatchObject({
      type: 'integer',
      invalid: 1,
      anomalies: ['abc'],
      agreement: 40_000 / 40_001,
    });
    expect(profileOf([...cells, '007']).column.type).toBe('code');
  });
});

describe('figures with a unit', () => {
  it.each([
    [['12 kg', '15 kg', '3.5 kg'], '1234 kg'],
    [['12kg', '15kg', '18kg'], '1234 kg'],
    [['12 kg', '15 kg', '18 lb'], '1234 kg | 1234 lb'],
    [['-3 °C', '18,5 °C'], '1234 °C'],
  ])('stay text and say it: %j', (cells, format) => {
    expect(profileOf(cells).column).toMatchObject({ type: 'text', semanticType: 'quantity', format });
  });

  it.each([[['12A', '14B', '15A']], [['12 Oak', '15 Elm']], [['Room 12', 'Room 14']]])(
    'are not seen in %j',
    (cells) => {
      expect(profileOf(cells).column.semanticType).not.toBe('quantity');
    },
  );
});
