import { getSession } from '../client/session.ts';
import { isAbort, troubleOf } from '../client/trouble.ts';
import { setReview, useApp } from './appState.ts';

let running: AbortController | undefined;

/** Checks every row of the file against the draft as it stands; a check under way is broken off first. */
export async function startCheck(): Promise<void> {
  const { review } = useApp.getState();
  if (review === null || review.view?.decisions == null) return;
  const { fileId, revision, check } = review;
  if (check.kind !== 'none' && check.revision === revision && check.kind !== 'failed') return;
  running?.abort();
  const abort = new AbortController();
  running = abort;
  setReview(fileId, { check: { kind: 'running', revision, progress: null } });
  try {
    const events = await getSession().client.review.dryRun({ fileId }, { signal: abort.signal });
    for await (const event of events) {
      if (abort.signal.aborted) return;
      if (event.kind === 'progress') {
        setReview(fileId, { check: { kind: 'running', revision, progress: event.progress } });
      } else {
        setReview(fileId, { check: { kind: 'done', revision, counts: event.counts } });
      }
    }
  } catch (cause) {
    if (isAbort(cause) || abort.signal.aborted) return;
    setReview(fileId, { check: { kind: 'failed', revision, trouble: troubleOf(cause) } });
  }
}

/** Breaks the check off; figures of an earlier one are gone. */
export function cancelCheck(): void {
  running?.abort();
  running = undefined;
  const { review } = useApp.getState();
  if (review?.check.kind === 'running') setReview(review.fileId, { check: { kind: 'none' } });
}
