import type { Expectation, TableExpectation } from '../../model/expectation.ts';
import { fieldPlaces, isTableRule } from '../../model/expectation.ts';
import type { RowProblem } from '../../model/run.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import { compileRowRule, compileWhen, type RuleGround } from './compileRowRule.ts';
import { isoDay, RowFigures } from './rowFigures.ts';
import { broken, type RowTest } from './rowTest.ts';

interface Compiled {
  /** Place among the pack's expectations, from 0. */
  readonly place: number;
  readonly expectation: Expectation;
  /** Places of the fields that it names and that are fed, in its order. */
  readonly fields: readonly number[];
}

export interface CompiledRowRule extends Compiled {
  readonly test: RowTest;
  readonly rejects: boolean;
}

export interface CompiledTableRule extends Compiled {
  readonly rule: TableExpectation;
  /** Places of the fields that rows are to agree in. */
  readonly key: readonly number[];
  /** Of `sumOfLines`; -1 elsewhere. */
  readonly amount: number;
  readonly total: number;
}

/** The rules of a pack that can be asked of the rows of one mapping, in the pack's order. */
export interface CompiledRules {
  readonly schema: TargetSchema;
  readonly rowRules: readonly CompiledRowRule[];
  readonly tableRules: readonly CompiledTableRule[];
  /** Names of the places in a row's values. */
  readonly fieldNames: readonly string[];
  /** What is wrong with a row by the rules that reject; `undefined` for a row that keeps them all. */
  problemsOf(values: readonly (string | null)[]): readonly RowProblem[] | undefined;
}

/**
 * Makes the rules of a pack ready: once a run, so that a row costs only plain calls. A rule about fields that nothing feeds is
 * left out, and so is one about a field that the schema does not have, as a mapping of an older pack may bring.
 *
 * @param mapped `isFed`: whether anything feeds the field of that name; `lastDay`: the last day that is not in the future, as ISO text
 */
export function compileRules(
  schema: TargetSchema,
  mapped: { readonly isFed: (field: string) => boolean; readonly lastDay?: string | undefined },
): CompiledRules {
  const fieldNames = schema.fields.map(({ name }) => name);
  const places = new Map(fieldNames.map((name, place) => [name, place]));
  const types = schema.fields.map(({ type }) => type);
  const fed = (name: string): number | undefined => (mapped.isFed(name) ? places.get(name) : undefined);
  const ground: RuleGround = {
    fed,
    typeOf: (field) => types[field] ?? 'string',
    lastDay: mapped.lastDay === undefined ? undefined : isoDay(mapped.lastDay),
  };
  const rowRules: CompiledRowRule[] = [];
  const tableRules: CompiledTableRule[] = [];
  (schema.expectations ?? []).forEach((expectation, place) => {
    const { rule } = expectation;
    const named = fieldPlaces(rule).map(([, name]) => name);
    const fields = [...new Set(named)].flatMap((name) => fed(name) ?? []);
    if (isTableRule(rule)) {
      if (!named.every((name) => fed(name) !== undefined)) return;
      const isUnique = rule.kind === 'unique';
      tableRules.push({
        place,
        expectation,
        fields,
        rule,
        key: (isUnique ? rule.fields : rule.key).flatMap((name) => fed(name) ?? []),
        amount: isUnique ? -1 : (fed(rule.amount) ?? -1),
        total: isUnique ? -1 : (fed(rule.total) ?? -1),
      });
      return;
    }
    const test =
      rule.kind === 'when' ? compileWhen(rule.when, rule.expect, ground) : compileRowRule(rule, ground);
    if (test !== undefined)
      rowRules.push({ place, expectation, fields, test, rejects: expectation.onBroken === 'reject' });
  });
  const rejecting = rowRules.filter(({ rejects }) => rejects);
  const figures = new RowFigures(fieldNames.length);

  return {
    schema,
    rowRules,
    tableRules,
    fieldNames,
    problemsOf(values) {
      if (rejecting.length === 0) return undefined;
      let problems: RowProblem[] | undefined;
      figures.begin(values);
      for (let i = 0; i < rejecting.length; i += 1) {
        const rule = rejecting[i];
        if (rule === undefined || rule.test(figures) !== broken) continue;
        problems ??= [];
        problems.push({
          field: fieldNames[rule.fields[0] ?? -1] ?? '',
          code: 'RULE_BROKEN',
          raw: valuesInWords(rule, schema, values),
          rule: rule.place,
        });
      }
      return problems;
    },
  };
}

/** The values of a rule's fields with their labels: `Paid amount 120.00, Allowed amount 100.00`; a missing one is called so. */
export function valuesInWords(
  { fields }: Pick<Compiled, 'fields'>,
  schema: TargetSchema,
  values: readonly (string | null)[],
): string {
  return fields
    .map((field) => `${schema.fields[field]?.label ?? ''} ${values[field] ?? 'missing'}`)
    .join(', ');
}
