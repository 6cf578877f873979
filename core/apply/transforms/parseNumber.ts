import { plainNumber } from './plainNumber.ts';
import { failure } from './step.ts';
import type { TransformEntry } from './step.ts';

/** Numbers as a sender writes them become plain decimal text with a point; no digit is lost. */
export const parseNumber: TransformEntry<'parseNumber'> = {
  kind: 'parseNumber',
  label: 'Read as number',
  about:
    'Reads amounts with grouping, currency, percent or parentheses and writes them with a decimal point.',
  failsWith: ['NOT_A_NUMBER'],
  compile: ({ decimalMark }) => {
    const notANumber = failure('NOT_A_NUMBER');
    return (value) => (value === null ? null : (plainNumber(value, decimalMark) ?? notANumber));
  },
};
