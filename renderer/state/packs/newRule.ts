import type { ExpectationRule } from '../../../core/contract/views.ts';

/** A rule of a kind, about the fields that the rule before it was about, as far as there is a place for them. */
export function newRule(
  kind: ExpectationRule['kind'],
  names: readonly string[],
  before?: ExpectationRule,
): ExpectationRule {
  const [first = names[0] ?? '', ...rest] = before === undefined ? [] : namedIn(before);
  switch (kind) {
    case 'sum':
      return { kind, total: first, parts: rest };
    case 'ascending':
    case 'unique':
    case 'anyOf':
      return { kind, fields: [first, ...rest].filter((name) => name !== '') };
    case 'range':
      return { kind, field: first, min: 0, max: null };
    case 'pattern':
      return { kind, field: first, pattern: '', example: '' };
    case 'checkDigit':
      return { kind, field: first, of: 'npi' };
    case 'notFuture':
      return { kind, field: first };
    case 'requiredWhen':
      return { kind, field: first, when: rest[0] ?? '', values: [] };
  }
}

/** The fields that a rule names, in its order. */
export function namedIn(rule: ExpectationRule): readonly string[] {
  switch (rule.kind) {
    case 'sum':
      return [rule.total, ...rule.parts];
    case 'ascending':
    case 'unique':
    case 'anyOf':
      return rule.fields;
    case 'requiredWhen':
      return [rule.field, rule.when];
    case 'range':
    case 'pattern':
    case 'checkDigit':
    case 'notFuture':
      return [rule.field];
  }
}
