import { plainNumber } from './plainNumber.ts';
import { failure } from './step.ts';
import type { TransformEntry } from './step.ts';

/** Turns the sign round: payments that a sender writes as negative amounts. Nought has no sign. */
export const negate: TransformEntry<'negate'> = {
  kind: 'negate',
  label: 'Turn the sign round',
  about:
    'Makes positive numbers negative and negative ones positive; reads a plain number with a decimal point.',
  failsWith: ['NOT_A_NUMBER'],
  compile: () => {
    const notANumber = failure('NOT_A_NUMBER');
    return (value) => {
      if (value === null) return null;
      const plain = plainNumber(value, '.');
      if (plain === undefined) return notANumber;
      if (plain.startsWith('-')) return plain.slice(1);
      return /[1-9]/.test(plain) ? `-${plain}` : plain;
    };
  },
};
