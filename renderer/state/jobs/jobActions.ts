import type {
  FileId,
  Job,
  JobRef,
  ShownJob,
  OutboxEntry,
  PipelinePlace,
  UploadLane,
} from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { jobsWords as words } from '../../text/jobsWords.ts';
import { lateWords } from '../../text/lateWords.ts';
import { goTo, routes } from '../app/routes.ts';
import { saveLink } from '../app/saveLink.ts';
import { orTell, tell, tellTrouble } from '../app/toasts.ts';

/** Sends through again what failed or is stuck. */
export async function retryJob(job: Job): Promise<void> {
  try {
    await getSession().client.jobs.retry(refOf(job));
    tell(words.retried(job.fileName));
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Ends a run with parts missing. @returns what went wrong, or `null` */
export async function forceJob(
  job: Job,
  typed: { readonly fileName: string; readonly reason: string },
): Promise<Trouble | null> {
  try {
    await getSession().client.jobs.forceComplete({ ...refOf(job), ...typed });
    tell(job.place === 'desk' ? lateWords.force.forced(job.fileName) : words.forced(job.fileName));
    return null;
  } catch (cause) {
    return troubleOf(cause);
  }
}

/** Breaks off what this machine takes in; Retry goes on with it. */
export async function stopJob(job: Job): Promise<void> {
  try {
    await getSession().client.jobs.stop(refOf(job));
    tell(lateWords.stopped(job.fileName));
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Takes in what came after an end by force, or drops it. */
export async function settleLate(job: Pick<Job, 'place' | 'id' | 'fileName'>, take: boolean): Promise<void> {
  try {
    await getSession().client.jobs.settleLate({ ...refOf(job), take });
    tell((take ? lateWords.taken : lateWords.dropped)(job.fileName));
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Saves one output; the link dies after some seconds, so it is asked for with each press. */
export async function saveJobOutput(job: JobRef, name: string): Promise<void> {
  try {
    const { url } = await getSession().client.jobs.output({ place: job.place, id: job.id, name });
    saveLink(url, name);
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Puts files of the Inbox into the outbox. @returns what went wrong, or `null` */
export async function sendFiles(
  fileIds: readonly FileId[],
  to: { readonly place: PipelinePlace; readonly lane: UploadLane },
): Promise<Trouble | null> {
  try {
    await getSession().client.jobs.send({ fileIds, ...to });
    tell(words.sent(fileIds.length), { label: words.showOutbox, onClick: () => goTo(routes.jobs('outbox')) });
    return null;
  } catch (cause) {
    return troubleOf(cause);
  }
}

export function pauseEntry({ id }: Pick<OutboxEntry, 'id'>): void {
  void orTell(getSession().client.jobs.pause({ id }));
}

/** Goes on, or tries once more what failed. */
export function resumeEntry({ id }: Pick<OutboxEntry, 'id'>): void {
  void orTell(getSession().client.jobs.resume({ id }));
}

export async function discardEntry(entry: OutboxEntry): Promise<void> {
  try {
    await getSession().client.jobs.discard({ id: entry.id });
    tell(words.discarded(entry.fileName, entry.kind));
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Tries every pipeline now. */
export function reconnect(): void {
  void orTell(getSession().client.jobs.reconnect());
}

function refOf({ place, id }: ShownJob): ShownJob {
  return { place, id };
}
