import type { FileId, LlmEvent, LlmPreview } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { isAbort, troubleOf } from '../../client/trouble.ts';
import { text } from '../../text/en.ts';
import { announce, openOverlay, setReview, useApp } from '../app/appState.ts';
import { refreshReview } from './reviewActions.ts';
import { putSettings } from '../settings/settingsActions.ts';
import { tell } from '../app/toasts.ts';
import { countVotes } from '../columns/votes.ts';

/** Files that are being asked about; going to another file breaks nothing off. */
const asking = new Map<FileId, AbortController>();

/** Whether AI is switched off for good: nothing but its own settings page speaks of it. */
export function aiIsNever(): boolean {
  return (useApp.getState().settings?.llm.mode ?? 'never') === 'never';
}

/** True where a person may ask: the settings let it be asked. */
export function aiIsOn(): boolean {
  const mode = useApp.getState().settings?.llm.mode;
  return mode === 'ask' || mode === 'auto';
}

/**
 * Asks about the uncertain columns of the open file. Where that kind of request was agreed to before it is sent at once,
 * otherwise it is shown first.
 */
export async function askAi(): Promise<void> {
  if (!aiIsOn()) return;
  const { review } = useApp.getState();
  if (review === null || review.view?.proposal == null || review.ai.kind === 'asking') return;
  const preview = await loadPreview(review.fileId);
  if (preview === null) return;
  if (preview.consent === 'given' && preview.obstacles.every(({ kind }) => kind === 'answeredBefore')) {
    await sendRequest();
  } else {
    openOverlay('ai');
  }
}

/** Opens the exact request, whether or not it has to be read. */
export async function showAiRequest(): Promise<void> {
  if (!aiIsOn()) return;
  const { review } = useApp.getState();
  if (review === null || review.view?.proposal == null) return;
  openOverlay('ai');
  await loadPreview(review.fileId);
}

async function loadPreview(fileId: FileId): Promise<LlmPreview | null> {
  setReview(fileId, { ai: { kind: 'loading' } });
  try {
    const preview = await getSession().client.llm.preview({ fileId });
    setReview(fileId, { ai: { kind: 'preview', preview } });
    return preview;
  } catch (cause) {
    setReview(fileId, { ai: { kind: 'failed', trouble: troubleOf(cause) } });
    return null;
  }
}

/** Sends the request that is shown, to the byte. The table stays usable meanwhile. */
export async function sendRequest(): Promise<void> {
  const { review } = useApp.getState();
  if (review === null || review.ai.kind !== 'preview') return;
  const { fileId } = review;
  const { requestHash } = review.ai.preview;
  openOverlay('none');
  asking.get(fileId)?.abort();
  const abort = new AbortController();
  asking.set(fileId, abort);
  const startedAt = Date.now();
  setReview(fileId, { ai: { kind: 'asking', step: 'preparing', startedAt } });
  try {
    const events = await getSession().client.llm.ask({ fileId, requestHash }, { signal: abort.signal });
    for await (const event of events) {
      if (abort.signal.aborted) return;
      await takeEvent(fileId, event, startedAt);
    }
  } catch (cause) {
    if (isAbort(cause) || abort.signal.aborted) return;
    const trouble = troubleOf(cause);
    setReview(fileId, { ai: { kind: 'failed', trouble } });
    announce(`${trouble.message} ${text.ai.desk.stands}`);
  } finally {
    if (asking.get(fileId) === abort) asking.delete(fileId);
    const left = useApp.getState().review;
    if (left?.fileId === fileId && left.ai.kind === 'asking') setReview(fileId, { ai: { kind: 'none' } });
  }
}

async function takeEvent(fileId: FileId, event: LlmEvent, startedAt: number): Promise<void> {
  if (event.kind === 'progress') {
    setReview(fileId, { ai: { kind: 'asking', step: event.step, startedAt } });
    return;
  }
  setReview(fileId, { ai: { kind: 'none' } });
  await refreshReview(fileId);
  const { review, inbox } = useApp.getState();
  if (review?.fileId !== fileId) {
    const name = inbox?.find(({ file }) => file.id === fileId)?.file.name ?? '';
    tell(event.kind === 'done' ? text.ai.desk.doneElsewhere(name) : text.ai.desk.failedElsewhere(name));
    return;
  }
  announce(
    event.kind === 'done'
      ? text.ai.desk.answered(countVotes(review.rows))
      : `${event.outcome.message} ${text.ai.desk.stands}`,
  );
}

/** Breaks the request off; what was sent is in the ledger. */
export function cancelAsking(): void {
  const { review } = useApp.getState();
  if (review === null) return;
  asking.get(review.fileId)?.abort();
  asking.delete(review.fileId);
  if (review.ai.kind !== 'asking') return;
  setReview(review.fileId, { ai: { kind: 'cancelled' } });
  announce(text.ai.desk.cancelled);
}

/** Closes the request without sending it. */
export function dropRequest(): void {
  openOverlay('none');
  const { review } = useApp.getState();
  if (review !== null && review.ai.kind !== 'asking') setReview(review.fileId, { ai: { kind: 'none' } });
}

/** Switches AI off for good. */
export async function neverAsk(): Promise<void> {
  dropRequest();
  await putSettings({ llm: { mode: 'never' } });
  tell(text.ai.preview.neverDone);
}
