import type { Expectation } from '../../model/expectation.ts';
import type { Field, TargetSchema } from '../../model/targetSchema.ts';
import { nameTokens } from '../../values/text/nameTokens.ts';

/** What a target says about its fields together. */
export interface TableRules {
  readonly expectations: readonly Expectation[];
  /** Group of each field by its name; a field that is part of nothing is not there. */
  readonly groups: ReadonlyMap<string, string>;
}

/** Share of a target's fields that a known schema must have by the same names for its rules to hold there too. */
const sameFields = 0.6;
/** Words that make a name that of a sum. */
const totalWords: ReadonlySet<string> = new Set(['total', 'sum', 'overall', 'combined', 'grand']);

/**
 * The rules of a target: its own, those of a known schema with the same field names, and sums that names tell: `total_paid` is the
 * sum of `paid_indemnity` and `paid_expense`.
 */
export function tableRules(
  { fields, expectations = [] }: Pick<TargetSchema, 'fields' | 'expectations'>,
  known: readonly TargetSchema[],
): TableRules {
  const names = new Set(fields.map((field) => field.name));
  const alike = known.filter(
    (schema) => schema.fields.filter((field) => names.has(field.name)).length >= sameFields * names.size,
  );
  const groups = new Map<string, string>();
  for (const field of [...alike.flatMap((schema) => schema.fields), ...fields]) {
    if (names.has(field.name) && field.group !== undefined) groups.set(field.name, field.group);
  }
  return {
    expectations: [
      ...expectations,
      ...alike.flatMap((schema) => schema.expectations ?? []),
      ...namedSums(fields).map(sumExpectation),
    ],
    groups,
  };
}

function namedSums(fields: readonly Field[]): readonly { total: string; parts: readonly string[] }[] {
  const figures = fields.filter(({ type }) => type === 'number' || type === 'integer' || type === 'string');
  const words = new Map(figures.map(({ name }) => [name, new Set(nameTokens(name))]));
  return figures.flatMap(({ name }) => {
    const own = [...(words.get(name) ?? [])];
    const rest = own.filter((word) => !totalWords.has(word));
    if (rest.length === own.length || rest.length === 0) return [];
    const parts = figures.filter((part) => {
      const theirs = words.get(part.name) ?? new Set();
      return (
        part.name !== name &&
        theirs.size > rest.length &&
        rest.every((word) => theirs.has(word)) &&
        ![...theirs].some((word) => totalWords.has(word))
      );
    });
    return parts.length < 2 ? [] : [{ total: name, parts: parts.map((part) => part.name) }];
  });
}

function sumExpectation({ total, parts }: { total: string; parts: readonly string[] }): Expectation {
  return { rule: { kind: 'sum', total, parts }, severity: 'low', message: '' };
}
