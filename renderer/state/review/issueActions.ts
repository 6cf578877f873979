import type { Issue } from '../../../core/contract/views.ts';
import { setReview, useApp } from '../app/appState.ts';
import { followTrail } from './trailActions.ts';

/** Opens the list of everything that is odd about the table. */
export function showIssues(): void {
  const { review } = useApp.getState();
  if (review?.view?.table != null) setReview(review.fileId, { panel: 'issues' });
}

/** Goes to the rows of an issue, with the cursor on its column. */
export function showIssueRows(issue: Issue): void {
  const { review } = useApp.getState();
  if (review === null || issue.rows.length === 0) return;
  if (issue.column !== null) setReview(review.fileId, { cursor: issue.column });
  followTrail({ label: issue.message, unit: 'record', numbers: issue.rows });
}
