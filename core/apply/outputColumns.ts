import { derivedType } from '../model/derivedField.ts';
import type { Field, TargetSchema } from '../model/targetSchema.ts';

/** One column of the cleaned rows. */
export type OutputColumn = Pick<Field, 'name' | 'label' | 'type' | 'description' | 'unit'>;

/** The columns that a run writes for a schema, in their order: its fields, then what it derives from them. */
export function outputColumns({
  fields,
  derived = [],
}: Pick<TargetSchema, 'fields' | 'derived'>): readonly OutputColumn[] {
  return [...fields, ...derived.map(({ derive, ...column }) => ({ ...column, type: derivedType(derive) }))];
}
