import type { DraftEdit } from '../../model/draft.ts';
import type { ColumnProfile } from '../../model/profile.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import { proposeTransforms } from './proposeTransforms.ts';

/**
 * Adds to each `assign` the transforms that bring the column's cells into the field's form, unless the same step sets some.
 * So the journal says what was done, and a decimal comma is read as one whichever field a person chooses.
 */
export function completeEdits(
  edits: readonly DraftEdit[],
  columns: readonly ColumnProfile[],
  schema: TargetSchema,
): readonly DraftEdit[] {
  const set = new Set(edits.flatMap((edit) => (edit.kind === 'setTransforms' ? [edit.columnIndex] : [])));
  return edits.flatMap((edit): readonly DraftEdit[] => {
    if (edit.kind !== 'assign' || set.has(edit.columnIndex)) return [edit];
    const profile = columns[edit.columnIndex];
    const field = schema.fields.find((one) => one.name === edit.field);
    if (profile === undefined || field === undefined) return [edit];
    return [
      edit,
      {
        kind: 'setTransforms',
        columnIndex: edit.columnIndex,
        transforms: proposeTransforms(profile, field, { expectations: schema.expectations, columns }),
      },
    ];
  });
}
