import { keepWatching } from '../../client/keepWatching.ts';
import { getSession } from '../../client/session.ts';
import { setApp, useApp } from '../app/appState.ts';
import { shareBoard } from './shareBoard.ts';

/** Follows what runs in the pipelines for the life of the page: the badge, the status bar and the Inbox tell of it. */
export function watchBoard(): void {
  void keepWatching(
    () => getSession().client.jobs.watch(),
    (board) => {
      const before = useApp.getState().jobs;
      const now = shareBoard(before, board);
      setApp({ jobs: now });
      if (before !== null && now.jobs !== before.jobs)
        void import('./tellJobNews.ts').then(({ tellJobNews }) => tellJobNews(before, now));
    },
  );
}
