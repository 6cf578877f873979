import type { Severity } from './issue.ts';

/** Codes that are known by their shape: the first seven of claims in the United States, the others of anybody; the last three tell what a field kept that its type does not know. */
export const codeFormats = [
  'icd10cm',
  'cptHcpcs',
  'ndc',
  'placeOfService',
  'revenueCode',
  'billType',
  'drg',
  'email',
  'phone',
  'country',
  'number',
  'day',
  'yesNo',
] as const;
export type CodeFormat = (typeof codeFormats)[number];

/** Short lists that come with the app, so that a pack need not repeat them. */
export const valueLists = ['placeOfService', 'usState', 'country', 'yesNo'] as const;
export type ValueList = (typeof valueLists)[number];

/** Numbers whose last signs follow from the others: providers, prescribers and vehicles of the United States, the others of anybody. */
export const checkedNumbers = ['npi', 'dea', 'luhn', 'iban', 'lei', 'gtin', 'isbn', 'vin'] as const;
export type CheckedNumber = (typeof checkedNumbers)[number];

export const comparisons = ['<', '<=', '=', '!='] as const;
export type Comparison = (typeof comparisons)[number];

/** When a conditional rule speaks. */
export type RuleCondition =
  /** Compared without case and outer space. */
  | { readonly field: string; readonly is: 'oneOf'; readonly values: readonly string[] }
  | { readonly field: string; readonly is: 'filled' | 'missing' }
  /** Of figures. */
  | { readonly field: string; readonly is: 'lessThan' | 'moreThan'; readonly than: number };

/** A rule about one row by itself, which may also stand behind a condition. */
export type RowExpectation =
  /**
   * `total` is the sum of `parts`, within a cent a part; missing parts count as nought. With `orLess` it may as well be that sum
   * less these amounts, whichever sign they have, as totals net of recoveries are; those that are not fed are passed over.
   */
  | {
      readonly kind: 'sum';
      readonly total: string;
      readonly parts: readonly string[];
      readonly orLess?: readonly string[];
    }
  /** Values do not descend in the order given: dates and figures alike; missing ones are passed over. */
  | { readonly kind: 'ascending'; readonly fields: readonly string[] }
  | {
      readonly kind: 'range';
      readonly field: string;
      readonly min: number | null;
      readonly max: number | null;
    }
  /** Whole value, as a regular expression without anchors, in the language of `core/values/patterns/safePattern.ts`. */
  | { readonly kind: 'pattern'; readonly field: string; readonly pattern: string; readonly example: string }
  | { readonly kind: 'checkDigit'; readonly field: string; readonly of: CheckedNumber }
  /** Not after the day of the run. */
  | { readonly kind: 'notFuture'; readonly field: string }
  /** At least one of the fields has a value. */
  | { readonly kind: 'anyOf'; readonly fields: readonly string[] }
  /** The field has no value; mostly behind a condition. */
  | { readonly kind: 'missing'; readonly field: string }
  /** `field` has a value wherever `when` has one of `values`; any value at all where the list is empty. */
  | {
      readonly kind: 'requiredWhen';
      readonly field: string;
      readonly when: string;
      readonly values: readonly string[];
    }
  /** In characters. */
  | {
      readonly kind: 'length';
      readonly field: string;
      readonly min: number | null;
      readonly max: number | null;
    }
  /** One of `values` or of the named list, compared without case and outer space. */
  | {
      readonly kind: 'valueList';
      readonly field: string;
      readonly values: readonly string[];
      readonly list: ValueList | null;
    }
  | { readonly kind: 'format'; readonly field: string; readonly of: CodeFormat }
  /** Figures with figures, dates with dates; `=` and `!=` also texts, without case and outer space; a code such as `007` is a text. */
  | { readonly kind: 'compare'; readonly left: string; readonly op: Comparison; readonly right: string }
  /** Whole years from `birth` to `at`: an age, or any span between two dates. */
  | {
      readonly kind: 'ageBetween';
      readonly birth: string;
      readonly at: string;
      readonly min: number | null;
      readonly max: number | null;
    }
  /** A date from `from` to `to`, both days included; of a missing end nothing is said. */
  | { readonly kind: 'within'; readonly field: string; readonly from: string; readonly to: string }
  /** An ISO 4217 code. */
  | { readonly kind: 'currency'; readonly field: string };

/** A rule that several rows answer together. It cannot reject a row, since no row is wrong by itself. */
export type TableExpectation =
  /** No two rows agree in all of the fields. */
  | { readonly kind: 'unique'; readonly fields: readonly string[] }
  /** Of the rows that agree in `key`, the amounts of field `amount` add up to the `total` that stands in each of them, within a cent a row. */
  | {
      readonly kind: 'sumOfLines';
      readonly amount: string;
      readonly total: string;
      readonly key: readonly string[];
    };

/**
 * A rule that a pack declares about its fields: a closed list, so that every rule can be explained, checked in pieces and
 * used as evidence for a mapping. Fields are named; a rule whose fields are not fed says nothing, and neither does one in a
 * row that lacks the values it needs. Kinds are added, never changed.
 */
export type ExpectationRule =
  | RowExpectation
  | TableExpectation
  /** `expect` is asked of the rows for which `when` holds. */
  | { readonly kind: 'when'; readonly when: RuleCondition; readonly expect: RowExpectation };

export interface Expectation {
  readonly rule: ExpectationRule;
  readonly severity: Severity;
  /** What is expected, in one sentence, and what to do where it is not: "Incurred is paid plus outstanding. Check …" */
  readonly message: string;
  /** `reject`: a row that breaks it goes to the rejects; absent: it goes out and is told. Never of a rule about several rows. */
  readonly onBroken?: 'reject' | 'flag';
}

/** Keys of rules whose values are names of fields. */
const fieldKeys: ReadonlySet<string> = new Set([
  'total',
  'parts',
  'orLess',
  'fields',
  'field',
  'when',
  'left',
  'right',
  'birth',
  'at',
  'from',
  'to',
  'amount',
  'key',
]);

/** The fields that a rule names, each with its place in it, in order: `parts[1]`, `expect.field`. */
export function fieldPlaces(
  rule: ExpectationRule | RuleCondition,
): readonly (readonly [place: string, field: string])[] {
  return Object.entries(rule).flatMap(([key, value]: [string, unknown]) => {
    if (isNested(value))
      return fieldPlaces(value).map(([place, field]) => [`${key}.${place}`, field] as const);
    if (!fieldKeys.has(key)) return [];
    if (typeof value === 'string') return [[key, value] as const];
    return Array.isArray(value) ? value.map((name, i) => [`${key}[${i}]`, String(name)] as const) : [];
  });
}

/** The same rule about a field that has another name now. */
export function withFieldNamed<Rule extends ExpectationRule | RuleCondition>(
  rule: Rule,
  from: string,
  to: string,
): Rule {
  const swap = (name: unknown): unknown => (name === from ? to : name);
  const entries = Object.entries(rule).map(([key, value]: [string, unknown]) => {
    if (isNested(value)) return [key, withFieldNamed(value, from, to)];
    if (!fieldKeys.has(key)) return [key, value];
    return [key, Array.isArray(value) ? value.map(swap) : swap(value)];
  });
  return Object.fromEntries(entries) as Rule;
}

function isNested(value: unknown): value is ExpectationRule | RuleCondition {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lists of fields whose values do not descend where a rule is kept: what makes an order of it, for whoever looks for one. */
export function orderedFields(rule: ExpectationRule): readonly (readonly string[])[] {
  if (rule.kind === 'ascending') return [rule.fields];
  if (rule.kind === 'within') return [[rule.from, rule.field, rule.to]];
  const isOrder = rule.kind === 'compare' && (rule.op === '<' || rule.op === '<=');
  return isOrder ? [[rule.left, rule.right]] : [];
}

/** Whether a rule is about several rows together. */
export function isTableRule(rule: ExpectationRule): rule is TableExpectation {
  return rule.kind === 'unique' || rule.kind === 'sumOfLines';
}
