import { visibleText } from './text.ts';
import type { TransformEntry } from './step.ts';

/** One part of a value that holds several. Parts that do not exist are missing, never an error. */
export const split: TransformEntry<'split'> = {
  kind: 'split',
  label: 'Take a part',
  about: 'Cuts the value at a separator and keeps one part, trimmed; a part that is not there is missing.',
  failsWith: [],
  compile: ({ separator, part }) => {
    // An empty separator would cut between all characters, also inside a letter with an accent.
    if (separator === '') return (value) => (value !== null && (part === 0 || part === -1) ? value : null);
    return (value) => {
      if (value === null) return null;
      const parts = value.split(separator);
      const wanted = parts[part < 0 ? parts.length + part : part];
      return wanted === undefined ? null : visibleText(wanted);
    };
  },
};
