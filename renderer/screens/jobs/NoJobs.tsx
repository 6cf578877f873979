import type { JobBoard } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { emptyJobQuery, goToJobs, isNarrowed, type JobsPlace } from '../../state/jobs/jobPlace.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';

/** A list without a job: nothing has arrived yet, or nothing is found. */
export function NoJobs({ place, board }: { readonly place: JobsPlace; readonly board: JobBoard }) {
  const { query } = place;
  if (query.filter !== 'all' || isNarrowed(query))
    return (
      <EmptyState
        title={words.noMatch}
        actions={
          <Button onClick={() => goToJobs({ ...place, job: null, query: emptyJobQuery })}>
            {words.clearAll}
          </Button>
        }
      />
    );
  const folder = board.pipelines.find((pipeline) => pipeline.place === 'folder');
  return (
    <EmptyState
      title={words.noJobsTitle}
      actions={<Button onClick={() => goTo(routes.inbox())}>{words.openInbox}</Button>}
    >
      <p className="wrap-anywhere">
        {board.pipelines.length === 0
          ? words.noJobsDesk
          : folder === undefined
            ? words.noJobsAws
            : words.noJobsFolder(folder.name)}
      </p>
    </EmptyState>
  );
}
