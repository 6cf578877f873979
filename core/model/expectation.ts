import type { Severity } from './issue.ts';

/**
 * A rule that a pack declares about its fields: a closed list, so that every rule can be explained, checked in pieces and
 * used as evidence for a mapping. Fields are named; a rule whose fields are not fed says nothing.
 */
export type ExpectationRule =
  /** `total` is the sum of `parts`, within a cent a part. */
  | { readonly kind: 'sum'; readonly total: string; readonly parts: readonly string[] }
  /** Values do not descend in the order given: dates and figures alike; missing ones are passed over. */
  | { readonly kind: 'ascending'; readonly fields: readonly string[] }
  /** No two rows agree in all of the fields. */
  | { readonly kind: 'unique'; readonly fields: readonly string[] }
  | {
      readonly kind: 'range';
      readonly field: string;
      readonly min: number | null;
      readonly max: number | null;
    }
  /** Whole value, as a regular expression without anchors. */
  | { readonly kind: 'pattern'; readonly field: string; readonly pattern: string; readonly example: string }
  | { readonly kind: 'checkDigit'; readonly field: string; readonly of: 'npi' | 'luhn' | 'iban' | 'vin' }
  /** Not after the day of the run. */
  | { readonly kind: 'notFuture'; readonly field: string }
  /** At least one of the fields has a value. */
  | { readonly kind: 'anyOf'; readonly fields: readonly string[] }
  /** `field` has a value wherever `when` has one of `values`; any value at all where the list is empty. */
  | {
      readonly kind: 'requiredWhen';
      readonly field: string;
      readonly when: string;
      readonly values: readonly string[];
    };

export interface Expectation {
  readonly rule: ExpectationRule;
  readonly severity: Severity;
  /** What is expected, in one sentence: "Incurred is paid plus outstanding." */
  readonly message: string;
}
