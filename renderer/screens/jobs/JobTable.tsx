/* oxlint-disable jsx-a11y/no-static-element-interactions -- it looks at what happens in the grid, which has role and focus */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Job, JobBoard } from '../../../core/contract/views.ts';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { jobsAttribute } from '../../components/focus.ts';
import { setJobsDesk } from '../../keys/jobsDesk.ts';
import { rowMenuOf } from '../../keys/rowMenu.ts';
import { retryJob, settleLate, stopJob } from '../../state/jobs/jobActions.ts';
import { reviewJob } from '../../state/inbox/reviewJob.ts';
import { goToJobs, isNarrowed, type JobsPlace, keyOfJob } from '../../state/jobs/jobPlace.ts';
import { loadOlderJobs } from '../../state/jobs/olderJobs.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { ForceDialog } from './ForceDialog.tsx';
import { jobColumns } from './jobColumns.tsx';
import { JobDetails } from './JobDetails.tsx';
import { jobText } from './jobText.ts';
import { JobsEnd } from './JobsEnd.tsx';
import { NoJobs } from './NoJobs.tsx';
import type { JobList } from './useJobList.ts';

/** Rows from the end of the list at which older jobs are fetched. */
const nearEnd = 10;
const menu = [
  'jobs.details',
  'jobs.review',
  'jobs.outputs',
  'jobs.retry',
  'jobs.stop',
  'jobs.force',
  'jobs.takeLate',
  'jobs.dropLate',
];

/** The list of jobs and beside it the one under the cursor. Rows change in place; none moves under whoever works there. */
export function JobTable({
  place,
  list,
  total,
  board,
}: {
  readonly place: JobsPlace;
  readonly list: JobList;
  /** Jobs at hand, listed or not. */
  readonly total: number;
  readonly board: JobBoard;
}) {
  const { query } = place;
  const { keys, jobOf, added, gone, release, setScrolled } = list;
  const cursor = useCursor(keys, place.job === null ? null : keyOfJob(place.job));
  const job = jobOf(keys[cursor] ?? '');
  const [forcing, setForcing] = useState<Job | null>(null);
  const jobAt = (index: number): Job | undefined => jobOf(keys[index] ?? '');
  const onCursor = (index: number): void => {
    const next = jobAt(index);
    if (next !== undefined) goToJobs({ ...place, job: { place: next.place, id: next.id } }, true);
  };
  const onRange = useCallback(
    (first: number, last: number) => {
      setScrolled(first > 0);
      if (last >= keys.length - nearEnd && first > 0 && !isNarrowed(query)) void loadOlderJobs();
    },
    [keys.length, query, setScrolled],
  );
  const hasOwn = board.jobs.some((one) => one.place === 'desk');
  const isMixed = board.pipelines.length + Number(hasOwn) > 1;
  const columns = useMemo(() => jobColumns({ withPipeline: isMixed, onForce: setForcing }), [isMixed]);
  useEffect(() => {
    setJobsDesk({
      ...(job === undefined
        ? {}
        : {
            details: () => focusIn('#job-details'),
            ...(job.can.retry ? { retry: () => void retryJob(job) } : {}),
            ...(job.can.forceComplete ? { force: () => setForcing(job) } : {}),
            ...(job.can.stop ? { stop: () => void stopJob(job) } : {}),
            ...(job.can.settleLate
              ? { takeLate: () => void settleLate(job, true), dropLate: () => void settleLate(job, false) }
              : {}),
            ...(job.can.review || job.fileId !== null ? { review: () => void reviewJob(job) } : {}),
            ...(job.can.openOutputs ? { outputs: () => focusIn('#job-outputs') } : {}),
          }),
      ...(added + gone === 0 ? {} : { fresh: release }),
    });
  });
  useEffect(() => () => setJobsDesk({}), []);

  return (
    <>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col" {...list.atWork}>
        {keys.length === 0 ? (
          <div className="min-h-0 flex-1">
            <NoJobs place={place} board={board} />
          </div>
        ) : (
          <DataGrid<Job>
            label={words.title}
            columns={columns}
            rowCount={keys.length}
            rowAt={jobAt}
            rowKey={(index) => keys[index] ?? index}
            rowHeight={44}
            layoutKey="jobs"
            cursor={cursor}
            onCursor={onCursor}
            onRange={onRange}
            copyText={(index) => {
              const copied = jobAt(index);
              return copied === undefined ? '' : jobText(copied);
            }}
            rowMenu={() => rowMenuOf(menu, ['jobs.retry'])}
            gridAttribute={jobsAttribute}
          />
        )}
        <JobsEnd shown={keys.length} total={total} />
      </div>
      <aside
        id="job-details"
        aria-label={words.details}
        className="w-96 shrink-0 overflow-auto border-l border-line max-xl:w-80 2xl:w-112"
      >
        {job === undefined ? (
          <p className="p-4 text-ink-2">{words.select}</p>
        ) : (
          <JobDetails key={keyOfJob(job)} job={job} onForce={() => setForcing(job)} />
        )}
      </aside>
      {forcing === null ? null : <ForceDialog job={forcing} onClose={() => setForcing(null)} />}
    </>
  );
}

/** Where the chosen job stands; one that is no longer listed leaves the cursor where it was. */
function useCursor(keys: readonly string[], chosen: string | null): number {
  const [last, setLast] = useState(0);
  const at = chosen === null ? 0 : keys.indexOf(chosen);
  const cursor = Math.max(0, at >= 0 ? at : Math.min(last, keys.length - 1));
  if (cursor !== last) setLast(cursor);
  return cursor;
}

function focusIn(selector: string): void {
  document.querySelector<HTMLElement>(`${selector} button, ${selector} a[href]`)?.focus();
}
