import type { Job, JobBoard } from '../../../core/contract/views.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { named } from '../../text/named.ts';
import { announce } from '../app/appState.ts';
import { filterOf } from './jobList.ts';
import { keyOfJob } from './jobPlace.ts';

const told = ['done', 'failed', 'stuck', 'waiting'] as const;

/** Tells those who do not see the list which jobs came to an end, need a mapping or got stuck since the board before. */
export function tellJobNews(before: JobBoard, now: JobBoard): void {
  const said = jobNews(before, now);
  if (said !== '') announce(said);
}

/** The news as a sentence for each kind; empty where there is none. A job that was not known before is none. */
export function jobNews(before: JobBoard, now: JobBoard): string {
  const known = new Map(before.jobs.map((job) => [keyOfJob(job), filterOf(job)]));
  const turned = (state: (typeof told)[number]): readonly Job[] =>
    now.jobs.filter((job) => {
      const was = known.get(keyOfJob(job));
      return was !== undefined && was !== state && filterOf(job) === state;
    });
  return told
    .flatMap((state) => {
      const jobs = turned(state);
      const [first] = jobs;
      return first === undefined ? [] : [words.turned[state](jobs.length, named(first.fileName))];
    })
    .join(' ');
}
