import type { Decisions, DraftEdit } from '../model/draft.ts';
import { columnOf } from './mergeMappings.ts';
import type { MappingState } from './mappingState.ts';

/**
 * The edits that bring a draft to a merged mapping, whatever it decided before: one undo step. A column that has no place
 * in the merged mapping goes back to its proposal and waits for a person.
 */
export function mergeEdits(merged: MappingState, before: Decisions): readonly DraftEdit[] {
  const edits: DraftEdit[] = [];
  for (const { columnIndex } of before.columns) {
    const value = merged.get(`column:${columnIndex}`);
    if (value === undefined) edits.push({ kind: 'reset', columnIndex });
    else if (value.field === null) edits.push({ kind: 'ignore', columnIndex });
    else {
      edits.push({ kind: 'assign', columnIndex, field: value.field });
      edits.push({ kind: 'setTransforms', columnIndex, transforms: value.transforms });
    }
  }
  for (const { field } of before.constants) edits.push({ kind: 'clearConstant', field });
  for (const { field } of before.derived) edits.push({ kind: 'clearDerived', field });
  for (const [key, { field, columnIndexes, transforms }] of merged) {
    if (columnOf(key) !== null || field === null) continue;
    const [first] = transforms;
    if (columnIndexes.length > 0) edits.push({ kind: 'derive', field, columnIndexes, transforms });
    else if (first?.kind === 'constant') edits.push({ kind: 'setConstant', field, value: first.value });
  }
  return edits;
}
