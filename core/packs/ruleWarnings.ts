import type { ExpectationRule, RuleCondition } from '../model/expectation.ts';
import type { PackProblem } from '../model/packProblem.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

/** What is odd in rules that can be used: values that stand twice in a list, conditions on values that a field cannot have, rules that say what another says. */
export function ruleWarnings({
  fields,
  expectations = [],
}: Pick<TargetSchema, 'fields' | 'expectations'>): readonly PackProblem[] {
  const allowed = new Map(
    fields
      .filter(({ type }) => type === 'enum')
      .map((field) => [field.name, new Set(field.enum.map(folded))]),
  );
  const seen = new Map<string, number>();
  return expectations.flatMap(({ rule }, i) => {
    const path = `expectations[${i}].rule`;
    const key = JSON.stringify(rule);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, i);
    return [
      ...(first === undefined ? [] : [{ path, message: `the same rule stands in expectations[${first}]` }]),
      ...listsOf(rule, path).flatMap(({ field, values, place }) => [
        ...doubled(values, place),
        ...impossible(values, { place, allowed: allowed.get(field) }),
      ]),
    ];
  });
}

interface ListedValues {
  readonly field: string;
  readonly values: readonly string[];
  readonly place: string;
}

function listsOf(rule: ExpectationRule | RuleCondition, path: string): readonly ListedValues[] {
  if ('is' in rule)
    return rule.is === 'oneOf' ? [{ field: rule.field, values: rule.values, place: `${path}.values` }] : [];
  if (rule.kind === 'when')
    return [...listsOf(rule.when, `${path}.when`), ...listsOf(rule.expect, `${path}.expect`)];
  if (rule.kind === 'valueList') return [{ field: rule.field, values: rule.values, place: `${path}.values` }];
  return rule.kind === 'requiredWhen'
    ? [{ field: rule.when, values: rule.values, place: `${path}.values` }]
    : [];
}

function doubled(values: readonly string[], place: string): readonly PackProblem[] {
  const seen = new Set<string>();
  return values.flatMap((value, v) => {
    const key = folded(value);
    const again = seen.has(key);
    seen.add(key);
    return again ? [{ path: `${place}[${v}]`, message: `${value} stands twice` }] : [];
  });
}

function impossible(
  values: readonly string[],
  { place, allowed }: { readonly place: string; readonly allowed: ReadonlySet<string> | undefined },
): readonly PackProblem[] {
  if (allowed === undefined) return [];
  return values.flatMap((value, v) =>
    allowed.has(folded(value))
      ? []
      : [{ path: `${place}[${v}]`, message: `the field has no value ${value}` }],
  );
}

function folded(value: string): string {
  return value.trim().toLowerCase();
}
