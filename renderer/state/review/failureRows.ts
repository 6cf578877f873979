import type { FailureCount } from '../../../core/contract/views.ts';
import { failureSentence } from '../../text/failureWords.ts';
import { setReview, useApp } from '../app/appState.ts';
import { followTrail } from './trailActions.ts';

/** Lists the rows of one reason in the preview, with the cursor on a column that feeds the field. */
export function showFailure(failure: FailureCount): void {
  const { review } = useApp.getState();
  if (review === null || failure.rows.length === 0) return;
  const row =
    review.rows.find((item) => item.field === failure.field) ??
    review.rows.find((item) => item.parts.some(({ field }) => field === failure.field));
  if (row !== undefined) setReview(review.fileId, { cursor: row.columnIndex });
  const { before, field, after } = failureSentence(failure, maxLengthOf(failure.field));
  followTrail({
    label: `${before}${field}${after}`,
    unit: 'row',
    numbers: failure.rows,
    total: failure.count,
    reason: { field: failure.field, code: failure.code },
    alone: true,
  });
}

/** Longest text that a field of the open file's target takes; `null` for no limit. */
export function maxLengthOf(field: string): number | null {
  const schema = useApp.getState().review?.view?.schema;
  return schema?.fields.find(({ name }) => name === field)?.maxLength ?? null;
}
