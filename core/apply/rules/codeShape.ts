import type { CodeFormat } from '../../model/expectation.ts';
import { isCountry } from '../../values/contact/country.ts';
import { isEmail } from '../../values/contact/email.ts';
import { isDialable } from '../../values/contact/isDialable.ts';
import { parseBoolean } from '../../values/cells/parseBoolean.ts';
import { isPlainNumber } from '../transforms/plainNumber.ts';
import { dateInAnyFormat } from '../transforms/readDates.ts';
import { isFailure } from '../transforms/step.ts';
import { placesOfService } from './namedLists.ts';
import { isoDay } from './rowFigures.ts';

/**
 * Tells codes by their shape. No list of codes is kept but the one of places of service, which is public: whether an ICD or CPT
 * code exists in the year of the service, its licensed list would have to say.
 */
export function codeShape(format: CodeFormat): (text: string) => boolean {
  switch (format) {
    case 'icd10cm':
      return isIcd10Cm;
    case 'cptHcpcs':
      return isProcedure;
    case 'ndc':
      return isNdc;
    case 'placeOfService':
      return (text) => placesOfService.has(text);
    case 'revenueCode':
      return (text) => text.length === 4 && areDigits(text, 0, 4) && text !== '0000';
    case 'billType':
      return isBillType;
    case 'drg':
      return isDrg;
    case 'email':
      return isEmail;
    case 'phone':
      return isDialable;
    case 'country':
      return isCountry;
    case 'number':
      return isPlainNumber;
    case 'day':
      return (text) => !Number.isNaN(isoDay(text)) || !isFailure(dateInAnyFormat(text));
    case 'yesNo':
      return (text) => text === 'true' || text === 'false' || parseBoolean(text) !== undefined;
  }
}

/**
 * ICD-10-CM: a letter, a digit, a digit or A or B, then up to four letters or digits, with or without the point behind the
 * third (official guidelines, section I.A.2).
 */
function isIcd10Cm(text: string): boolean {
  const { length } = text;
  if (length < 3 || length > 8 || !isCapital(text, 0) || !isDigit(text, 1)) return false;
  const third = text.charCodeAt(2);
  if (!isDigit(text, 2) && third !== 0x41 && third !== 0x42) return false;
  if (length === 3) return true;
  const hasPoint = text.charCodeAt(3) === 0x2e;
  const from = hasPoint ? 4 : 3;
  if (length === from || length - from > 4) return false;
  for (let at = from; at < length; at += 1) if (!isDigit(text, at) && !isCapital(text, at)) return false;
  return true;
}

/** CPT: five digits, or four and one of A, F, M, T, U; HCPCS level II: a letter from A to V and four digits. */
function isProcedure(text: string): boolean {
  if (text.length !== 5 || !areDigits(text, 1, 4)) return false;
  if (isDigit(text, 0)) return isDigit(text, 4) || 'AFMTU'.includes(text.charAt(4));
  const first = text.charCodeAt(0);
  return first >= 0x41 && first <= 0x56 && isDigit(text, 4);
}

/** Eleven digits as claims carry it, ten as the label does, or in three parts: 5-4-2, 4-4-2, 5-3-2, 5-4-1 (21 CFR 207.33). */
function isNdc(text: string): boolean {
  const { length } = text;
  if (length === 10 || length === 11) {
    if (areDigits(text, 0, length)) return true;
  }
  const one = text.indexOf('-');
  const two = text.indexOf('-', one + 1);
  if (one < 4 || two < 0) return false;
  const [labeler, product, pack] = [one, two - one - 1, length - two - 1];
  const isForm =
    (labeler === 5 && product === 4 && (pack === 2 || pack === 1)) ||
    (labeler === 4 && product === 4 && pack === 2) ||
    (labeler === 5 && product === 3 && pack === 2);
  return (
    isForm && areDigits(text, 0, one) && areDigits(text, one + 1, two) && areDigits(text, two + 1, length)
  );
}

/** Kind of facility, kind of care, and how often: three signs, with or without the nought before them (NUBC, UB-04 field 4). */
function isBillType(text: string): boolean {
  const from = text.length === 4 && text.startsWith('0') ? 1 : 0;
  if (text.length - from !== 3) return false;
  const isFacility = isDigit(text, from) && text.charAt(from) !== '0';
  const isCare = isDigit(text, from + 1) && text.charAt(from + 1) !== '0';
  return isFacility && isCare && (isDigit(text, from + 2) || isCapital(text, from + 2));
}

/** One to four digits that are not all nought: MS-DRG has three, APR-DRG a fourth for severity. */
function isDrg(text: string): boolean {
  return text.length <= 4 && text !== '' && areDigits(text, 0, text.length) && !/^0+$/u.test(text);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x41 && code <= 0x5a;
}

function areDigits(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isDigit(text, at)) return false;
  return to > from;
}
