import type { Job } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import { useNow } from '../../components/useNow.ts';
import { filterOf } from '../../state/jobs/jobList.ts';
import { useApp } from '../../state/app/appState.ts';
import { eventWords } from '../../text/jobEventWords.ts';
import { jobsWords as words, stageWords } from '../../text/jobsWords.ts';
import { lateWords } from '../../text/lateWords.ts';
import { JobStages } from './JobStages.tsx';

/** How often "no update for 14 min" is counted again, in milliseconds. */
const tickMs = 15_000;

/** Where a job stands, in one line; below, what else is to be known of it. */
export function JobState({ job }: { readonly job: Job }) {
  const pack = useApp((state) => state.host?.packs.find(({ id }) => id === job.packId)?.title);
  const below = noteOf(job, pack ?? job.packId);
  return (
    <span className="@container min-w-0 flex-1" title={[stageWords(job), below].filter(Boolean).join('\n')}>
      <span className="flex min-w-0 items-center gap-2">
        <StateLine job={job} />
      </span>
      {below === '' ? null : <bdi className="block truncate text-12 text-ink-2">{below}</bdi>}
    </span>
  );
}

function StateLine({ job }: { readonly job: Job }) {
  switch (filterOf(job)) {
    case 'running':
      return <JobStages job={job} />;
    case 'stuck':
      return (
        <>
          <JobStages job={job} isStuck />
          <StuckFor since={job.stuckSince ?? job.changedAt} />
        </>
      );
    case 'waiting':
      return (
        <Chip tone="accent">
          <span aria-hidden="true">◇</span> {job.fileId === null ? words.needsMapping : words.inReview}
        </Chip>
      );
    case 'failed':
      return (
        <Chip tone="bad">
          <span aria-hidden="true">✕</span> {words.failed(words.stages[job.stage])}
        </Chip>
      );
    case 'quarantined':
      return (
        <Chip tone="warn">
          <span aria-hidden="true">⚠</span> {words.heldBack}
        </Chip>
      );
    case 'done':
      return (
        <>
          <span className="shrink-0">
            {job.forced === null ? (
              <Chip tone="ok">
                <span aria-hidden="true">✓</span> {words.done}
              </Chip>
            ) : (
              <Chip tone="warn">
                <span aria-hidden="true">⚠</span> {lateWords.ended}
              </Chip>
            )}
          </span>
          {job.counts === null && job.leads === null ? null : (
            <span className="truncate text-12 text-ink-2">
              {job.counts === null
                ? lateWords.leadsIn(job.leads?.done ?? 0, job.leads?.total ?? 0)
                : words.outcome(job.counts.rowsOut, job.counts.rowsRejected)}
            </span>
          )}
        </>
      );
  }
}

/** Counts on while nothing comes, so that the row needs no word from anybody. */
function StuckFor({ since }: { readonly since: string }) {
  const now = useNow(tickMs);
  return (
    <span className="shrink-0 text-12 font-medium text-warn">
      <span aria-hidden="true">■</span> {words.stuck(now - Date.parse(since))}
    </span>
  );
}

function noteOf(job: Job, pack: string | null): string {
  const { error, last, parts } = job;
  if (error !== null) return error.message;
  switch (filterOf(job)) {
    case 'stuck':
      return last === null ? '' : `${words.lastEvent}: ${eventWords(last)}`;
    case 'running':
      if (job.leads !== null) return lateWords.leadsIn(job.leads.done, job.leads.total);
      return parts === null || parts.total < 2 ? '' : words.partsDone(parts.done, parts.total);
    case 'waiting':
      return pack === null ? '' : words.looksLike(pack);
    case 'quarantined':
    case 'failed':
      return last === null ? '' : eventWords(last);
    case 'done':
      if (job.late !== null) return lateWords.came(job.late);
      return job.forced === null ? '' : lateWords.forcedWithout(job.forced);
  }
}
