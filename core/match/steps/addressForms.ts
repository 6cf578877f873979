import { matchPattern } from '../../values/patterns/matchPattern.ts';
import { compilePattern } from '../../values/patterns/safePattern.ts';
import { isUsState } from '../../values/contact/usState.ts';
import { patternTest } from '../lists/codeAndWords.ts';
import type { DeriveRole } from './deriveRoles.ts';

/** A way of writing several parts of an address into one cell. */
export interface AddressForm {
  readonly example: string;
  readonly fits: (value: string) => boolean;
  /** Patterns as `extract` takes them. */
  readonly parts: readonly (readonly [DeriveRole, string])[];
}

const usEnd = ',? +([A-Z]{2}),? +\\d{5}(?:-\\d{4})?$';
const stateOf = compilePattern(usEnd);

/** Forms that one cell has an address in; the first that fits the values is taken. */
export const addressForms: readonly AddressForm[] = [
  {
    example: '“Street, City, ST 12345”',
    fits: both(`^.*\\d.*, ?[^,]+?${usEnd}`),
    parts: [
      ['street', `^(.+), ?[^,]+?${usEnd.replace('(', '(?:')}`],
      ['city', `, ?([^,]+?)${usEnd.replace('(', '(?:')}`],
      ['state', usEnd],
      ['postcode', '(\\d{5}(?:-\\d{4})?)$'],
    ],
  },
  {
    example: '“City, ST 12345”',
    fits: both(`^[^,\\d]+?${usEnd}`),
    parts: [
      ['city', `^([^,\\d]+?)${usEnd.replace('(', '(?:')}`],
      ['state', usEnd],
      ['postcode', '(\\d{5}(?:-\\d{4})?)$'],
    ],
  },
  {
    example: '“12345 City”',
    fits: patternTest('^(?:[A-Z]{1,2}-)?\\d{4,5} +[^\\d,]+$'),
    parts: [
      ['postcode', '^(?:[A-Z]{1,2}-)?(\\d{4,5}) '],
      ['city', '^(?:[A-Z]{1,2}-)?\\d{4,5} +([^\\d,]+)$'],
    ],
  },
  {
    example: '“City, ST”',
    fits: (value) => /^[^,\d]+, ?[A-Z]{2}$/.test(value) && isUsState(value.slice(-2)),
    parts: [
      ['city', '^([^,\\d]+), ?[A-Z]{2}$'],
      ['state', '([A-Z]{2})$'],
    ],
  },
];

function both(pattern: string): (value: string) => boolean {
  const fits = patternTest(pattern);
  return (value) => {
    if (!fits(value) || typeof stateOf === 'string') return false;
    return isUsState(matchPattern(stateOf, value) ?? '');
  };
}
