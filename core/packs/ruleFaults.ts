import { type ExpectationRule, fieldPlaces } from '../model/expectation.ts';
import { compilePattern } from '../values/patterns/safePattern.ts';
import { patternFault } from './patternFault.ts';

export interface RuleFault {
  /** In the rule: `min`, `expect.pattern`. */
  readonly place: string;
  readonly message: string;
}

/** What makes a rule of the right form senseless by itself: ends that cross, patterns that do not work, lists of nothing, a field held against itself. */
export function ruleFaults(rule: ExpectationRule): readonly RuleFault[] {
  switch (rule.kind) {
    case 'range':
    case 'length':
    case 'ageBetween':
      return [...endFaults(rule), ...twiceFaults(rule)];
    case 'pattern':
      return patternFaults(rule);
    case 'valueList':
      if (rule.values.length > 0 && rule.list !== null)
        return [{ place: 'values', message: 'either values or a named list is given, not both' }];
      return rule.values.length === 0 && rule.list === null
        ? [{ place: 'values', message: 'a list needs values, or the name of a list' }]
        : [];
    case 'when':
      // The same field may stand in the condition and behind it.
      return ruleFaults(rule.expect).map(({ place, message }) => ({ place: `expect.${place}`, message }));
    case 'anyOf':
    case 'ascending':
    case 'checkDigit':
    case 'compare':
    case 'currency':
    case 'format':
    case 'missing':
    case 'notFuture':
    case 'requiredWhen':
    case 'sum':
    case 'sumOfLines':
    case 'unique':
    case 'within':
      return twiceFaults(rule);
  }
}

function endFaults({
  kind,
  min,
  max,
}: Extract<ExpectationRule, { readonly min: number | null }>): readonly RuleFault[] {
  if (min === null && max === null) {
    const what = kind === 'range' ? 'a range' : kind === 'length' ? 'a length' : 'an age';
    return [{ place: 'min', message: `${what} needs a lower or upper end` }];
  }
  return min !== null && max !== null && min > max
    ? [{ place: 'max', message: `${max} is below the lower end, ${min}` }]
    : [];
}

function patternFaults({
  pattern,
  example,
}: Extract<ExpectationRule, { readonly kind: 'pattern' }>): readonly RuleFault[] {
  const fault = patternFault(pattern);
  if (fault !== undefined) return [{ place: 'pattern', message: fault }];
  const compiled = compilePattern(`^(?:${pattern})$`);
  if (typeof compiled === 'string') return [{ place: 'pattern', message: `the pattern has ${compiled}` }];
  return new RegExp(`^(?:${pattern})$`, 'u').test(example)
    ? []
    : [{ place: 'example', message: `${example} does not match the pattern` }];
}

function twiceFaults(rule: ExpectationRule): readonly RuleFault[] {
  const places = fieldPlaces(rule);
  const named = places.map(([, name]) => name);
  const twice = named.find((name, i) => named.indexOf(name) !== i);
  return twice === undefined
    ? []
    : [{ place: places[named.lastIndexOf(twice)]?.[0] ?? 'kind', message: `${twice} stands twice` }];
}
