import type { RunCounts } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { isAbort, troubleOf } from '../../client/trouble.ts';
import { type CheckDone, type CheckState, setReview, useApp } from '../app/appState.ts';
import { failingColumns, withFailing } from '../columns/failingColumns.ts';

let running: AbortController | undefined;

/** What the last whole check found, whether or not another one is under way; `null` for none yet. */
export function lastCheck(check: CheckState): CheckDone | null {
  if (check.kind === 'none') return null;
  return check.kind === 'done' ? check : check.before;
}

/** Checks every row of the file against the draft as it stands; a check under way is broken off first. */
export async function startCheck(): Promise<void> {
  const { review } = useApp.getState();
  if (review === null || review.view?.decisions == null) return;
  const { fileId, revision, check } = review;
  if (check.kind !== 'none' && check.revision === revision && check.kind !== 'failed') return;
  const { decisions } = review.view;
  running?.abort();
  const abort = new AbortController();
  running = abort;
  const before = lastCheck(check);
  const started = { kind: 'running', revision, before, startedAt: performance.now() } as const;
  setReview(fileId, { check: { ...started, progress: null } });
  const keep = (counts: RunCounts): void => {
    const present = useApp.getState().review;
    if (present?.fileId !== fileId) return;
    const rows = withFailing(present.rows, failingColumns(decisions, counts.failures));
    setReview(fileId, { check: { kind: 'done', revision, counts }, rows });
  };
  try {
    const events = await getSession().client.review.dryRun({ fileId }, { signal: abort.signal });
    for await (const event of events) {
      if (abort.signal.aborted) return;
      if (event.kind === 'done') keep(event.counts);
      else setReview(fileId, { check: { ...started, progress: event.progress } });
    }
  } catch (cause) {
    if (isAbort(cause) || abort.signal.aborted) return;
    setReview(fileId, { check: { kind: 'failed', revision, trouble: troubleOf(cause), before } });
  }
}

/** Breaks the check off; what an earlier one found stands again. */
export function cancelCheck(): void {
  running?.abort();
  running = undefined;
  const { review } = useApp.getState();
  if (review?.check.kind === 'running') {
    setReview(review.fileId, { check: review.check.before ?? { kind: 'none' } });
  }
}
