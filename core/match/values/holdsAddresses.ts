import type { ColumnProfile } from '../../model/profile.ts';
import { emailsIn } from '../../values/contact/emailsIn.ts';
import { knownValues } from '../lists/knownValues.ts';

/** Share of the known values from which on a column is one of addresses. */
const most = 0.5;

/** Whether cells hold e-mail addresses, be it with a name, a label or several in one, which the profile takes for texts. */
export function holdsAddresses(profile: ColumnProfile): boolean {
  if (profile.semanticType === 'email') return true;
  if (profile.type !== 'text') return false;
  const values = knownValues(profile).filter((value) => value.trim() !== '');
  const found = values.filter((value) => value.includes('@') && emailsIn(value).length > 0);
  return found.length > 0 && found.length >= values.length * most;
}

/** Whether any known cell holds more than one address. */
export function holdsSeveral(profile: ColumnProfile): boolean {
  return knownValues(profile).some((value) => emailsIn(value).length > 1);
}
