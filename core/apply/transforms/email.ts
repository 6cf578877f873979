import { isEmail } from '../../values/contact/email.ts';
import { emailsIn } from '../../values/contact/emailsIn.ts';
import { ofSeveral } from '../standard/ofSeveral.ts';
import { failure } from './step.ts';
import type { TransformEntry } from './step.ts';

/** E-mail addresses in one form, so that the same address is the same text. Of several in a cell none is preferred unless asked. */
export const email: TransformEntry<'email'> = {
  kind: 'email',
  label: 'Standardise e-mail',
  about:
    'Takes the address out of names, brackets and links and writes its domain in small letters; of several addresses the first, the others or all are taken, or the row is rejected, as chosen.',
  failsWith: ['NOT_AN_EMAIL', 'SEVERAL_VALUES'],
  compile: ({ local, several }) => {
    const notAnEmail = failure('NOT_AN_EMAIL');
    const severalValues = failure('SEVERAL_VALUES');
    return (value) => {
      if (value === null) return null;
      const found = emailsIn(value);
      if (found.length === 0) return notAnEmail;
      const taken = ofSeveral(found, several);
      if (taken === undefined) return severalValues;
      if (taken.length === 0) return null;
      return local === 'keep' ? taken.join('; ') : taken.map(inLowerCase).join('; ');
    };
  },
};

function inLowerCase(address: string): string {
  const lower = address.toLowerCase();
  return lower === address || isEmail(lower) ? lower : address;
}
