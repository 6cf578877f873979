import { isEmail } from '../../values/email.ts';
import { emailsIn } from '../../values/emailsIn.ts';
import { failure } from './step.ts';
import type { TransformEntry } from './step.ts';

/** E-mail addresses in one form, so that the same address is the same text. Of several in a cell none is preferred unless asked. */
export const email: TransformEntry<'email'> = {
  kind: 'email',
  label: 'Standardise e-mail',
  about:
    'Takes the address out of names, brackets and links and writes its domain in small letters; several addresses are rejected or the first is taken, as chosen.',
  failsWith: ['NOT_AN_EMAIL', 'SEVERAL_VALUES'],
  compile: ({ local, several }) => {
    const notAnEmail = failure('NOT_AN_EMAIL');
    const severalValues = failure('SEVERAL_VALUES');
    return (value) => {
      if (value === null) return null;
      const found = emailsIn(value);
      const [first] = found;
      if (first === undefined) return notAnEmail;
      if (found.length > 1 && several === 'reject') return severalValues;
      if (local === 'keep') return first;
      const lower = first.toLowerCase();
      return lower === first || isEmail(lower) ? lower : first;
    };
  },
};
