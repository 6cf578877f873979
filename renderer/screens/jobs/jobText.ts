import type { Job } from '../../../core/contract/views.ts';
import { filterOf } from '../../state/jobs/jobList.ts';
import { jobsWords as words, stageWords } from '../../text/jobsWords.ts';

/** A job as a line of text, with tabs between the cells. */
export function jobText(job: Job): string {
  const state = filterOf(job);
  return [
    job.fileName,
    words.filters[state === 'done' ? 'done' : state],
    state === 'running' || state === 'stuck' ? stageWords(job) : (job.error?.message ?? ''),
    job.rowCount === null ? '' : String(job.rowCount),
    job.by ?? '',
    job.changedAt,
    job.id,
  ]
    .map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' '))
    .join('\t');
}
