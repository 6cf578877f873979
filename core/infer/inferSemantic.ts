import type { ColumnType, SemanticType } from '../model/columnType.ts';
import type { ColumnEvidence, Sign, SignCount } from '../model/evidence.ts';
import { inferOptions } from '../model/options/understandingOptions.ts';
import { isCountry, isCountryName } from '../values/country.ts';
import { isCurrencyCode } from '../values/currency.ts';
import { isCptOrHcpcs, isIcd10 } from '../values/medicalCodes.ts';
import { isNpi, isNpiShape } from '../values/npi.ts';
import { isDigitPostcode, isMarkedPostcode } from '../values/postcode.ts';
import { isUsState } from '../values/usState.ts';
import type { Hint } from './nameHints.ts';

interface Typed {
  readonly type: ColumnType;
  readonly dateFormats: readonly string[];
  readonly signs: readonly SignCount[];
  readonly hints: ReadonlySet<Hint>;
}

/**
 * What the values mean, where their shape and the column's name tell. The shape must hold for `semanticShare` of the
 * cells; where many things have the shape (ten digits, two capitals) the name must say so too.
 */
export function inferSemantic(evidence: ColumnEvidence, column: Typed): SemanticType | null {
  switch (column.type) {
    case 'date':
    case 'datetime':
      return column.dateFormats[0] === 'YYYY' ? 'year' : null;
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

function ofCodes(evidence: ColumnEvidence, { signs, hints }: Typed): SemanticType | null {
  const has = shareOf(evidence);
  const needed = inferOptions.semanticShare;
  if (signShare(signs, (sign) => sign.detail === 'uuid') >= needed) return 'uuid';
  const phones = signShare(signs, (sign) => sign.detail === 'phone');
  const digits = signShare(signs, (sign) => sign.kind === 'digits' && sign.length >= 7);
  if (phones > 0 && phones + digits >= needed && (phones >= 0.5 || hints.has('phone'))) return 'phone';
  if (hints.has('phone') && digits >= needed) return 'phone';
  if (hints.has('npi') && has(isNpiShape) >= needed) return 'npi';
  if (evidence.values.length >= inferOptions.keyRows && has(isNpi) >= needed) return 'npi';
  const icd = has(isIcd10);
  if (icd >= needed && (hints.has('icd-10') || has((text) => isIcd10(text) && text.includes('.')) >= 0.3)) {
    return 'icd-10';
  }
  if (hints.has('cpt-hcpcs') && has(isCptOrHcpcs) >= needed) return 'cpt-hcpcs';
  if (has(isMarkedPostcode) >= needed) return 'postcode';
  if (hints.has('postcode') && has((text) => isDigitPostcode(text) || isMarkedPostcode(text)) >= needed)
    return 'postcode';
  if (hints.has('policy')) return 'policy-number';
  return hints.has('claim') ? 'claim-number' : null;
}

function ofTexts(evidence: ColumnEvidence, { signs, hints }: Typed): SemanticType | null {
  const has = shareOf(evidence);
  const needed = inferOptions.semanticShare;
  if (signShare(signs, (sign) => sign.detail === 'email') >= needed) return 'email';
  if (signShare(signs, (sign) => sign.detail === 'url') >= needed) return 'url';
  if (signShare(signs, (sign) => sign.detail === 'ip-address') >= needed) return 'ip-address';
  if (has(isMarkedPostcode) >= needed) return 'postcode';
  const several = evidence.values.length >= 3;
  const states = has(isUsState);
  const countries = has(isCountry);
  if (hints.has('country') && countries >= needed) return 'country';
  if (hints.has('us-state') && states >= needed) return 'us-state';
  if ((hints.has('currency') || several) && has(isCurrencyCode) >= needed) return 'currency';
  if (several && has(isCountryName) >= needed) return 'country';
  if (several && states >= needed && countries < needed) return 'us-state';
  if (hints.has('person') && !hints.has('organisation') && has(isPersonName) >= 0.8) return 'person-name';
  return null;
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

function shareOf(evidence: ColumnEvidence): (passes: (text: string) => boolean) => number {
  return (passes) => {
    let passing = 0;
    let all = 0;
    for (const { value, count } of evidence.values) {
      all += count;
      if (passes(value.trim())) passing += count;
    }
    return all === 0 ? 0 : passing / all;
  };
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
