import { visibleText } from './text.ts';
import type { TransformEntry } from './step.ts';

/** A stand-in for missing values. A value that could not be read is no missing one and is still rejected. */
export const defaultValue: TransformEntry<'defaultValue'> = {
  kind: 'defaultValue',
  label: 'Default value',
  about: 'Fills in a value where the cell is missing; filled cells stay as they are.',
  failsWith: [],
  compile: (spec) => {
    const value = visibleText(spec.value) === null ? null : spec.value;
    return (given) => given ?? value;
  },
};
