import { countryCode } from '../standard/countryCode.ts';
import { phonesIn } from '../standard/phonesIn.ts';
import { ofSeveral } from '../standard/ofSeveral.ts';
import { failure } from './step.ts';
import { visibleText } from './text.ts';
import type { TransformEntry } from './step.ts';

/** Phone numbers in the one form that can be dialled from anywhere. The country is never guessed from the digits alone. */
export const phone: TransformEntry<'phone'> = {
  kind: 'phone',
  label: 'Standardise phone',
  about:
    'Writes phone numbers as +, country and digits (E.164), an extension behind ;ext=; the country comes from the number, a column, or the one set.',
  failsWith: ['NOT_A_PHONE', 'NO_REGION', 'SEVERAL_VALUES'],
  compile: ({ region, regionColumn, several, otherwise }) => {
    const severalValues = failure('SEVERAL_VALUES');
    return (value, cells) => {
      if (value === null) return null;
      const beside = regionColumn === null ? null : visibleText(cells?.[regionColumn] ?? '');
      // A country that is written and cannot be read is no reason to take another one.
      const found = phonesIn(value, beside === null ? region : (countryCode(beside) ?? null));
      if (typeof found === 'string') return otherwise === 'keep' ? visibleText(value) : failure(found);
      const taken = ofSeveral(found, several);
      if (taken === undefined) return severalValues;
      return taken.length === 0 ? null : taken.join('; ');
    };
  },
};
