import type { DuplicateCount, RuleCount } from '../../../core/contract/views.ts';
import { findingWords } from '../../text/findingWords.ts';
import { setReview, useApp } from '../app/appState.ts';
import { followTrail } from './trailActions.ts';

/** Lists the rows that break a rule, as far as they are named, in the preview of the open file. */
export function showBroken({ message, rows, broken }: RuleCount): void {
  const label = rows.length < broken ? findingWords.rowsOf(message, rows.length) : message;
  followTrail({ label, unit: 'row', numbers: rows, alone: true });
}

/** Lists the rows of one key. */
export function showDoubles({ value, rows }: DuplicateCount['examples'][number]): void {
  followTrail({ label: findingWords.group(value, rows.length), unit: 'row', numbers: rows, alone: true });
}

/** Shows rows before and after, with the cursor on a column that feeds the field. */
export function showChanged(field: string): void {
  const { review } = useApp.getState();
  if (review === null) return;
  const row =
    review.rows.find((item) => item.field === field) ??
    review.rows.find((item) => item.parts.some((part) => part.field === field));
  const cursor = row === undefined ? {} : { cursor: row.columnIndex };
  setReview(review.fileId, { ...cursor, panel: 'rows', rowMode: 'both', trail: null });
}
