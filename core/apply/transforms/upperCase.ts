import type { TransformEntry } from './step.ts';

/** Capitals by the rules of Unicode, the same in every country. */
export const upperCase: TransformEntry<'upperCase'> = {
  kind: 'upperCase',
  label: 'Upper case',
  about: 'Turns all letters into capitals; a missing value stays missing.',
  failsWith: [],
  compile: () => (value) => (value === null ? null : value.toUpperCase()),
};
