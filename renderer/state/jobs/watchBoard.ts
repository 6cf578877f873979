import { keepWatching } from '../../client/keepWatching.ts';
import { getSession } from '../../client/session.ts';
import { setApp, useApp } from '../appState.ts';
import { shareBoard } from './shareBoard.ts';

/** Follows what runs in the pipelines for the life of the page: the badge, the status bar and the Inbox tell of it. */
export function watchBoard(): void {
  void keepWatching(
    () => getSession().client.jobs.watch(),
    (board) => setApp({ jobs: shareBoard(useApp.getState().jobs, board) }),
  );
}
