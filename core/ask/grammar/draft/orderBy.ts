import type { Draft } from './draft.ts';
import type { AskField } from '../../askField.ts';
import { usualFigure } from '../words/usualFigure.ts';

/** Puts rows, or groups by their figure, in the order of a field. */
export function orderBy(draft: Draft, field: AskField, descending: boolean): void {
  if (draft.groups.length > 0 || draft.asked !== null) {
    if (!draft.measures.some((measure) => 'field' in measure && measure.field === field.name))
      draft.measures.push({ kind: draft.wantsFigure ?? usualFigure(field), field: field.name });
  }
  draft.order = { by: { field: field.name }, descending };
  draft.superlative = null;
}
