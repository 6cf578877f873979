import type { Run, RunEvent, RunId } from '../../core/contract/views.ts';
import { goTo, routes } from './routes.ts';
import { getSession } from '../client/session.ts';
import { text } from '../text/en.ts';
import { setApp, useApp } from './appState.ts';
import { orTell, tell, tellTrouble } from './toasts.ts';

/** Runs asked for at once when one scrolls to the end. */
const pageRuns = 200;

/** Folds one event of the watch stream; newest runs stand first. A first event keeps the older pages that follow on it. */
export function foldRuns(runs: readonly Run[] | null, event: RunEvent): readonly Run[] {
  if (event.kind === 'all') return [...event.runs, ...runsBehind(runs ?? [], event.runs.at(-1))];
  const known = runs ?? [];
  const at = known.findIndex((run) => run.id === event.run.id);
  return at === -1 ? [event.run, ...known] : known.with(at, event.run);
}

function runsBehind(runs: readonly Run[], last: Run | undefined): readonly Run[] {
  const at = runs.findIndex((run) => run.id === last?.id);
  return at === -1 ? [] : runs.slice(at + 1);
}

/** Fetches the runs before the oldest one known, as long as there are any; after a failure only when asked `again`. */
export async function loadOlderRuns(again = false): Promise<void> {
  const { runs, olderRuns } = useApp.getState();
  if (runs === null || (olderRuns !== 'some' && !(again && olderRuns === 'failed'))) return;
  const last = runs.at(-1);
  if (last === undefined) return setApp({ olderRuns: 'none' });
  setApp({ olderRuns: 'loading' });
  try {
    const page = await getSession().client.runs.list({ before: last.id, limit: pageRuns });
    const present = useApp.getState().runs ?? [];
    // After a reconnection the list may end elsewhere; then the page does not follow on it and is asked for anew.
    if (present.at(-1)?.id !== last.id) return setApp({ olderRuns: 'some' });
    const known = new Set(present.map((run) => run.id));
    setApp({
      runs: [...present, ...page.filter((run) => !known.has(run.id))],
      olderRuns: page.length < pageRuns ? 'none' : 'some',
    });
  } catch (cause) {
    setApp({ olderRuns: 'failed' });
    tellTrouble(cause);
  }
}

/** Looks a run up that is not among those known, for a link to an old one. */
export async function loadRun(runId: RunId): Promise<void> {
  try {
    setApp({ singleRun: await getSession().client.runs.get({ runId }) });
  } catch (cause) {
    tellTrouble(cause);
  }
}

export function takeRunEvent(event: RunEvent): void {
  const { runs, runProgress, olderRuns } = useApp.getState();
  const progress = new Map(runProgress);
  if (event.kind === 'changed') {
    if (event.progress === null || event.run.state !== 'running') progress.delete(event.run.id);
    else progress.set(event.run.id, event.progress);
    const before = runs?.find((run) => run.id === event.run.id);
    if (before?.state === 'running' && event.run.state !== 'running') tellRunEnd(event.run);
  }
  const next = foldRuns(runs, event);
  const sameEnd = runs !== null && runs.at(-1)?.id === next.at(-1)?.id;
  setApp({
    runs: next,
    runProgress: progress,
    olderRuns: sameEnd || olderRuns === 'loading' ? olderRuns : 'some',
  });
}

function tellRunEnd(run: Run): void {
  const path = routes.history(run.id);
  if (location.hash === `#${path}`) return;
  const action = { label: text.history.openResults, onClick: () => goTo(path) };
  if (run.state === 'done' && run.counts !== null) tell(text.history.ended(run.fileName, run.counts), action);
  if (run.state === 'failed') tell(text.history.broke(run.fileName), action);
}

export function cancelRun(runId: RunId): void {
  void orTell(getSession().client.runs.cancel({ runId }));
}

export async function runAgain(runId: RunId): Promise<void> {
  try {
    const started = await getSession().client.runs.again({ runId });
    goTo(routes.history(started.runId));
  } catch (cause) {
    tellTrouble(cause);
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
