import type { FileId, RunId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { isAbort } from '../../client/trouble.ts';
import { announce, useApp } from '../app/appState.ts';
import { setInboxDesk, useInboxDesk } from './inboxDesk.ts';
import { type RunBatch, runBatchProgress } from './runBatch.ts';
import { goTo, routes, viewOf } from '../app/routes.ts';
import { orTell, tell, tellTrouble } from '../app/toasts.ts';
import { text } from '../../text/en.ts';
import { manyWords } from '../../text/manyWords.ts';

let starting: AbortController | undefined;

/** Runs files with the mappings approved for them, as one batch; files of a batch under way are passed over. */
export async function runMany(fileIds: readonly FileId[]): Promise<void> {
  const present = useInboxDesk.getState().runBatch;
  const isOn = present !== null && !progressNow(present).isOver;
  const fresh = fileIds.filter((fileId) => !isOn || !present.members.has(fileId));
  if (fresh.length === 0 || (isOn && present.starting)) return;
  const abort = new AbortController();
  starting = abort;
  const base: RunBatch = isOn
    ? { ...present, asked: present.asked + fresh.length, starting: true }
    : { members: new Map(), left: [], asked: fresh.length, starting: true, startedAt: Date.now() };
  setInboxDesk({ runBatch: base });
  const sizes = new Map((useApp.getState().inbox ?? []).map(({ file }) => [file.id, file.sizeBytes]));
  try {
    const events = await getSession().client.runs.some({ fileIds: fresh }, { signal: abort.signal });
    for await (const event of events) {
      const batch = useInboxDesk.getState().runBatch;
      if (batch === null) continue;
      if (event.kind === 'left') setInboxDesk({ runBatch: { ...batch, left: [...batch.left, event] } });
      else {
        const { fileId, runId } = event;
        const members = new Map(batch.members).set(fileId, { runId, sizeBytes: sizes.get(fileId) ?? 0 });
        setInboxDesk({ runBatch: { ...batch, members } });
        // Cancelled while its start was on the way.
        if (abort.signal.aborted) cancelRun(runId);
      }
    }
  } catch (cause) {
    if (!isAbort(cause) && !abort.signal.aborted) tellTrouble(cause);
  } finally {
    const batch = useInboxDesk.getState().runBatch;
    if (batch !== null)
      setInboxDesk({
        runBatch: { ...batch, starting: false, asked: batch.members.size + batch.left.length },
      });
    if (starting === abort) starting = undefined;
    tellBatchEnd();
  }
}

/** Starts no more of them and breaks off those under way. */
export function cancelMany(): void {
  starting?.abort();
  const batch = useInboxDesk.getState().runBatch;
  if (batch !== null) for (const runId of progressNow(batch).running) cancelRun(runId);
}

/** Takes the line away that tells how a batch ended. */
export function closeMany(): void {
  setInboxDesk({ runBatch: null });
}

/** Tells how the batch ended, once it has: those who do not see the line, and those who are elsewhere. */
export function tellBatchEnd(): void {
  const batch = useInboxDesk.getState().runBatch;
  if (batch === null) return;
  const progress = progressNow(batch);
  if (!progress.isOver) return;
  const said = manyWords.ended(progress.ended, batch.left.length);
  if (viewOf(location.hash.slice(1)) === 'inbox') announce(said);
  else tell(said, { label: text.views.inbox, onClick: () => goTo(routes.inbox()) });
}

function cancelRun(runId: RunId): void {
  void orTell(getSession().client.runs.cancel({ runId }));
}

function progressNow(batch: RunBatch): ReturnType<typeof runBatchProgress> {
  const { runs, runProgress } = useApp.getState();
  return runBatchProgress(batch, { runs: runs ?? [], progress: runProgress }, Date.now());
}
