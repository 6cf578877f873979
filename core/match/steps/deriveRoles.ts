import type { Field } from '../../model/targetSchema.ts';
import { nameTokens } from '../../values/text/nameTokens.ts';

/** What part a column or a field plays in something that can be joined or taken apart. */
export type DeriveRole =
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'fullName'
  | 'nameTitle'
  | 'nameSuffix'
  | 'street'
  | 'houseNumber'
  | 'city'
  | 'state'
  | 'postcode'
  | 'address'
  | 'currency'
  | 'year'
  | 'month'
  | 'day'
  | 'time'
  | 'date'
  | 'code'
  | 'description';

export interface NamedRole {
  readonly role: DeriveRole;
  /** The words that say whose or what: `patient` of `patient_first_name`. Sorted. */
  readonly subject: readonly string[];
}

/** Words of a role, most telling first; those in one string must all be there. English and the languages senders mostly write. */
const roles: readonly (readonly [DeriveRole, string])[] = [
  [
    'firstName',
    'first name/firstname/given name/givenname/forename/vorname/prenom/fname/nombre/nome/voornaam',
  ],
  ['middleName', 'middle name/middlename/middle initial/middle/mi/mname'],
  [
    'lastName',
    'last name/lastname/surname/family name/familyname/nachname/familienname/lname/apellido/apellidos/cognome/achternaam/nom famille',
  ],
  ['nameTitle', 'salutation/name prefix/anrede/title prefix'],
  ['nameSuffix', 'name suffix/suffix'],
  ['fullName', 'full name/fullname/complete name/contact name/person name/contact'],
  ['houseNumber', 'house number/house no/street number/street no/hausnummer/house nr/hnr'],
  [
    'street',
    'street address/street/address line 1/address line/address 1/addr 1/address1/strasse/rue/calle/via',
  ],
  ['city', 'city/town/ort/stadt/ville/ciudad/citta/locality'],
  ['postcode', 'zip code/zip/postal code/postcode/postalcode/zipcode/plz/code postal/cap'],
  ['state', 'state/province/bundesland/region'],
  ['address', 'full address/mailing address/address/adresse/anschrift/direccion/indirizzo'],
  ['currency', 'currency code/currency/ccy/curr/waehrung/devise/moneda/valuta'],
  ['year', 'year/jahr/annee/ano/anno/yr'],
  ['month', 'month/monat/mois/mes/mese'],
  ['day', 'day/tag/jour/dia/giorno'],
  ['description', 'description/desc/bezeichnung/name/text/label/descripcion/descrizione'],
  ['code', 'code/id/number/no/nr/num/cd'],
  ['time', 'time/zeit/uhrzeit/heure/hora/ora'],
  ['date', 'date/datum/fecha/data/dt/on'],
];
interface RoleWords {
  readonly role: DeriveRole;
  readonly tokens: readonly string[];
  /** Place in the order of `roles`. */
  readonly place: number;
}

/** By the first word of a spelling, so that a name is compared with few of them. */
const byFirstWord = new Map<string, RoleWords[]>();
for (const { role, tokens, place } of roles
  .flatMap(([role, spellings]) =>
    spellings.split('/').map((spelling) => ({ role, tokens: spelling.split(' ') })),
  )
  .map((one, place) => ({ ...one, place }))) {
  const first = tokens[0] ?? '';
  byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { role, tokens, place }]);
}
/** Words that name no subject. */
const plain = new Set('the of a field value primary main'.split(' '));
/** Names that are not of people. */
const notPeople = new Set(
  'company file product item account provider facility payer plan drug group campaign ad form bank user project vessel ship building organization organisation org employer agency carrier policy claim table column event program'.split(
    ' ',
  ),
);

/** Every role that a name allows, the most telling first. */
export function rolesOf(name: string): readonly NamedRole[] {
  const tokens = nameTokens(name);
  const found: NamedRole[] = [];
  const likely = [...new Set(tokens)].flatMap((token) => byFirstWord.get(token) ?? []);
  for (const { role, tokens: wanted } of likely.sort((a, b) => a.place - b.place)) {
    if (found.some((one) => one.role === role) || !wanted.every((word) => tokens.includes(word))) continue;
    const subject = tokens.filter((word) => !wanted.includes(word) && !plain.has(word)).toSorted();
    found.push({ role, subject });
  }
  if (tokens.includes('name') && !tokens.some((word) => notPeople.has(word)) && !found.some(isNamePart)) {
    found.unshift({
      role: 'fullName',
      subject: tokens.filter((word) => word !== 'name' && word !== 'full').toSorted(),
    });
  }
  return found;
}

function isNamePart({ role }: NamedRole): boolean {
  return role === 'firstName' || role === 'lastName' || role === 'middleName' || role === 'fullName';
}

/** A field's part, by its name, else by its label. */
export function fieldRole(field: Field, role: DeriveRole): NamedRole | undefined {
  let found = fieldRoles.get(field);
  if (found === undefined) {
    found = [field.name, field.label].flatMap((name) => rolesOf(name));
    fieldRoles.set(field, found);
  }
  return found.find((one) => one.role === role);
}
/** Every rule asks every field. */
const fieldRoles = new WeakMap<Field, readonly NamedRole[]>();

/** How far two names speak of the same: 1 the same words, .5 where one says nothing, 0 for another subject. */
export function sameSubject(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) return 1;
  if (a.length === 0 || b.length === 0) return 0.5;
  const shared = a.filter((word) => b.includes(word)).length;
  return shared === 0 ? 0 : shared / Math.max(a.length, b.length);
}
