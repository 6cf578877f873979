import { shapeWords } from '../../text/shapeWords.ts';
import { setReview, useApp } from '../app/appState.ts';
import { edit } from './draftActions.ts';
import { type ShapedField, shapeEdits } from '../columns/shaping.ts';

/**
 * Opens the form that makes one field of several columns: those given, or the column under the cursor with those that feed
 * the same field, or what the field is made of now.
 */
export function openCombine(
  of: { readonly field?: string; readonly columnIndexes?: readonly number[] } = {},
): void {
  const { review } = useApp.getState();
  if (review?.view?.decisions == null) return;
  const row = review.cursor === null ? undefined : review.rows[review.cursor];
  const field = of.field ?? (of.columnIndexes === undefined && row?.conflict === true ? row.field : null);
  const made = review.view.decisions.derived.find((one) => one.field === field);
  const feeding = review.rows.filter((one) => field !== null && one.field === field);
  const columnIndexes =
    of.columnIndexes ??
    made?.columnIndexes ??
    (feeding.length > 0 || of.field !== undefined
      ? feeding.map(({ columnIndex }) => columnIndex)
      : row === undefined
        ? []
        : [row.columnIndex]);
  setReview(review.fileId, { shaping: { kind: 'combine', columnIndexes, field } });
}

/** Opens the form that makes several fields of the column under the cursor, or of another one. */
export function openSplit(columnIndex = useApp.getState().review?.cursor ?? null): void {
  const { review } = useApp.getState();
  if (review?.view?.decisions == null || columnIndex === null) return;
  setReview(review.fileId, { shaping: { kind: 'split', columnIndex } });
}

export function closeShaping(): void {
  const { review } = useApp.getState();
  if (review !== null) setReview(review.fileId, { shaping: null });
}

/** Makes the fields as one undo step. */
export function takeShape(fields: readonly ShapedField[]): void {
  const { review } = useApp.getState();
  const decisions = review?.view?.decisions;
  if (review === null || decisions == null || fields.length === 0) return;
  const nameOf = (columnIndex: number): string => review.rows[columnIndex]?.profile.name ?? '';
  const columns = [...new Set(fields.flatMap(({ columnIndexes }) => columnIndexes))].map(nameOf);
  const label = shapeWords.step(
    columns,
    fields.map(({ field }) => field),
  );
  edit(label.slice(0, mostLabel), shapeEdits(decisions, fields));
  closeShaping();
}

/** Characters of a label in the undo list, as the contract has it. */
const mostLabel = 200;
