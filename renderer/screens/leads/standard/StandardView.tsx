import { useEffect } from 'react';
import type { PackId, PipelinePlace } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { ProgressBar } from '../../../components/ProgressLine.tsx';
import { steerJob, useStandards, watchStandards } from '../../../state/leads/standardDesk.ts';
import { suggestionWords as words } from '../../../text/suggestionWords.ts';
import { RaiseLimit } from './RaiseLimit.tsx';
import { StandardFields } from './StandardFields.tsx';
import { SuggestionTable } from './SuggestionTable.tsx';

/** Values that no rule could write in standard form: asking about them, and deciding what is suggested. */
export function StandardView({
  packId,
  on = null,
}: {
  readonly packId: PackId;
  /** The pipeline whose leads are meant; absent for the desk’s own records. */
  readonly on?: PipelinePlace | null;
}) {
  useEffect(() => watchStandards(packId, on), [packId, on]);
  return (
    <div className="flex min-h-0 flex-1">
      <section
        aria-label={words.title}
        className="flex w-112 shrink-0 flex-col overflow-auto border-r border-line max-xl:w-96"
      >
        <StandardFields />
        <LastJob />
      </section>
      <SuggestionTable />
    </div>
  );
}

/** The last job: how far it is, what came of it, and the way to steer it. */
function LastJob() {
  const job = useStandards(({ progress }) => progress?.jobs[0]);
  if (job === undefined) return null;
  const isOver = job.state === 'done' || job.state === 'ended';
  return (
    <section aria-label={words.states[job.state]} className="flex flex-col gap-2 border-t border-line p-4">
      <div className="flex items-center gap-3">
        <h2 className="font-semibold">{words.states[job.state]}</h2>
        {isOver || job.total === 0 ? null : (
          <ProgressBar share={job.counted / job.total} label={words.states[job.state]} />
        )}
      </div>
      {job.why === '' ? null : <p className="text-12 text-warn">{job.why}</p>}
      <p className="text-12 text-ink-2">{words.jobLine(job)}</p>
      {job.state === 'paused' ? <RaiseLimit job={job} /> : null}
      <div className="flex flex-wrap gap-2">
        {job.state === 'running' ? (
          <Button onClick={() => steerJob(job, 'pause')}>{words.pause}</Button>
        ) : null}
        {job.state === 'paused' && (job.met === null || job.met === 'month') ? (
          <Button onClick={() => steerJob(job, 'goOn')}>{words.goOn}</Button>
        ) : null}
        {isOver ? null : <Button onClick={() => steerJob(job, 'end')}>{words.end}</Button>}
      </div>
    </section>
  );
}
