import { describe, expect, it } from 'vitest';
import {
  hasCheckDigit,
  isCardNumber,
  isGtin,
  isIban,
  isIsbn,
  isLei,
  isVin,
  isVinShape,
} from '../../../../core/values/codes/checkDigit.ts';
import { isDea } from '../../../../core/values/codes/dea.ts';

/** The text with one of its digits raised by one: what a check digit is there to find. */
function slips(text: string): string[] {
  return text
    .split('')
    .flatMap((sign, at) =>
      /\d/u.test(sign) ? [`${text.slice(0, at)}${(Number(sign) + 1) % 10}${text.slice(at + 1)}`] : [],
    );
}

describe('check digits', () => {
  it.each([
    ['GTIN', isGtin, ['4006381333931', '73513537', '036000291452', '10012345678902']],
    ['card', isCardNumber, ['4111111111111111', '5500 0000 0000 0004', '3400-0000-0000-009']],
    ['ISBN', isIsbn, ['978-3-16-148410-0', '0-306-40615-2', '043942089X', '9780306406157']],
    ['IBAN', isIban, ['DE89370400440532013000', 'GB82 WEST 1234 5698 7654 32', 'NO9386011117947']],
    ['LEI', isLei, ['5493001KJTIIGC8Y1R12', '529900T8BM49AURSDO55']],
    ['DEA', isDea, ['AB1234563', 'B91388568', 'bb1388568']],
    ['VIN', isVin, ['1M8GDM9AXKP042788', '1HGCM82633A004352', '11111111111111111']],
  ])('%s: right ones pass, and no slip of a single digit does', (_, passes, right) => {
    for (const text of right) {
      expect(passes(text)).toBe(true);
      if (text === '11111111111111111') continue;
      expect(slips(text).filter(passes)).toEqual([]);
    }
  });

  it('refuse what is no such number', () => {
    expect(['0000000000000', '123', '', 'abc'].some(hasCheckDigit)).toBe(false);
    expect(['DE89', 'XX00', '12345678901234567890'].some(isIban)).toBe(false);
    expect(isVinShape('1HGCM82633A00435I')).toBe(false);
    expect(isVinShape('ABCDEFGHJKLMNPRST')).toBe(false);
  });
});
