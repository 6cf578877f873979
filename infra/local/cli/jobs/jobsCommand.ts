import type { Job, JobBoard, PipelineView } from '../../../../core/contract/views.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { asId } from '../../../../core/model/ids.ts';
import type { JobsService } from '../../../../core/jobs/createJobs.ts';
import type { Session } from '../session/commandSession.ts';
import type { JobsOrder } from '../orders/jobsOrder.ts';
import { eventsText, isMarked, jobsText, jobText } from './jobsText.ts';
import { openWorld } from '../session/openWorld.ts';
import { printable } from '../session/textTable.ts';
import { untilLoaded } from '../session/untilLoaded.ts';

/**
 * Lists what this machine takes into its leads and what runs in the pipelines that the settings name, tells of one job, sends it through again or ends it, as the Jobs
 * view does.
 *
 * @returns the exit code: 0 done, 1 where a job of the list is stuck, failed or held back
 * @throws {AppError} `USAGE`, `NOT_FOUND`; why a pipeline cannot be reached
 */
export async function jobsCommand(order: JobsOrder, session: Session): Promise<number> {
  const world = await openWorld(session, { guest: true, reaches: 'pipelines' });
  // Waiting for a pipeline keeps no process alive.
  const awake = setInterval(() => undefined, 60_000);
  try {
    const { jobs } = world.service;
    const board = await settledBoard(jobs, session.signal);
    const { terminal } = session;
    for (const line of troubles(board, order)) terminal.say(line);
    if (order.action === 'list') return await list(order, board, session);
    const job = jobOf(order, board);
    const ref = { place: job.place, id: job.id };
    switch (order.action) {
      case 'show': {
        const events = await jobs.events(ref);
        if (order.json) await terminal.print(`${JSON.stringify({ ...job, events })}\n`);
        else await terminal.print(`${jobText(job)}\n\n${eventsText(events)}\n`);
        return 0;
      }
      case 'retry':
        refuse(job, job.can.retry, 'sent through again');
        await jobs.retry(ref);
        break;
      case 'stop':
        refuse(job, job.can.stop, 'stopped');
        await jobs.stop(ref);
        break;
      case 'late':
        refuse(job, job.can.settleLate, 'decided on: nothing came late');
        await jobs.settleLate({ ...ref, take: order.take });
        break;
      case 'force':
        refuse(job, job.can.forceComplete, 'ended by force');
        await jobs.forceComplete({ ...ref, fileName: order.fileName, reason: order.reason });
        break;
    }
    // What this process has begun ends with it.
    if (job.place === 'desk' && order.action !== 'stop') await untilLoaded([asId(job.id)], session, world);
    const [last] = (await jobs.events(ref)).slice(-1);
    if (order.json) await terminal.print(`${JSON.stringify({ ...ref, last: last ?? null })}\n`);
    else terminal.say(`${printable(job.fileName)}: ${said[order.action]}.`);
    return 0;
  } finally {
    clearInterval(awake);
    await world.close();
  }
}

/** As the Jobs view, which does not offer it. */
function refuse({ fileName, state }: Job, isOffered: boolean, what: string): void {
  if (isOffered) return;
  throw new AppError('USAGE', `${printable(fileName)} is ${state} and cannot be ${what}.`, {
    remedy: 'mapwright jobs says what can be done with each.',
  });
}

const said = {
  retry: 'sent through again',
  stop: 'stopped; what is in stays',
  force: 'ended without what is missing',
  late: 'what came late is settled',
} as const;

async function list(
  { find, states, place, json }: Extract<JobsOrder, { readonly action: 'list' }>,
  board: JobBoard,
  { terminal }: Session,
): Promise<number> {
  const words = find.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = board.jobs.filter((job) => {
    const text = `${job.fileName}\n${job.by ?? ''}\n${job.packId ?? ''}\n${job.id}`.toLowerCase();
    return (
      (place === undefined || job.place === place) &&
      (states.length === 0 || states.some((state) => isMarked(job, state))) &&
      words.every((word) => text.includes(word))
    );
  });
  if (json) for (const job of found) await terminal.print(`${JSON.stringify(job)}\n`);
  else await terminal.print(`${jobsText(found)}\n`);
  const needsPeople = (['stuck', 'failed', 'quarantined'] as const).some((mark) =>
    found.some((job) => isMarked(job, mark)),
  );
  return needsPeople ? 1 : 0;
}

/** The board once every pipeline has answered, or has failed to. */
async function settledBoard(jobs: Pick<JobsService, 'watch'>, signal: AbortSignal): Promise<JobBoard> {
  const leaving = new AbortController();
  const leave = (): void => leaving.abort();
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  try {
    for await (const board of jobs.watch(undefined, leaving.signal)) {
      if (board.pipelines.length === 0 && board.jobs.length === 0)
        throw new AppError('USAGE', 'Nothing is taken into leads here, and no pipeline is set up.', {
          remedy: 'Set one up under Settings in the app: a folder, or AWS.',
        });
      if (board.pipelines.every(({ state }) => state !== 'connecting')) return board;
    }
  } finally {
    leave();
    signal.removeEventListener('abort', leave);
  }
  throw new AppError('CANCELLED', 'The command was stopped.');
}

/** What is wrong with pipelines. @throws {AppError} where none of them is reached */
function troubles(board: JobBoard, { place }: JobsOrder): readonly string[] {
  const asked = board.pipelines.filter((one) => place === undefined || one.place === place);
  const failed = asked.filter(
    (one): one is PipelineView & { readonly error: NonNullable<PipelineView['error']> } => one.error !== null,
  );
  const [first] = failed;
  const hasOwn = place === undefined && board.jobs.some((job) => job.place === 'desk');
  if (first !== undefined && failed.length === asked.length && !hasOwn) throw AppError.fromView(first.error);
  if (asked.length === 0 && place !== undefined && place !== 'desk')
    throw new AppError('NOT_FOUND', 'No such pipeline is set up.', {
      remedy: 'Set it up under Settings in the app.',
    });
  return failed.map(({ name, error, command }) =>
    printable(`${name}: ${error.message} ${command === '' ? error.remedy : `Run: ${command}`}`),
  );
}

/** The job that an id, or the beginning of one, names. */
function jobOf({ id, place }: Exclude<JobsOrder, { readonly action: 'list' }>, board: JobBoard): Job {
  const asked = board.jobs.filter((job) => place === undefined || job.place === place);
  const found = asked.filter((job) => job.id === id || job.id.startsWith(id));
  const exact = found.find((job) => job.id === id) ?? found[0];
  if (exact === undefined)
    throw new AppError('NOT_FOUND', `There is no job ${id} among those that the pipelines tell of.`, {
      remedy: 'mapwright jobs lists them with their ids.',
    });
  if (found.length > 1 && exact.id !== id)
    throw new AppError('USAGE', `${id} begins the ids of ${found.length} jobs.`, {
      remedy: 'Give more of the id.',
    });
  return exact;
}
