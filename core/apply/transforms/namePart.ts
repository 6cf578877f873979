import { readPersonName } from '../../values/contact/personName.ts';
import { failure } from './step.ts';
import type { TransformEntry } from './step.ts';

/** One part of a person's name. A part that the name does not have is missing; what is no name is rejected. */
export const namePart: TransformEntry<'namePart'> = {
  kind: 'namePart',
  label: 'Part of a name',
  about:
    'Takes first, middle or last name, title or suffix out of a person’s name; a part it lacks is missing.',
  failsWith: ['NOT_A_NAME'],
  compile: ({ part, lastFirst }) => {
    const notAName = failure('NOT_A_NAME');
    return (value) => {
      if (value === null) return null;
      const name = readPersonName(value, lastFirst === true);
      if (name === undefined) return notAName;
      return name[part] === '' ? null : name[part];
    };
  },
};
