import type { Job } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { useNow } from '../../components/useNow.ts';
import { retryJob } from '../../state/jobs/jobActions.ts';
import { reviewJob } from '../../state/inbox/reviewJob.ts';
import { formatBytes, formatCount, formatDateTime, formatTimeAgo } from '../../text/format.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { JobState } from './JobState.tsx';

/** How often "2 min ago" is looked at again, in milliseconds. */
const tickMs = 30_000;

/** The list of jobs from left to right. */
export function jobColumns({
  withPipeline,
  onForce,
}: {
  /** Two are set up, so that it is to be told which one a job is in. */
  readonly withPipeline: boolean;
  readonly onForce: (job: Job) => void;
}): readonly GridColumn<Job>[] {
  return [
    { id: 'file', header: words.file, width: 200, grow: true, cell: (job) => <FileCell job={job} /> },
    ...(withPipeline
      ? [
          {
            id: 'pipeline',
            header: words.pipeline,
            width: 76,
            hideBelow: 700,
            cell: ({ place }: Job) => <span className="text-ink-2">{words.places[place]}</span>,
          },
        ]
      : []),
    { id: 'progress', header: words.progress, width: 320, grow: true, cell: (job) => <JobState job={job} /> },
    {
      id: 'rows',
      header: words.rows,
      width: 84,
      align: 'right',
      hideBelow: 620,
      cell: ({ rowCount }) => (rowCount === null ? '' : formatCount(rowCount)),
    },
    {
      id: 'by',
      header: words.by,
      width: 110,
      hideBelow: 900,
      cell: ({ by }) => (
        <bdi className="truncate text-ink-2" title={by ?? ''}>
          {by ?? ''}
        </bdi>
      ),
    },
    {
      id: 'changed',
      header: words.changed,
      width: 100,
      hideBelow: 760,
      cell: ({ changedAt }) => <Changed at={changedAt} />,
    },
    {
      id: 'actions',
      header: words.actions,
      width: 96,
      align: 'right',
      hideBelow: 520,
      cell: (job) => <JobAction job={job} onForce={onForce} />,
    },
  ];
}

function FileCell({ job: { fileName, lane, sizeBytes, mapping } }: { readonly job: Job }) {
  return (
    <span className="min-w-0">
      <span className="flex min-w-0 items-center gap-1.5">
        <bdi className="min-w-0 truncate font-medium" title={fileName}>
          {fileName}
        </bdi>
        {lane === 'test' ? (
          <span className="shrink-0">
            <Chip title={words.testLaneTitle}>{words.testLane}</Chip>
          </span>
        ) : null}
      </span>
      <span className="block truncate text-12 text-ink-3">
        {[formatBytes(sizeBytes), ...(mapping === null ? [] : [words.version(mapping.version)])].join(' · ')}
      </span>
    </span>
  );
}

function Changed({ at }: { readonly at: string }) {
  const now = useNow(tickMs);
  return (
    <time dateTime={at} title={formatDateTime(at)} className="truncate text-12 text-ink-3">
      {formatTimeAgo(at, now)}
    </time>
  );
}

/** The one thing most likely wanted; the rest stands in the details and the row's menu. */
function JobAction({ job, onForce }: { readonly job: Job; readonly onForce: (job: Job) => void }) {
  if (job.can.review || (job.state === 'waiting' && job.fileId !== null))
    return (
      <Button outOfOrder onClick={() => void reviewJob(job)}>
        {words.review}
      </Button>
    );
  if (job.can.retry)
    return (
      <Button outOfOrder onClick={() => void retryJob(job)}>
        {words.retry}
      </Button>
    );
  if (job.can.forceComplete && job.stuckSince !== null)
    return (
      <Button outOfOrder look="danger" onClick={() => onForce(job)}>
        {words.force}
      </Button>
    );
  return null;
}
