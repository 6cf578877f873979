import { plainNumber } from './plainNumber.ts';
import { sizedNumber } from './sizedNumber.ts';
import { failure } from './step.ts';
import type { TransformEntry } from './step.ts';

/** Numbers as a sender writes them become plain decimal text with a point; no digit is lost. */
export const parseNumber: TransformEntry<'parseNumber'> = {
  kind: 'parseNumber',
  label: 'Read as number',
  about:
    'Reads amounts with grouping, currency, percent, parentheses or a word for their size and writes them with a decimal point.',
  failsWith: ['NOT_A_NUMBER'],
  compile: ({ decimalMark, strict }) => {
    const notANumber = failure('NOT_A_NUMBER');
    const unsure = strict === true ? loneThousands[decimalMark] : undefined;
    return (value) =>
      value === null
        ? null
        : unsure?.test(value) === true
          ? notANumber
          : (plainNumber(value, decimalMark) ?? sizedNumber(value, decimalMark) ?? notANumber);
  },
};

/** A figure whose only mark is the decimal one, with exactly three digits behind it, and more than nought before it. */
const loneThousands = {
  '.': /^[^\d.,]*[1-9]\d{0,2}\.\d{3}[^\d.,]*$/u,
  ',': /^[^\d.,]*[1-9]\d{0,2},\d{3}[^\d.,]*$/u,
} as const;
