import type { Decisions, Field, TargetSchema } from '../../core/contract/views.ts';

/** How far the target schema is fed by the draft as it stands. */
export interface Coverage {
  readonly fed: readonly Field[];
  readonly requiredTotal: number;
  readonly requiredFed: number;
  readonly missingRequired: readonly Field[];
  readonly constants: readonly { readonly field: Field; readonly value: string }[];
}

/** A field counts as fed when a column that is not set aside names it, when it is derived, or when it has a constant. */
export function coverageOf(schema: TargetSchema, decisions: Decisions): Coverage {
  const names = new Set<string>();
  for (const column of decisions.columns) {
    if (column.field !== null && column.status !== 'ignored') names.add(column.field);
  }
  for (const constant of decisions.constants) names.add(constant.field);
  for (const derived of decisions.derived) names.add(derived.field);
  const byName = new Map(schema.fields.map((field) => [field.name, field]));
  const required = schema.fields.filter((field) => field.required);
  const missing = new Set(decisions.unmappedRequired);
  return {
    fed: schema.fields.filter((field) => names.has(field.name)),
    requiredTotal: required.length,
    requiredFed: required.filter((field) => !missing.has(field.name)).length,
    missingRequired: schema.fields.filter((field) => missing.has(field.name)),
    constants: decisions.constants.flatMap(({ field: name, value }) => {
      const field = byName.get(name);
      return field === undefined ? [] : [{ field, value }];
    }),
  };
}
