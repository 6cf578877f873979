import { fieldPlaces } from '../../../core/contract/ruleFields.ts';
import type { ExpectationRule, RowExpectation } from '../../../core/contract/views.ts';

/** A rule of a kind, about the fields that the rule before it was about, as far as there is a place for them. */
export function newRule(
  kind: ExpectationRule['kind'],
  names: readonly string[],
  before?: ExpectationRule,
): ExpectationRule {
  const [first = names[0] ?? '', ...rest] = before === undefined ? [] : namedIn(before);
  if (kind === 'unique') return { kind, fields: [first, ...rest].filter((name) => name !== '') };
  if (kind === 'sumOfLines') return { kind, amount: first, total: rest[0] ?? '', key: rest.slice(1) };
  if (kind !== 'when') return newRowRule(kind, first, rest);
  // What was said of all rows is what a condition is put before.
  const expect = before !== undefined && isRowRule(before) ? before : newRowRule('anyOf', first, []);
  return { kind, when: { field: first, is: 'filled' }, expect };
}

/** A rule about one row, about the fields given as far as there is a place for them. */
export function newRowRule(
  kind: RowExpectation['kind'],
  first: string,
  rest: readonly string[],
): RowExpectation {
  const [second = '', third = ''] = rest;
  switch (kind) {
    case 'sum':
      return { kind, total: first, parts: rest };
    case 'ascending':
    case 'anyOf':
      return { kind, fields: [first, ...rest].filter((name) => name !== '') };
    case 'range':
      return { kind, field: first, min: 0, max: null };
    case 'length':
      return { kind, field: first, min: 1, max: null };
    case 'pattern':
      return { kind, field: first, pattern: '', example: '' };
    case 'checkDigit':
      return { kind, field: first, of: 'npi' };
    case 'missing':
    case 'notFuture':
    case 'currency':
      return { kind, field: first };
    case 'requiredWhen':
      return { kind, field: first, when: second, values: [] };
    case 'valueList':
      return { kind, field: first, values: [], list: null };
    case 'format':
      return { kind, field: first, of: 'icd10cm' };
    case 'compare':
      return { kind, left: first, op: '<=', right: second };
    case 'ageBetween':
      return { kind, birth: first, at: second, min: 0, max: 120 };
    case 'within':
      return { kind, field: first, from: second, to: third };
  }
}

/** The fields that a rule names, in its order, each once. */
export function namedIn(rule: ExpectationRule): readonly string[] {
  return [...new Set(fieldPlaces(rule).map(([, field]) => field))];
}

export function isRowRule(rule: ExpectationRule): rule is RowExpectation {
  return rule.kind !== 'unique' && rule.kind !== 'sumOfLines' && rule.kind !== 'when';
}
