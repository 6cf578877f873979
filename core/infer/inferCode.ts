import type { ColumnEvidence, SignCount } from '../model/evidence.ts';
import { inferOptions } from '../model/options/understandingOptions.ts';
import { hasCheckDigit } from '../values/codes/checkDigit.ts';
import { isCodeFormat } from './inferDates.ts';
import type { Hint } from './nameHints.ts';
import { mostly, type ValueSample } from './valueSample.ts';

/** From this many digits of one length on, a figure that every row has its own of is an identifier, whatever its name. */
const longFigure = 9;

/**
 * True where digits are an identifier and no amount: one has a zero in front, or they are of one length and the column's
 * name or their variety says so. Arithmetic on them would mean nothing, and a zero in front would be lost.
 */
export function isDigitCode(
  evidence: ColumnEvidence,
  column: { readonly signs: readonly SignCount[]; readonly hints: ReadonlySet<Hint> },
  sample: ValueSample,
): boolean {
  const { signs, hints } = column;
  const widths = new Map<number, number>();
  let digits = 0;
  let others = 0;
  let leadingZeros = 0;
  for (const { sign, count } of signs) {
    if (sign.kind === 'digits') {
      digits += count;
      widths.set(sign.length, (widths.get(sign.length) ?? 0) + count);
      if (sign.leadingZero) leadingZeros += count;
    } else if (sign.kind === 'number') others += count;
  }
  // Decimals, signs and currencies beside them: these are amounts, and a zero in front is a slip.
  if (digits === 0 || others > digits * (1 - inferOptions.fixedWidthShare)) return false;
  if (leadingZeros > 0) return true;
  const [width = 0, most = 0] = [...widths].sort((one, other) => other[1] - one[1])[0] ?? [];
  if (hints.has('phone') && width >= 7) return true;
  // ISO/IEC 5218 numbers the sexes; their mean is no sex.
  if (hints.has('gender') && width === 1 && areKinds(evidence)) return true;
  if (most / digits < inferOptions.fixedWidthShare) return false;
  if (hints.has('postcode') && width >= 4 && width <= 6) return true;
  if (hints.has('code') && width >= 4) return true;
  const telling = evidence.distinct >= inferOptions.checkedValues;
  if (telling && mostly(sample, inferOptions.fixedWidthShare, hasCheckDigit)) return true;
  if (hints.has('amount') || hints.has('year')) return false;
  if (hints.has('identifier') && width >= 8) return true;
  return width >= longFigure && digits >= inferOptions.keyRows && evidence.distinct > digits / 2;
}

/** Plain words that come back among codes: one may be a mark that there is no code, `OUT`; two are values of a list. */
const wordsOfList = 2;

/** Two to four digits that stand for the sexes: not known, male, female, other; 9 for not applicable. */
function areKinds({ values }: ColumnEvidence): boolean {
  const digits = values.filter(({ value }) => /^[0-39]$/u.test(value.trim()));
  return digits.length >= 2 && digits.length === values.length;
}

/**
 * True where nearly all cells are single words of letters and digits with marks, as identifiers are. A list of few values in
 * which plain words come back (`2Story`, `SFoyer`, `SLvl`) is no such thing.
 */
export function isTextCode(
  evidence: ColumnEvidence,
  column: {
    readonly signs: readonly SignCount[];
    readonly filled: number;
    readonly hints: ReadonlySet<Hint>;
  },
): boolean {
  const { signs, filled, hints } = column;
  let codes = 0;
  let lettered = 0;
  let phones = 0;
  for (const { sign, count } of signs) {
    if (sign.detail === 'phone') phones += count;
    else if (sign.detail === 'code' || sign.detail === 'uuid' || isCodeFormat(sign.dateFormats[0] ?? '')) {
      codes += count;
      lettered += count;
    } else if (sign.kind === 'digits') {
      codes += count;
      if (hints.has('phone') || sign.length >= 10) phones += count;
    }
  }
  const needed = inferOptions.semanticShare * filled;
  if (phones >= needed) return true;
  if (codes < needed || lettered === 0) return false;
  if (evidence.distinct > inferOptions.enumerationValues) return true;
  const recurring = Math.max(inferOptions.recurringCount, filled * inferOptions.recurringShare);
  const words = evidence.values.filter(({ value, count }) => count >= recurring && !/\d/u.test(value));
  return words.length < wordsOfList;
}
