import { AppError } from '../../../core/model/errors.ts';
import { type PipelinePlace, pipelinePlaces } from '../../../core/model/job.ts';

/** What is wanted of what runs in pipelines. */
export type JobsOrder = {
  readonly kind: 'jobs';
  readonly json: boolean;
  /** Absent: every pipeline that is set up. */
  readonly place: PipelinePlace | undefined;
} & (
  | { readonly action: 'list'; readonly find: string; readonly states: readonly JobMark[] }
  | { readonly action: 'show' | 'retry'; readonly id: string }
  | {
      readonly action: 'force';
      readonly id: string;
      /** Typed by the person; must be the job's. */
      readonly fileName: string;
      readonly reason: string;
    }
);

/** What jobs are told apart by, as the Jobs view has it. */
export const jobMarks = ['running', 'waiting', 'stuck', 'failed', 'quarantined', 'done'] as const;
export type JobMark = (typeof jobMarks)[number];

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;

/** What `jobs` takes, as `parseArgs` reads it. */
export const jobsFlags = {
  json: flag,
  place: text,
  find: text,
  state: { type: 'string', multiple: true },
  file: text,
  reason: text,
} as const;

/** @throws {AppError} `USAGE` */
export function jobsOrder({
  values,
  positionals,
}: {
  readonly values: {
    readonly json?: boolean;
    readonly place?: string;
    readonly find?: string;
    readonly state?: readonly string[];
    readonly file?: string;
    readonly reason?: string;
  };
  readonly positionals: readonly string[];
}): JobsOrder {
  const [action = 'list', id, ...more] = positionals;
  const place = pipelinePlaces.find((name) => name === values.place);
  if (values.place !== undefined && place === undefined)
    throw new AppError('USAGE', `${values.place} is no pipeline; there are ${pipelinePlaces.join(' and ')}.`);
  const both = { kind: 'jobs' as const, json: values.json === true, place };
  const { file, reason, find = '', state = [] } = values;
  if (action !== 'force' && (file !== undefined || reason !== undefined))
    throw new AppError('USAGE', '--file and --reason belong to jobs force.');
  if (action !== 'list' && (find !== '' || state.length > 0))
    throw new AppError('USAGE', '--find and --state belong to the list of jobs.');
  if (action === 'list') {
    if (id !== undefined) throw new AppError('USAGE', 'The list of jobs takes no ids.');
    return { ...both, action, find, states: state.map(markOf) };
  }
  if (action !== 'show' && action !== 'retry' && action !== 'force')
    throw new AppError('USAGE', `There is no jobs ${action}; there are show, retry and force.`);
  if (id === undefined) throw new AppError('USAGE', `jobs ${action} needs the id of a job.`);
  if (more.length > 0) throw new AppError('USAGE', `jobs ${action} takes one job at a time.`);
  if (action !== 'force') return { ...both, action, id };
  if (file === undefined || (reason ?? '').trim() === '')
    throw new AppError(
      'USAGE',
      'jobs force needs --file NAME, the name of the job’s file, and --reason TEXT.',
      {
        remedy: 'Say why the run is to end without its open parts; it stays with the run.',
      },
    );
  return { ...both, action, id, fileName: file, reason: (reason ?? '').trim() };
}

function markOf(name: string): JobMark {
  const mark = jobMarks.find((known) => known === name);
  if (mark !== undefined) return mark;
  throw new AppError('USAGE', `${name} is no state of jobs; there are ${jobMarks.join(', ')}.`);
}
