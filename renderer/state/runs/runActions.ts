import type { Run, RunEvent, RunId } from '../../../core/contract/views.ts';
import { goTo, routes } from '../app/routes.ts';
import { getSession } from '../../client/session.ts';
import { text } from '../../text/en.ts';
import { setApp, useApp } from '../app/appState.ts';
import { useInboxDesk } from '../inbox/inboxDesk.ts';
import { orTell, tell, tellTrouble } from '../app/toasts.ts';
import { loadedPart } from '../app/loadedPart.ts';

/** Folds one event of the watch stream; the newest run stands first. */
export function foldRuns(runs: readonly Run[] | null, event: RunEvent): readonly Run[] {
  if (event.kind === 'all') return event.runs;
  const known = runs ?? [];
  const at = known.findIndex((run) => run.id === event.run.id);
  return at === -1 ? [event.run, ...known] : known.with(at, event.run);
}

export function takeRunEvent(event: RunEvent): void {
  const { runs, runProgress } = useApp.getState();
  const progress = new Map(runProgress);
  if (event.kind === 'changed') {
    if (event.progress === null || event.run.state !== 'running') progress.delete(event.run.id);
    else progress.set(event.run.id, event.progress);
    const before = runs?.find((run) => run.id === event.run.id);
    if (before?.state === 'running' && event.run.state !== 'running') tellRunEnd(event.run);
  }
  setApp({ runs: foldRuns(runs, event), runProgress: progress });
}

function tellRunEnd(run: Run): void {
  if (useInboxDesk.getState().runBatch?.members.get(run.fileId)?.runId === run.id) {
    // Of a batch it is told once, when all have ended.
    void loadedPart(() => import('../inbox/runMany.ts')).then(({ tellBatchEnd }) => tellBatchEnd());
    return;
  }
  const path = routes.history(run.id);
  if (location.hash.split('?')[0] === `#${path}`) return;
  const action = { label: text.history.openResults, onClick: () => goTo(path) };
  if (run.state === 'done' && run.counts !== null) tell(text.history.ended(run.fileName, run.counts), action);
  if (run.state === 'quarantined') tell(text.history.held(run.fileName), action);
  if (run.state === 'failed') tell(text.history.broke(run.fileName), action);
}

export function cancelRun(runId: RunId): void {
  void orTell(getSession().client.runs.cancel({ runId }));
}

/** Runs that are being begun anew; a second click means the first. */
const beginning = new Set<RunId>();

export async function runAgain(runId: RunId): Promise<void> {
  if (beginning.has(runId)) return;
  beginning.add(runId);
  try {
    const started = await getSession().client.runs.again({ runId });
    goTo(routes.history(started.runId));
  } catch (cause) {
    tellTrouble(cause);
  } finally {
    beginning.delete(runId);
  }
}

/** Saves an output where the person wants it; on the desktop they are told, a browser shows its downloads itself. */
export async function saveOutput(run: Run, name: string): Promise<void> {
  const { bridge } = getSession();
  try {
    const saved = await bridge.saveOutput({ runId: run.id, name });
    if (saved && bridge.kind === 'desktop') tell(text.history.saved(name));
  } catch (cause) {
    tellTrouble(cause);
  }
}
