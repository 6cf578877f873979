import { amountAndCurrency } from '../../values/numbers/amountCurrency.ts';
import { failure } from './step.ts';
import type { TransformEntry } from './step.ts';

/** Parts an amount from its currency. A bare amount has no currency, so its code is missing; `$` alone names no one currency. */
export const currencyPart: TransformEntry<'currencyPart'> = {
  kind: 'currencyPart',
  label: 'Amount or currency',
  about:
    'Takes the amount without its currency, or the currency’s code; signs that several currencies share are rejected.',
  failsWith: ['NO_CURRENCY'],
  compile: ({ part }) => {
    const noCurrency = failure('NO_CURRENCY');
    return (value) => {
      if (value === null) return null;
      const { amount, currency, code } = amountAndCurrency(value);
      if (part === 'amount') return amount;
      return currency === '' ? null : (code ?? noCurrency);
    };
  },
};
