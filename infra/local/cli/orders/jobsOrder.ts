import { AppError } from '../../../../core/model/errors.ts';
import { type JobPlace, jobPlaces } from '../../../../core/model/job.ts';

/** What is wanted of what runs in pipelines. */
export type JobsOrder = {
  readonly kind: 'jobs';
  readonly json: boolean;
  /** Absent: this machine and every pipeline that is set up. */
  readonly place: JobPlace | undefined;
} & (
  | { readonly action: 'list'; readonly find: string; readonly states: readonly JobMark[] }
  | { readonly action: 'show' | 'retry' | 'stop'; readonly id: string }
  | { readonly action: 'late'; readonly id: string; readonly take: boolean }
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
  take: flag,
  drop: flag,
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
    readonly take?: boolean;
    readonly drop?: boolean;
    readonly reason?: string;
  };
  readonly positionals: readonly string[];
}): JobsOrder {
  const [action = 'list', id, ...more] = positionals;
  const place = jobPlaces.find((name) => name === values.place);
  if (values.place !== undefined && place === undefined)
    throw new AppError('USAGE', `${values.place} is no place of jobs; there are ${jobPlaces.join(', ')}.`);
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
  const { take = false, drop = false } = values;
  if (action !== 'late' && (take || drop))
    throw new AppError('USAGE', '--take and --drop belong to jobs late.');
  if (!isAction(action))
    throw new AppError('USAGE', `There is no jobs ${action}; there are ${actions.join(', ')}.`);
  if (id === undefined) throw new AppError('USAGE', `jobs ${action} needs the id of a job.`);
  if (more.length > 0) throw new AppError('USAGE', `jobs ${action} takes one job at a time.`);
  if (action === 'late') {
    if (take === drop)
      throw new AppError('USAGE', 'jobs late needs --take or --drop: what becomes of what came late.');
    return { ...both, action, id, take };
  }
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

/** What can be done with one job. */
const actions = ['show', 'retry', 'stop', 'force', 'late'] as const;

function isAction(name: string): name is (typeof actions)[number] {
  return actions.some((known) => known === name);
}

function markOf(name: string): JobMark {
  const mark = jobMarks.find((known) => known === name);
  if (mark !== undefined) return mark;
  throw new AppError('USAGE', `${name} is no state of jobs; there are ${jobMarks.join(', ')}.`);
}
