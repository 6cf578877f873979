import { parseBoolean as readBoolean } from '../../values/parseBoolean.ts';
import { failure } from './step.ts';
import type { TransformEntry } from './step.ts';

/** Words for yes and no, in several languages, become `true` and `false`. */
export const parseBoolean: TransformEntry<'parseBoolean'> = {
  kind: 'parseBoolean',
  label: 'Read as yes or no',
  about: 'Reads yes and no, true and false, 1 and 0 in several languages and writes true or false.',
  failsWith: ['NOT_A_BOOLEAN'],
  compile: () => {
    const notABoolean = failure('NOT_A_BOOLEAN');
    return (value) => {
      if (value === null) return null;
      const truth = readBoolean(value);
      if (truth === undefined) return notABoolean;
      return truth ? 'true' : 'false';
    };
  },
};
