import { type Job, type JobStage } from '../../../core/contract/views.ts';
import { jobsWords as words, stageWords } from '../../text/jobsWords.ts';

/** In their order. */
const stages: readonly JobStage[] = ['upload', 'queue', 'analyze', 'transform', 'finish', 'leads'];
/** Its run had ended before. */
const deskStages: readonly JobStage[] = ['leads'];

/** How wide the line must be for the names of past stages, by how many there are. */
const rooms = [
  '',
  '@3xs:not-sr-only',
  '@2xs:not-sr-only',
  '@md:not-sr-only',
  '@xs:not-sr-only',
  '@md:not-sr-only',
];

/** The steps of a job on one line: those behind it ticked, the present one in words. Names of past ones where there is room. */
export function JobStages({ job, isStuck = false }: { readonly job: Job; readonly isStuck?: boolean }) {
  const passed = job.place === 'desk' ? deskStages : stages;
  const at = passed.indexOf(job.stage);
  return (
    <span className="flex min-w-0 items-center gap-2 whitespace-nowrap">
      {passed.slice(0, at).map((stage) => (
        <span key={stage} className="inline-flex shrink-0 items-center gap-1 text-12 text-ink-3">
          <span aria-hidden="true" className="text-ok">
            ✓
          </span>
          <span className={`sr-only ${rooms[at] ?? ''}`}>{words.stages[stage]}</span>
        </span>
      ))}
      <span className={`min-w-0 truncate ${isStuck ? 'text-ink-2' : 'font-medium text-info'}`}>
        {isStuck ? words.stages[job.stage] : <span aria-hidden="true">▶ </span>}
        {isStuck ? null : stageWords(job)}
      </span>
    </span>
  );
}
