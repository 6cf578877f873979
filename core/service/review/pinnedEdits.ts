import type { Decisions, DraftEdit } from '../../model/draft.ts';

/**
 * Writes out what is accepted. `accept` takes whatever is proposed, and proposals change: another approval teaches the
 * matcher, or a newer Mapwright matches otherwise. A journal that says the field and the transforms keeps meaning what
 * the person saw.
 *
 * @param before Where the columns stood when the person acted. A column that the same step edits otherwise is left as given.
 */
export function pinnedEdits(
  edits: readonly DraftEdit[],
  { columns }: Pick<Decisions, 'columns'>,
): readonly DraftEdit[] {
  const touched = new Map<number, number>();
  for (const edit of edits) {
    if ('columnIndex' in edit) touched.set(edit.columnIndex, (touched.get(edit.columnIndex) ?? 0) + 1);
  }
  return edits.flatMap((edit): readonly DraftEdit[] => {
    if (edit.kind !== 'accept' || touched.get(edit.columnIndex) !== 1) return [edit];
    const { columnIndex } = edit;
    const before = columns[columnIndex];
    if (before === undefined || before.field === null) return [edit];
    const { field, transforms } = before;
    return [
      { kind: 'assign', columnIndex, field },
      { kind: 'setTransforms', columnIndex, transforms },
    ];
  });
}
