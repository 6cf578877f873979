import { visibleText } from './text.ts';
import type { TransformEntry } from './step.ts';

/** Puts one text in place of another, everywhere; what is blank then is missing. */
export const replaceText: TransformEntry<'replaceText'> = {
  kind: 'replaceText',
  label: 'Replace text',
  about:
    'Puts one text in place of another wherever it stands, letter by letter; what is left blank is missing.',
  failsWith: [],
  compile: ({ find, replacement }) => {
    if (find === '') return (value) => value;
    return (value) => {
      if (value === null || !value.includes(find)) return value;
      const replaced = value.replaceAll(find, () => replacement);
      return visibleText(replaced) === null ? null : replaced;
    };
  },
};
