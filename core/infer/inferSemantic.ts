import type { ColumnType, SemanticType } from '../model/columnType.ts';
import type { ColumnEvidence, Sign, SignCount } from '../model/evidence.ts';
import { inferOptions } from '../model/options/understandingOptions.ts';
import { isCardNumber, isGtin, isIban, isIsbn, isVin, isVinShape } from '../values/codes/checkDigit.ts';
import { isCountry, isCountryName } from '../values/contact/country.ts';
import { isCurrencyCode } from '../values/numbers/currency.ts';
import { isCptOrHcpcs, isIcd10 } from '../values/codes/medicalCodes.ts';
import { isNpi, isNpiShape } from '../values/codes/npi.ts';
import { isDigitPostcode, isMarkedPostcode } from '../values/contact/postcode.ts';
import { isUsState } from '../values/contact/usState.ts';
import type { Hint } from './nameHints.ts';
import { unitsOf } from './inferUnits.ts';
import { mostly, type ValueSample } from './valueSample.ts';

interface Typed {
  readonly type: ColumnType;
  readonly dateFormats: readonly string[];
  readonly signs: readonly SignCount[];
  readonly hints: ReadonlySet<Hint>;
  readonly sample: ValueSample;
}

/**
 * What the values mean, where their shape and the column's name tell. The shape must hold for `semanticShare` of the
 * cells; where many things have the shape (ten digits, two capitals) the name must say so too.
 */
export function inferSemantic(evidence: ColumnEvidence, column: Typed): SemanticType | null {
  switch (column.type) {
    case 'date':
    case 'datetime':
      return column.dateFormats.length > 0 && column.dateFormats.every(isYearFormat) ? 'year' : null;
    case 'time':
    case 'boolean':
      return null;
    case 'integer':
    case 'number':
      return ofNumbers(evidence, column);
    case 'code':
      return ofCodes(evidence, column) ?? repeated(evidence, column) ?? 'identifier';
    case 'text':
      return ofTexts(evidence, column) ?? repeated(evidence, column);
  }
}

function ofNumbers(evidence: ColumnEvidence, { type, signs, hints }: Typed): SemanticType | null {
  if (signShare(signs, (sign) => sign.percent) >= 0.5) return 'percent';
  if (signShare(signs, (sign) => sign.currency) >= 0.5) return 'currency-amount';
  if (hints.has('amount') && !hints.has('identifier')) return 'currency-amount';
  if (type !== 'integer') return null;
  const filled = signs.reduce((sum, { count }) => sum + count, 0);
  const unique = filled >= inferOptions.keyRows && evidence.distinct >= filled * inferOptions.fixedWidthShare;
  return hints.has('identifier') && unique ? 'identifier' : null;
}

function ofCodes(evidence: ColumnEvidence, { signs, hints, sample }: Typed): SemanticType | null {
  const needed = inferOptions.semanticShare;
  const are = (passes: (text: string) => boolean): boolean => mostly(sample, needed, passes);
  if (signShare(signs, (sign) => sign.detail === 'uuid') >= needed) return 'uuid';
  // A check digit is right by chance in one figure of ten.
  const telling = evidence.distinct >= inferOptions.checkedValues;
  if ((telling || hints.has('isbn')) && are(isIsbn)) return 'isbn';
  const phones = signShare(signs, (sign) => sign.detail === 'phone');
  const digits = signShare(signs, (sign) => sign.kind === 'digits' && sign.length >= 7);
  if (hints.has('npi') && are(isNpiShape)) return 'npi';
  if ((evidence.values.length >= inferOptions.keyRows || !hints.has('phone')) && telling && are(isNpi))
    return 'npi';
  if ((telling || hints.has('card')) && are(isCardNumber)) return 'card-number';
  if ((telling || hints.has('article')) && are(isGtin)) return 'gtin';
  if (phones > 0 && phones + digits >= needed && (phones >= 0.5 || hints.has('phone'))) return 'phone';
  if (hints.has('phone') && digits >= needed) return 'phone';
  if (are(isIban)) return 'iban';
  if (hints.has('vehicle') ? are(isVinShape) : telling && are(isVin)) return 'vin';
  if (are(isIcd10) && (hints.has('icd-10') || mostly(sample, 0.3, isDottedIcd10))) return 'icd-10';
  if (hints.has('cpt-hcpcs') && are(isCptOrHcpcs)) return 'cpt-hcpcs';
  if (are(isMarkedPostcode)) return 'postcode';
  if (hints.has('postcode') && are((text) => isDigitPostcode(text) || isMarkedPostcode(text)))
    return 'postcode';
  if (hints.has('policy')) return 'policy-number';
  return hints.has('claim') ? 'claim-number' : null;
}

function isDottedIcd10(text: string): boolean {
  return text.includes('.') && isIcd10(text);
}

function ofTexts(evidence: ColumnEvidence, { signs, hints, sample }: Typed): SemanticType | null {
  const needed = inferOptions.semanticShare;
  const are = (passes: (text: string) => boolean): boolean => mostly(sample, needed, passes);
  if (signShare(signs, (sign) => sign.detail === 'email') >= needed) return 'email';
  if (signShare(signs, (sign) => sign.detail === 'url') >= needed) return 'url';
  if (signShare(signs, (sign) => sign.detail === 'ip-address') >= needed) return 'ip-address';
  if (are(isMarkedPostcode)) return 'postcode';
  if (are(isIban)) return 'iban';
  if ((hints.has('card') || evidence.distinct >= inferOptions.checkedValues) && are(isCardNumber))
    return 'card-number';
  const several = evidence.values.length >= 3;
  if (hints.has('country') && are(isCountry)) return 'country';
  const states = (hints.has('us-state') || several) && are(isUsState);
  if (hints.has('us-state') && states) return 'us-state';
  if ((hints.has('currency') || several) && are(isCurrencyCode)) return 'currency';
  if (several && are(isCountryName)) return 'country';
  if (states && !are(isCountry)) return 'us-state';
  if (hints.has('person') && !hints.has('organisation') && mostly(sample, 0.8, isPersonName))
    return 'person-name';
  return unitsOf(sample) === null ? null : 'quantity';
}

/** A year alone, or a school year. */
function isYearFormat(format: string): boolean {
  return /^YYYY(?:[-/]YY(?:YY)?)?$/u.test(format);
}

/** Few values, each many times: a list that somebody keeps to. */
function repeated(evidence: ColumnEvidence, { signs }: Typed): SemanticType | null {
  const filled = signs.reduce((sum, { count }) => sum + count, 0);
  const few = evidence.distinctExact && evidence.distinct <= inferOptions.enumerationValues;
  return few && filled >= evidence.distinct * inferOptions.enumerationRepeats ? 'enumeration' : null;
}

/** One to five words that begin with a capital, with `,`, `.`, `'` and `-` among them: `O'Neil, Ann MD`. */
function isPersonName(text: string): boolean {
  if (text.length > 60 || /\d/u.test(text)) return false;
  const words = text.split(/[\s,]+/u).filter((word) => word !== '');
  return (
    words.length <= 5 &&
    words.every((word) => /^(?:\p{Lu}[\p{L}'’.-]*|von|van|de|der|den|di|da|la|le|del)$/u.test(word))
  );
}

function signShare(signs: readonly SignCount[], passes: (sign: Sign) => boolean): number {
  let passing = 0;
  let all = 0;
  for (const { sign, count } of signs) {
    all += count;
    if (passes(sign)) passing += count;
  }
  return all === 0 ? 0 : passing / all;
}
