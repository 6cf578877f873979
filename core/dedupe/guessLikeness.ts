import type { LikenessKind } from '../model/duplicates.ts';
import { isEmail } from '../values/contact/email.ts';
import { nameTokens } from '../values/text/nameTokens.ts';
import { isPhoneLike } from '../values/contact/phone.ts';

/** What a column of an unknown schema is guessed from. */
export interface GuessedColumn {
  readonly name: string;
  /** Some of its values, those that are missing left out. */
  readonly values: readonly string[];
}

/**
 * What two records should be compared by in a column that no pack describes: told by words of its name, then by what
 * most of its values look like.
 *
 * @returns `undefined` where comparing tells nothing: no values, or all the same.
 */
export function guessLikeness({ name, values }: GuessedColumn): LikenessKind | undefined {
  const distinct = new Set(values).size;
  if (distinct < 2) return undefined;
  const named = kindOfName(nameTokens(name));
  const share = (test: (value: string) => boolean): number => values.filter(test).length / values.length;
  if (share(isEmail) >= 0.8) return 'email';
  if (named !== undefined) return named;
  if (share((value) => /^\s*\d{4}[-/.]\d{2}[-/.]\d{2}/u.test(value)) >= 0.8) return 'date';
  if (share(isPhoneLike) >= 0.8) return 'phone';
  // Few values that come again and again: a state, a status.
  if (distinct <= Math.max(12, values.length * 0.002)) return 'choice';
  if (share((value) => /^-?\d+(?:[.,]\d+)?$/u.test(value.trim())) >= 0.8)
    return share((value) => value.trim().length >= 5 && !/[.,]/u.test(value)) >= 0.8 ? 'code' : 'number';
  if (share((value) => /\d/u.test(value) && !/\s/u.test(value.trim())) >= 0.8) return 'code';
  return 'text';
}

/** Words of a name, the more telling first. */
const names: readonly (readonly [kind: LikenessKind, words: RegExp])[] = [
  ['email', /\b(?:e ?mail|mail)\b/u],
  ['phone', /\b(?:phone|mobile|cell|telephone|telefon|tel|fax|handy|mobil)\b/u],
  ['date', /\b(?:birth|birthday|dob|born|date|geburtsdatum|datum|geburtstag|naissance|nacimiento)\b/u],
  ['postcode', /\b(?:post ?code|postal ?code|zip ?code|zip|plz|postleitzahl|code postal)\b/u],
  ['givenName', /\b(?:given|first|fore|vor|middle|rufname|vorname|prenom|nombre|nome)\b(?!.*\bcompany\b)/u],
  ['familyName', /\b(?:sur ?name|last|family|nach ?name|familienname|maiden|apellidos?|cognome)\b/u],
  ['organisation', /\b(?:company|organi[sz]ation|firm|firma|employer|account|business|societe|empresa)\b/u],
  ['number', /\b(?:street number|house number|hausnummer|house no|street no)\b/u],
  ['address', /\b(?:address|addr|street|strasse|adresse|rue|via|calle)\b/u],
  ['place', /\b(?:suburb|city|town|ort|stadt|locality|village|county|ville|place)\b/u],
  ['choice', /\b(?:state|country|land|gender|sex|title|salutation|status|province|region)\b/u],
  ['code', /\b(?:id|ssn|sec|social|number|no|nr|code|key|ref|reference|uid|npi|vat|passport|licen[cs]e)\b/u],
  ['personName', /\b(?:name|contact|person|customer|client|patient|insured|claimant)\b/u],
];

function kindOfName(tokens: readonly string[]): LikenessKind | undefined {
  const name = tokens.join(' ');
  return names.find(([, words]) => words.test(name))?.[0];
}
