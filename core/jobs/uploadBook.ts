import { AppError } from '../model/errors.ts';
import { jobOptions } from '../model/options/jobOptions.ts';
import type { Session } from '../model/session.ts';
import type { Upload, UploadEvent, UploadId, UploadState } from '../model/upload.ts';
import type { PipelineLink } from '../ports/pipelineLink.ts';
import type { UploadStatus } from '../ports/uploadApi.ts';
import type { Wanted } from './connection.ts';
import { type Pace, paceOf } from './pace.ts';

/** An upload with all that was learnt of it. */
export interface KnownUpload {
  readonly upload: Upload;
  readonly session: Session | null;
  readonly pace: Pace | null;
  readonly last: UploadEvent | null;
  /** Leads that came after their session was ended, where that is known. */
  readonly lateLeads: number | null;
}

/** What is known of one pipeline's uploads. */
export interface UploadBook {
  /** @param isWatched somebody reads how far runs are */
  look(link: PipelineLink, wanted: Wanted, isWatched: boolean): Promise<void>;
  /** Asks for one upload, with what came last in its history. */
  renew(link: PipelineLink, id: UploadId): Promise<KnownUpload | undefined>;
  all(): Iterable<KnownUpload>;
  get(id: UploadId): KnownUpload | undefined;
}

const openStates: readonly UploadState[] = ['received', 'analyzing', 'waiting', 'running'];
const endedStates: readonly UploadState[] = ['done', 'failed', 'quarantined'];

export function isEnded({ state }: Upload): boolean {
  return endedStates.includes(state);
}

/** Whether parts are worked off: of its run, or of taking what that wrote into the leads. */
export function isUnderWay({ state, leads }: Pick<Upload, 'state' | 'leads'>): boolean {
  return state === 'running' || (state === 'done' && leads === 'taking');
}

const unknown = { session: null, pace: null, last: null, lateLeads: null } as const;

/** @param nowMs milliseconds since the epoch */
export function createUploadBook(nowMs: () => number, changed: () => void): UploadBook {
  const known = new Map<UploadId, KnownUpload>();
  let isFilled = false;

  const note = (upload: Upload): void => {
    const before = known.get(upload.id);
    if (before !== undefined && before.upload.revision >= upload.revision) return;
    known.set(upload.id, { ...unknown, ...before, upload });
    changed();
  };
  const noteStatus = ({ upload, session, lateLeads }: UploadStatus, last?: UploadEvent): KnownUpload => {
    note(upload);
    const before = known.get(upload.id) ?? { ...unknown, upload };
    const pace = session === null ? null : paceOf(before.pace, session, nowMs());
    const entry = { ...before, session, pace, lateLeads, last: last ?? before.last };
    known.set(upload.id, entry);
    changed();
    return entry;
  };
  const forget = (id: UploadId): void => {
    if (known.delete(id)) changed();
  };

  const ask = async (link: PipelineLink, id: UploadId): Promise<UploadStatus | undefined> => {
    try {
      return await link.uploads.status(id);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
      // Its history has run out, or the folder was emptied.
      forget(id);
      return undefined;
    }
  };
  const renew = async (link: PipelineLink, id: UploadId): Promise<KnownUpload | undefined> => {
    const status = await ask(link, id);
    return status && noteStatus(status, (await link.uploads.history(id)).at(-1));
  };

  /** Everything that has not ended, the newest that have, and what has ended since and is not among these. */
  const lookAtAll = async (link: PipelineLink): Promise<void> => {
    const open = await link.uploads.list({ states: openStates, limit: jobOptions.boardJobs });
    const limit = isFilled ? jobOptions.newestEnded : jobOptions.boardJobs;
    const ended = await link.uploads.list({ states: endedStates, limit });
    const seen = new Set([...open, ...ended].map(({ id }) => id));
    for (const upload of [...open, ...ended]) note(upload);
    isFilled = true;
    // Beyond the limit nothing follows from not being seen.
    const isCut = open.length === jobOptions.boardJobs;
    const vanished = [...known.values()].filter(({ upload }) => !isEnded(upload) && !seen.has(upload.id));
    const asked = isCut ? vanished.slice(0, jobOptions.statuses.most) : vanished;
    await each(
      asked.map(({ upload }) => upload.id),
      (id) => ask(link, id).then((status) => status && noteStatus(status)),
    );
    trim(known);
  };

  return {
    renew,
    async look(link, wanted, isWatched) {
      if (wanted.all) await lookAtAll(link);
      const told = new Set(wanted.uploads);
      if (wanted.sessions.size > 0)
        for (const { upload } of known.values())
          if (upload.sessionId !== null && wanted.sessions.has(upload.sessionId)) told.add(upload.id);
      const running = [...known.values()].filter(({ upload }) => isUnderWay(upload));
      const progress =
        (wanted.all || wanted.running) && isWatched ? running.map(({ upload }) => upload.id) : [];
      await each([...told].slice(0, jobOptions.statuses.most), (id) => renew(link, id));
      await each(progress.filter((id) => !told.has(id)).slice(0, jobOptions.statuses.most), (id) =>
        ask(link, id).then((status) => status && noteStatus(status)),
      );
    },
    all: () => known.values(),
    get: (id) => known.get(id),
  };
}

/** Asks of each, a few at a time. */
async function each(ids: readonly UploadId[], ask: (id: UploadId) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < ids.length; from += jobOptions.statuses.atOnce)
    await Promise.all(ids.slice(from, from + jobOptions.statuses.atOnce).map(ask));
}

/** The oldest that have ended go when there are too many. */
function trim(known: Map<UploadId, KnownUpload>): void {
  if (known.size <= jobOptions.keptEnded) return;
  const ended = [...known.values()]
    .filter(({ upload }) => isEnded(upload))
    .toSorted((a, b) => (a.upload.receivedAt < b.upload.receivedAt ? -1 : 1));
  for (const { upload } of ended.slice(0, known.size - jobOptions.keptEnded)) known.delete(upload.id);
}
