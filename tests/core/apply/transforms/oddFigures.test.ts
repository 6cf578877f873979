import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compileTransform } from '../../../../core/apply/transforms/catalogue.ts';
import { isFailure, type StepResult } from '../../../../core/apply/transforms/step.ts';
import type { Transform } from '../../../../core/model/transform.ts';
import { plainFigures } from '../../../../core/values/numbers/plainFigures.ts';

function run(transform: Transform, value: string): string | null {
  const result: StepResult = compileTransform(transform)(value);
  return isFailure(result) ? `✕ ${result.failed}` : result;
}

describe('numbers with a word for their size', () => {
  test.each([
    ['€ 1,2 Mio.', '1200000'],
    ['850 T€', '850000'],
    ['5 TEUR', '5000'],
    ['2,5 Mrd. EUR', '2500000000'],
    ['450 mila', '450000'],
    ['300 k€', '300000'],
    ['3万', '30000'],
    ['5 m', '✕ NOT_A_NUMBER'],
    ['300 mil €', '✕ NOT_A_NUMBER'],
    ['10-20k €', '✕ NOT_A_NUMBER'],
    ['< 1 Mio. €', '✕ NOT_A_NUMBER'],
  ])('reads %s as %s', (text, wanted) => {
    expect(run({ kind: 'parseNumber', decimalMark: ',' }, text)).toBe(wanted);
  });

  it('takes a letter alone for a size where amounts are meant', () => {
    const money = {
      kind: 'money',
      part: 'amount',
      decimalMark: '.',
      currency: null,
      currencyColumn: null,
    } as const;
    expect(run(money, '$1.5M')).toBe('1500000');
    expect(run(money, '750k')).toBe('750000');
    expect(run({ kind: 'parseNumber', decimalMark: '.' }, '$2B')).toBe('2000000000');
    expect(run({ kind: 'parseNumber', decimalMark: '.' }, '750k')).toBe('✕ NOT_A_NUMBER');
  });

  it('reads no lone mark before three digits where it may divide thousands', () => {
    const strict = { kind: 'parseNumber', decimalMark: '.', strict: true } as const;
    expect(run(strict, '5.000 €')).toBe('✕ NOT_A_NUMBER');
    for (const [text, wanted] of [
      ['$7,500.00', '7500.00'],
      ['5,000', '5000'],
      ['0.125', '0.125'],
    ] as const)
      expect(run(strict, text)).toBe(wanted);
  });
});

describe('numbers as an enemy writes them', () => {
  test.each([
    ['5,-', '✕ NOT_A_NUMBER', '5'],
    ['Fr. 5.-', '5', '✕ NOT_A_NUMBER'],
    ['5.—', '5', '✕ NOT_A_NUMBER'],
    ['1,200.--', '1200', '✕ NOT_A_NUMBER'],
    ['5.00-', '-5.00', '✕ NOT_A_NUMBER'],
    ['١٬٢٣٤٫٥٠', '1234.50', '1234.50'],
    ['१२३', '123', '123'],
    ['（１２．５）', '-12.5', '✕ NOT_A_NUMBER'],
    ['\u200e5\u200b', '5', '5'],
    ["'5", '5', '5'],
    ["1'234.50", '1234.50', '✕ NOT_A_NUMBER'],
    ['1\u202f234,5', '✕ NOT_A_NUMBER', '1234.5'],
    ['12,34,567.89', '1234567.89', '✕ NOT_A_NUMBER'],
    ['12.5 %', '0.125', '✕ NOT_A_NUMBER'],
    ['٥٪', '0.05', '0.05'],
    ['-(5)', '✕ NOT_A_NUMBER', '✕ NOT_A_NUMBER'],
  ])('%s', (text, point, comma) => {
    expect(run({ kind: 'parseNumber', decimalMark: '.' }, text)).toBe(point);
    expect(run({ kind: 'parseNumber', decimalMark: ',' }, text)).toBe(comma);
  });

  it('are the same in every script’s digits', () => {
    const zero = fc.constantFrom(0x660, 0x6f0, 0x966, 0xff10);
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), zero, (figure, from) => {
        const plain = figure.toFixed(2);
        const written = plain.replace(/\d/g, (digit) => String.fromCharCode(from + Number(digit)));
        const step: Transform = { kind: 'parseNumber', decimalMark: '.' };
        expect(run(step, written)).toBe(run(step, plain));
        expect(plainFigures(plainFigures(written))).toBe(plainFigures(written));
      }),
    );
  });
});

describe('dates as an enemy writes them', () => {
  test.each([
    ['٣١/١٢/٢٠٢٤', '2024-12-31'],
    ['３１/１２/２０２４', '2024-12-31'],
    ['\u200e31/12/2024', '2024-12-31'],
    ["'31/12/2024", '2024-12-31'],
    ['31/11/2024', '✕ NOT_A_DATE'],
    ['45657', '✕ NOT_A_DATE'],
  ])('%s', (text, wanted) => {
    expect(run({ kind: 'parseDate', formats: ['DD/MM/YYYY'] }, text)).toBe(wanted);
    expect(run({ kind: 'parseDate', formats: [] }, text)).toBe(wanted);
  });

  it('reads what a spreadsheet counts as days where the format says so', () => {
    const run2 = (text: string) => run({ kind: 'parseDate', formats: ['DD/MM/YYYY', 'serial'] }, text);
    expect(run2('45657')).toBe('2024-12-31');
    expect(run2('45657.5')).toBe('2024-12-31T12:00:00');
    expect(run2('31/12/2024')).toBe('2024-12-31');
    expect(run2('60')).toBe('✕ NOT_A_DATE');
  });
});

test.each([
  ['✓', 'true'],
  ['☐', 'false'],
  ['1.0', 'true'],
  ['0.0', 'false'],
  ['ＹＥＳ', 'true'],
  ['Yes.', 'true'],
  ['否', 'false'],
  ['Y/N', '✕ NOT_A_BOOLEAN'],
  ['2', '✕ NOT_A_BOOLEAN'],
])('yes and no: %s', (text, wanted) => expect(run({ kind: 'parseBoolean' }, text)).toBe(wanted));
