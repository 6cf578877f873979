import type { Draft, DraftEdit } from '../model/draft.ts';
import type { MappingVersion } from '../model/mapping.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

/** Present names of fields by the names that they had before, where nothing else bears such a name now. */
function presentNames(schema: Pick<TargetSchema, 'fields'>): ReadonlyMap<string, string> {
  const taken = new Set(schema.fields.map((field) => field.name));
  const names = new Map<string, string>();
  for (const { name, formerly = [] } of schema.fields) {
    for (const before of formerly) if (!taken.has(before) && !names.has(before)) names.set(before, name);
  }
  return names;
}

/**
 * A mapping that was approved for an earlier version of its pack, with the fields under the names that they have now. Fields
 * that are gone keep their names and feed nothing. The same object where no field was renamed.
 */
export function inPresentNames<Mapping extends Pick<MappingVersion, 'correspondences'>>(
  mapping: Mapping,
  schema: Pick<TargetSchema, 'fields'>,
): Mapping {
  const names = presentNames(schema);
  if (!mapping.correspondences.some(({ field }) => names.has(field))) return mapping;
  return {
    ...mapping,
    correspondences: mapping.correspondences.map((one) => ({
      ...one,
      field: names.get(one.field) ?? one.field,
    })),
  };
}

/** The same for the steps of a draft that was begun before a field was renamed. */
export function draftInPresentNames(draft: Draft, schema: Pick<TargetSchema, 'fields'>): Draft {
  const names = presentNames(schema);
  if (names.size === 0) return draft;
  const renamed = (edit: DraftEdit): DraftEdit =>
    'field' in edit ? { ...edit, field: names.get(edit.field) ?? edit.field } : edit;
  return { ...draft, steps: draft.steps.map((step) => ({ ...step, edits: step.edits.map(renamed) })) };
}
