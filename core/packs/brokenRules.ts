import type { ExpectationRule } from '../model/expectation.ts';
import type { PackProblem } from '../model/packProblem.ts';
import { brokenDuplicates } from './brokenDuplicates.ts';
import type { WrittenPack } from './packForm.ts';
import { patternFault } from './patternFault.ts';

/**
 * What makes a pack of the right form unusable, because its parts contradict each other: doubled names, lists without
 * values, spellings of values that are not allowed, rules about fields that are not there, patterns that do not work.
 */
export function brokenRules(pack: WrittenPack): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const owner = new Map<string, number>();
  pack.fields.forEach((field, i) => {
    const first = owner.get(field.name);
    if (first === undefined) owner.set(field.name, i);
    else {
      const message = `the name ${field.name} stands twice, first in fields[${first}]`;
      problems.push({ path: `fields[${i}].name`, message });
    }
    if (field.type === 'enum' && field.enum.length === 0)
      problems.push({ path: `fields[${i}].enum`, message: 'an enum needs allowed values' });
    const allowed = new Set(field.enum);
    field.aliases?.forEach((alias, a) => {
      if (allowed.has(alias.value)) return;
      const message = `${alias.value} is none of the allowed values`;
      problems.push({ path: `fields[${i}].aliases[${a}].value`, message });
    });
  });
  pack.fields.forEach((field, i) => {
    field.formerly?.forEach((name, f) => {
      if (!owner.has(name)) return;
      const message = `${name} is the name of a field now`;
      problems.push({ path: `fields[${i}].formerly[${f}]`, message });
    });
  });
  pack.expectations?.forEach(({ rule }, i) => {
    const path = `expectations[${i}].rule`;
    for (const [place, name] of placesOf(rule)) {
      if (!owner.has(name)) problems.push({ path: `${path}.${place}`, message: `there is no field ${name}` });
    }
    for (const { place, message } of faultsOf(rule)) problems.push({ path: `${path}.${place}`, message });
  });
  if (pack.duplicates !== undefined)
    problems.push(...brokenDuplicates(pack.duplicates, (name) => owner.has(name)));
  return problems;
}

/** The fields that a rule names, each with its place in the rule: `parts[1]`. */
function placesOf(rule: ExpectationRule): readonly (readonly [place: string, field: string])[] {
  const listed = (key: string, names: readonly string[]) =>
    names.map((name, i) => [`${key}[${i}]`, name] as const);
  switch (rule.kind) {
    case 'sum':
      return [['total', rule.total], ...listed('parts', rule.parts)];
    case 'ascending':
    case 'unique':
    case 'anyOf':
      return listed('fields', rule.fields);
    case 'requiredWhen':
      return [
        ['field', rule.field],
        ['when', rule.when],
      ];
    case 'range':
    case 'pattern':
    case 'checkDigit':
    case 'notFuture':
      return [['field', rule.field]];
  }
}

function faultsOf(rule: ExpectationRule): readonly { readonly place: string; readonly message: string }[] {
  if (rule.kind === 'range') {
    const { min, max } = rule;
    if (min === null && max === null)
      return [{ place: 'min', message: 'a range needs a lower or upper end' }];
    if (min !== null && max !== null && min > max)
      return [{ place: 'max', message: `${max} is below the lower end, ${min}` }];
    return [];
  }
  if (rule.kind === 'pattern') {
    const fault = patternFault(rule.pattern);
    if (fault !== undefined) return [{ place: 'pattern', message: fault }];
    return new RegExp(`^(?:${rule.pattern})$`, 'u').test(rule.example)
      ? []
      : [{ place: 'example', message: `${rule.example} does not match the pattern` }];
  }
  const named = placesOf(rule).map(([, name]) => name);
  const twice = named.find((name, i) => named.indexOf(name) !== i);
  return twice === undefined
    ? []
    : [{ place: placesOf(rule)[named.lastIndexOf(twice)]?.[0] ?? 'kind', message: `${twice} stands twice` }];
}
