import { visibleText } from './text.ts';
import type { TransformEntry } from './step.ts';

/** The same value in every row. */
export const constant: TransformEntry<'constant'> = {
  kind: 'constant',
  label: 'Constant',
  about: 'Gives the same value in every row, whatever the cell holds.',
  failsWith: [],
  compile: (spec) => {
    const value = visibleText(spec.value) === null ? null : spec.value;
    return () => value;
  },
};
