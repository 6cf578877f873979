import { fieldTypeOf } from '../values/cells/fieldTypeOf.ts';
import type { PackId } from '../model/ids.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

/** A target that is given by an example file: its columns are the fields, its values the samples. */
export interface SampledSchema {
  readonly schema: TargetSchema;
  /** One a field, for `ProposeOptions.fieldProfiles`. */
  readonly fieldProfiles: readonly (ColumnProfile | null)[];
}

/** Makes a target schema of a file's columns. Of columns with the same name the first stands. Nothing is required. */
export function schemaOfColumns(
  columns: readonly ColumnProfile[],
  about: { readonly id: PackId; readonly title: string },
): SampledSchema {
  const seen = new Set<string>();
  const first = columns.filter((column) => !seen.has(column.name) && seen.add(column.name));
  return {
    schema: {
      ...about,
      version: '',
      about: '',
      fields: first.map((column) => ({
        name: column.name,
        label: column.name,
        type: fieldTypeOf(column),
        required: false,
        description: '',
        synonyms: [],
        enum: [],
        maxLength: null,
      })),
    },
    fieldProfiles: first,
  };
}
