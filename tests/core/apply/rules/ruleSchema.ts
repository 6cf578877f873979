import { compileRules, type CompiledRules } from '../../../../core/apply/rules/compileRules.ts';
import { RowFigures } from '../../../../core/apply/rules/rowFigures.ts';
import type { Expectation, ExpectationRule } from '../../../../core/model/expectation.ts';
import { asId, type PackId } from '../../../../core/model/ids.ts';
import type { FieldType, TargetSchema } from '../../../../core/model/targetSchema.ts';

/** The day on which the tests' rules are asked. */
const lastDay = '2026-11-21';

/** A schema of fields `a`, `b`, ... by their types, with rules. */
export function schemaOf(
  types: Readonly<Record<string, FieldType>>,
  expectations: readonly Expectation[],
): TargetSchema {
  return {
    id: asId<PackId>('test'),
    title: 'Test',
    version: '1',
    about: '',
    fields: Object.entries(types).map(([name, type]) => ({
      name,
      label: name.toUpperCase(),
      type,
      required: false,
      description: '',
      synonyms: [],
      enum: [],
      maxLength: null,
    })),
    expectations,
  };
}

export function expectation(rule: ExpectationRule, more: Partial<Expectation> = {}): Expectation {
  return { rule, severity: 'medium', message: 'Says what is expected.', ...more };
}

export function rulesOf(schema: TargetSchema): CompiledRules {
  return compileRules(schema, { isFed: () => true, lastDay });
}

/** What a rule says of a row whose values stand in the order of the fields: 0 nothing, 1 holds, 2 broken. */
export function verdictOf(
  types: Readonly<Record<string, FieldType>>,
  rule: ExpectationRule,
): (...values: readonly (string | null)[]) => number | undefined {
  const rules = rulesOf(schemaOf(types, [expectation(rule)]));
  const figures = new RowFigures(Object.keys(types).length);
  return (...values) => {
    figures.begin(values);
    return rules.rowRules[0]?.test(figures);
  };
}
