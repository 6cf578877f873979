import type { Job } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { CountFigures } from '../../components/CountFigures.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { retryJob, stopJob } from '../../state/jobs/jobActions.ts';
import { reviewJob } from '../../state/inbox/reviewJob.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { lateWords } from '../../text/lateWords.ts';
import { JobEvents } from './JobEvents.tsx';
import { JobFacts } from './JobFacts.tsx';
import { JobForced, JobLate, JobLeads } from './JobLeads.tsx';
import { JobOutputs } from './JobOutputs.tsx';
import { JobParts } from './JobParts.tsx';
import { JobState } from './JobState.tsx';
import { LaneOutcome } from './LaneOutcome.tsx';
import { useJobEvents } from './useJobEvents.ts';

/** All that is known of one job, and what can be done about it now. */
export function JobDetails({ job, onForce }: { readonly job: Job; readonly onForce: () => void }) {
  const { can, error, counts, state, fileId } = job;
  const history = useJobEvents(job);
  const canReview = can.review || fileId !== null;
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="min-w-0">
        <h2 className="line-clamp-3 text-15 font-semibold wrap-anywhere" title={job.fileName}>
          <bdi>{job.fileName}</bdi>
        </h2>
        <div className="mt-1 flex">
          <JobState job={job} />
        </div>
      </div>
      {can.retry || can.forceComplete || can.stop || canReview ? (
        <div className="flex flex-wrap gap-2">
          {canReview ? (
            <Button
              look={state === 'waiting' ? 'primary' : 'plain'}
              command="jobs.review"
              onClick={() => void reviewJob(job)}
            >
              {fileId === null ? words.review : words.openReview}
            </Button>
          ) : null}
          {can.retry ? (
            <Button command="jobs.retry" onClick={() => void retryJob(job)}>
              {words.retry}
            </Button>
          ) : null}
          {can.stop ? (
            <Button command="jobs.stop" onClick={() => void stopJob(job)}>
              {lateWords.stop}
            </Button>
          ) : null}
          {can.forceComplete ? (
            <Button look="danger" command="jobs.force" onClick={onForce}>
              {words.force}
            </Button>
          ) : null}
        </div>
      ) : null}
      {error === null ? null : <TroublePanel trouble={error} />}
      {job.forced === null ? null : <JobForced forced={job.forced} />}
      {job.late === null ? null : <JobLate job={job} late={job.late} />}
      {job.leads === null ? null : <JobLeads leads={job.leads} />}
      {counts === null ? null : <CountFigures counts={counts} words={words} />}
      {job.parts === null ? null : <JobParts parts={job.parts} batches={job.place === 'desk'} />}
      <JobOutputs job={job} />
      <LaneOutcome events={history.events} />
      <JobFacts job={job} />
      <JobEvents history={history} />
    </div>
  );
}
