import type { CheckedNumber, RowExpectation } from '../../model/expectation.ts';
import { compareDecimals, plainDecimal, scaledDecimal } from '../../values/numbers/exactDecimal.ts';
import { isCardNumber, isGtin, isIban, isIsbn, isLei, isVin } from '../../values/codes/checkDigit.ts';
import { isCurrencyCode } from '../../values/numbers/currency.ts';
import { isDea } from '../../values/codes/dea.ts';
import { isNpi } from '../../values/codes/npi.ts';
import { patternTest } from '../../values/patterns/patternTest.ts';
import { compilePattern } from '../../values/patterns/safePattern.ts';
import { foldedText } from '../transforms/text.ts';
import { codeShape } from './codeShape.ts';
import { namedList } from './namedLists.ts';
import { broken, holds, type RowTest, unsaid, verdict } from './rowTest.ts';

type OfKind<Kind extends RowExpectation['kind']> = Extract<RowExpectation, { readonly kind: Kind }>;

/** A rule about the text of one field: a missing value is for other rules. */
export function textTest(field: number, isRight: (text: string) => boolean): RowTest {
  return (row) => {
    const text = row.textOf(field);
    if (text === null) return unsaid;
    return isRight(text) ? holds : broken;
  };
}

/** What a value must be, for the rules that look at one text alone. */
export function textRule(
  rule: OfKind<'pattern' | 'checkDigit' | 'length' | 'valueList' | 'format' | 'currency'>,
): ((text: string) => boolean) | undefined {
  switch (rule.kind) {
    case 'pattern':
      return patternRule(rule.pattern);
    case 'checkDigit':
      return checkDigits[rule.of];
    case 'length':
      return lengthRule(rule.min ?? 0, rule.max ?? Number.POSITIVE_INFINITY);
    case 'valueList':
      return listRule(rule);
    case 'format':
      return codeShape(rule.of);
    case 'currency':
      return isCurrencyCode;
  }
}

const checkDigits: Readonly<Record<CheckedNumber, (text: string) => boolean>> = {
  npi: isNpi,
  dea: isDea,
  luhn: isCardNumber,
  iban: isIban,
  lei: isLei,
  gtin: isGtin,
  isbn: isIsbn,
  vin: isVin,
};

/** `undefined` for a pattern that an older version let through and that need not end in linear time: it is not asked. */
function patternRule(pattern: string): ((text: string) => boolean) | undefined {
  const compiled = compilePattern(`^(?:${pattern})$`);
  if (typeof compiled === 'string') return undefined;
  const machine = patternTest(compiled);
  return (text) => machine.inText(text);
}

function lengthRule(min: number, max: number): (text: string) => boolean {
  return (text) => {
    const { length } = text;
    // A character takes one unit or two, so most texts need no counting.
    if (length < min || length > max * 2) return false;
    if (length <= max && length >= min * 2) return true;
    let characters = 0;
    for (const _ of text) characters += 1;
    return characters >= min && characters <= max;
  };
}

function listRule({ values, list }: OfKind<'valueList'>): (text: string) => boolean {
  const isNamed = list === null ? undefined : namedList(list);
  if (isNamed !== undefined) return isNamed;
  const exact = new Set(values);
  const folded = new Set(values.map(foldedText));
  return (text) => exact.has(text) || folded.has(foldedText(text));
}

/** A figure between two ends, each of which may be open; other texts are for the field's type. */
export function rangeTest(field: number, { min, max }: OfKind<'range'>): RowTest {
  const least = min === null ? Number.NEGATIVE_INFINITY : scaledDecimal(plainDecimal(min));
  const most = max === null ? Number.POSITIVE_INFINITY : scaledDecimal(plainDecimal(max));
  const isScaled = !Number.isNaN(least) && !Number.isNaN(most);
  return (row) => {
    const amount = row.amountOf(field);
    if (isScaled && !Number.isNaN(amount)) return verdict(amount >= least && amount <= most);
    const text = row.textOf(field);
    if (text === null) return unsaid;
    const below = min === null ? 1 : compareDecimals(text, plainDecimal(min));
    const above = max === null ? -1 : compareDecimals(text, plainDecimal(max));
    if (Number.isNaN(below) || Number.isNaN(above)) return unsaid;
    return verdict(below >= 0 && above <= 0);
  };
}
