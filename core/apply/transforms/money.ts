import { amountAndCurrency, currencyCodeOf, maySignMean } from '../../values/numbers/amountCurrency.ts';
import { plainNumber } from './plainNumber.ts';
import { sizedNumber } from './sizedNumber.ts';
import { failure, isFailure } from './step.ts';
import type { Failure, TransformEntry } from './step.ts';

/**
 * Amounts with their currency, from one cell or from two. A currency that the cell names itself counts; a sign that several
 * share is read by the column beside it, or by the currency set. Where cell and column name two, neither is believed.
 */
export const money: TransformEntry<'money'> = {
  kind: 'money',
  label: 'Standardise amounts',
  about:
    'Reads amounts with signs, grouping, brackets and currencies and writes plain decimals, the currency’s code, or both; two currencies in a row reject it.',
  failsWith: ['NOT_A_NUMBER', 'NO_CURRENCY', 'TWO_CURRENCIES'],
  compile: ({ part, decimalMark, currency, currencyColumn }) => {
    const notANumber = failure('NOT_A_NUMBER');
    const noCurrency = failure('NO_CURRENCY');
    return (value, cells) => {
      if (value === null) return null;
      const found = amountAndCurrency(value);
      // Cents would be taken for whole units.
      if (found.currency === '¢') return notANumber;
      const beside = currencyColumn === null ? undefined : currencyCodeOf(cells?.[currencyColumn] ?? '');
      const code = codeOf({ sign: found.currency, own: found.code, beside, set: currency });
      if (isFailure(code)) return code.failed === 'NO_CURRENCY' && part === 'amount' ? amount() : code;
      if (part === 'code') return code;
      const plain = amount();
      if (part === 'amount' || isFailure(plain)) return plain;
      return code === null ? noCurrency : `${plain} ${code}`;

      function amount(): string | Failure {
        return (
          plainNumber(found.amount, decimalMark) ?? sizedNumber(value ?? '', decimalMark, true) ?? notANumber
        );
      }
    };
  },
};

interface Said {
  /** As it stands beside the amount; empty for none. */
  readonly sign: string;
  readonly own: string | undefined;
  readonly beside: string | undefined;
  readonly set: string | null;
}

function codeOf({ sign, own, beside, set }: Said): string | null | Failure {
  if (sign === '') return beside ?? set;
  if (own !== undefined) return beside === undefined || beside === own ? own : failure('TWO_CURRENCIES');
  if (beside !== undefined) return maySignMean(sign, beside) ? beside : failure('TWO_CURRENCIES');
  return set !== null && maySignMean(sign, set) ? set : failure('NO_CURRENCY');
}
