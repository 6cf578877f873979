import { visibleText } from './text.ts';
import type { TransformEntry } from './step.ts';

/** Outer white space and zero-width characters go; what is blank becomes missing. */
export const trim: TransformEntry<'trim'> = {
  kind: 'trim',
  label: 'Trim',
  about: 'Removes spaces and invisible characters at both ends; what is left blank is missing.',
  failsWith: [],
  compile: () => (value) => (value === null ? null : visibleText(value)),
};
