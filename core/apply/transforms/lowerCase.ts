import type { TransformEntry } from './step.ts';

/** Small letters by the rules of Unicode, the same in every country. */
export const lowerCase: TransformEntry<'lowerCase'> = {
  kind: 'lowerCase',
  label: 'Lower case',
  about: 'Turns all letters into small ones; a missing value stays missing.',
  failsWith: [],
  compile: () => (value) => (value === null ? null : value.toLowerCase()),
};
