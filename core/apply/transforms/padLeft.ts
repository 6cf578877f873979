import type { TransformEntry } from './step.ts';

/** Gives codes back the zeros that a spreadsheet took; longer values stay. Characters beyond the basic plane count once. */
export const padLeft: TransformEntry<'padLeft'> = {
  kind: 'padLeft',
  label: 'Fill up from the left',
  about:
    'Puts a character before values until they have the length given; longer ones and missing ones stay.',
  failsWith: [],
  compile: ({ length, fill }) => {
    if (fill === '') return (value) => value;
    return (value) => {
      if (value === null || value.length >= length * 2) return value;
      let characters = 0;
      for (const _ of value) characters += 1;
      return characters >= length ? value : fill.repeat(length - characters) + value;
    };
  },
};
