import type { PackDifference } from '../model/packDifference.ts';
import type { Field, TargetSchema } from '../model/targetSchema.ts';

/** How one version of a pack differs from another: the pack's own words first, then its fields in their present order, those that are gone last, then its rules. */
export function packDifferences(before: TargetSchema, after: TargetSchema): readonly PackDifference[] {
  const differences: PackDifference[] = [];
  for (const key of ['title', 'about', 'sources', 'sensitive'] as const) {
    const change = changeOf(key, before[key], after[key]);
    if (change !== undefined) differences.push({ kind: 'pack', ...change });
  }
  differences.push(...outputDifferences(before, after));
  const was = new Map(before.fields.map((field) => [field.name, field]));
  const found = new Set<string>();
  const order = new Map(before.fields.map((field, i) => [field.name, i]));
  let last = -1;
  for (const field of after.fields) {
    const former = formerOf(field, was, found);
    if (former === undefined) {
      differences.push({ kind: 'added', field: field.name });
      continue;
    }
    found.add(former.name);
    if (former.name !== field.name)
      differences.push({ kind: 'renamed', field: field.name, from: former.name });
    const place = order.get(former.name) ?? -1;
    if (place < last) differences.push({ kind: 'moved', field: field.name });
    last = Math.max(last, place);
    for (const key of fieldKeys) {
      const change = changeOf(key, former[key], field[key]);
      if (change !== undefined) differences.push({ kind: 'changed', field: field.name, ...change });
    }
  }
  for (const field of before.fields) {
    if (!found.has(field.name)) differences.push({ kind: 'removed', field: field.name });
  }
  const rules = (pack: TargetSchema) =>
    new Map((pack.expectations ?? []).map((one) => [JSON.stringify(one), one.message]));
  const rulesBefore = rules(before);
  const rulesAfter = rules(after);
  for (const [key, message] of rulesAfter) {
    if (!rulesBefore.has(key)) differences.push({ kind: 'ruleAdded', message });
  }
  for (const [key, message] of rulesBefore) {
    if (!rulesAfter.has(key)) differences.push({ kind: 'ruleRemoved', message });
  }
  return differences;
}

/** What differs in what runs derive and write: by their names, as those say most in a line. */
function outputDifferences(before: TargetSchema, after: TargetSchema): readonly PackDifference[] {
  const changed = <Part extends object>(
    key: string,
    label: (part: Part) => string,
    [was, is]: readonly [readonly Part[], readonly Part[]],
  ): readonly PackDifference[] => {
    const [texts, present] = [was, is].map((parts) => new Set(parts.map((part) => JSON.stringify(part))));
    const gone = was.filter((part) => present?.has(JSON.stringify(part)) === false).map(label);
    const come = is.filter((part) => texts?.has(JSON.stringify(part)) === false).map(label);
    return gone.length + come.length === 0
      ? []
      : [{ kind: 'pack', key, before: gone.join(', '), after: come.join(', ') }];
  };
  const files = ({ output = {} }: TargetSchema): string =>
    output.partition === undefined
      ? shown(output.parquet)
      : `${output.partition.field}: ${output.partition.by.join(', ')}`;
  const parquet = changeOf('parquet', files(before), files(after));
  const copy = changeOf('keepSource', shown(before.output?.keepSource), shown(after.output?.keepSource));
  return [
    ...changed('derived', ({ label }) => label, [before.derived ?? [], after.derived ?? []]),
    ...(parquet === undefined ? [] : [{ kind: 'pack' as const, ...parquet }]),
    ...changed('aggregates', ({ title }) => title, [
      before.output?.aggregates ?? [],
      after.output?.aggregates ?? [],
    ]),
    ...(copy === undefined ? [] : [{ kind: 'pack' as const, ...copy }]),
  ];
}

const fieldKeys = [
  'label',
  'type',
  'required',
  'orElse',
  'description',
  'synonyms',
  'enum',
  'aliases',
  'maxLength',
  'examples',
  'unit',
  'group',
  'format',
  'unfit',
  'standard',
] as const satisfies readonly (keyof Field)[];

function formerOf(
  field: Field,
  before: ReadonlyMap<string, Field>,
  found: ReadonlySet<string>,
): Field | undefined {
  for (const name of [field.name, ...(field.formerly ?? []).toReversed()]) {
    const former = before.get(name);
    if (former !== undefined && !found.has(name)) return former;
  }
  return undefined;
}

function changeOf(
  key: string,
  before: unknown,
  after: unknown,
): { readonly key: string; readonly before: string; readonly after: string } | undefined {
  const [was, is] = [shown(before), shown(after)];
  return was === is ? undefined : { key, before: was, after: is };
}

/** A value in one line; empty for nothing. */
function shown(value: unknown): string {
  if (value === undefined || value === null || value === false) return '';
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value === 'object') {
    const [first, spellings] = Object.values(value);
    return `${shown(first)} = ${shown(spellings)}`;
  }
  if (value === true) return 'yes';
  return typeof value === 'number' ? String(value) : (value as string);
}
