import type { RunEntry } from '../../core/contract/views.ts';
import { historyAttribute } from '../components/focus.ts';
import { useApp } from '../state/app/appState.ts';
import { entryAt, placeOf, useHistory } from '../state/history/historyList.ts';
import { historyPlaceOf } from '../state/history/historyPlace.ts';
import { goTo, routes } from '../state/app/routes.ts';
import { runAgain } from '../state/runs/runActions.ts';
import { text } from '../text/en.ts';
import { type Command, commandOf } from './command.ts';

/** The run whose record is shown. */
export const historyCommands: readonly Command[] = [
  commandOf('history', 'details', {
    title: text.commands.runDetails,
    keys: ['Enter'],
    scope: 'history',
    menu: 'go',
    run: () => document.querySelector<HTMLElement>('#history-record button, #history-record a')?.focus(),
  }),
  commandOf('history', 'openFile', {
    title: text.history.openFile,
    keys: ['O'],
    scope: 'history',
    menu: 'review',
    offered: () => fileIsThere(chosenRun()),
    why: text.history.fileGone,
    run: () => {
      const run = chosenRun();
      if (run !== undefined) goTo(routes.review(run.fileId));
    },
  }),
  commandOf('history', 'again', {
    title: text.history.again,
    keys: ['R'],
    scope: 'history',
    menu: 'review',
    offered: () => fileIsThere(chosenRun()) && chosenRun()?.state !== 'running',
    why: text.history.fileGone,
    run: () => {
      const run = chosenRun();
      if (run !== undefined) void runAgain(run.id);
    },
  }),
];

/** The one with the cursor: the address names it, or it is the first. */
function chosenRun(): RunEntry | undefined {
  const { pages } = useHistory.getState();
  if (pages.size === 0 || document.querySelector(`[${historyAttribute}]`) === null) return undefined;
  const { runId } = historyPlaceOf(location.hash.slice(1));
  return entryAt(pages, runId === null ? 0 : placeOf(pages, runId));
}

function fileIsThere(run: RunEntry | undefined): boolean {
  return useApp.getState().inbox?.some((item) => item.file.id === run?.fileId) === true;
}
