import { countryCode } from '../standard/countryCode.ts';
import { alpha3Of, countryNameOf } from '../standard/countryForms.ts';
import { failure } from './step.ts';
import { visibleText } from './text.ts';
import type { TransformEntry } from './step.ts';

/** Countries in one form, whatever language or code they are written in. States and regions are none. */
export const country: TransformEntry<'country'> = {
  kind: 'country',
  label: 'Standardise country',
  about:
    'Reads country names in many languages and ISO codes and writes one form; what is no country stays, or rejects the row, as chosen.',
  failsWith: ['NOT_A_COUNTRY'],
  compile: ({ form, otherwise }) => {
    const notACountry = failure('NOT_A_COUNTRY');
    return (value) => {
      const visible = value === null ? null : visibleText(value);
      if (visible === null) return null;
      const code = countryCode(visible);
      if (code === undefined) return otherwise === 'keep' ? visible : notACountry;
      if (form === 'alpha2') return code;
      return form === 'alpha3' ? alpha3Of(code) : countryNameOf(code);
    };
  },
};
