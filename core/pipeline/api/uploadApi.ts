import { AppError } from '../../model/errors.ts';
import { isLeadsSession, type Session } from '../../model/session.ts';
import type { Upload, UploadEvent, UploadId } from '../../model/upload.ts';
import type { UploadApi, UploadStatus } from '../../ports/uploadApi.ts';
import { forceEnd } from '../../session/forceEnd.ts';
import { redrive } from '../../session/redrive.ts';
import { settleLate } from '../../session/settleLate.ts';
import { changeUpload, noteEvent, now } from '../uploads/changeUpload.ts';
import { goOn } from '../uploads/goOn.ts';
import { lateLeadsOf } from '../leads/leadSession.ts';
import { messageBody } from '../world/messages.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { arrivalKey, sessionsOf } from '../world/places.ts';
import { sessionDeps } from '../world/sessionDeps.ts';

/** What the world of the pipeline lends for it; whoever asks tells no subscribers. */
export type UploadApiWorld = Omit<PipelineBase, 'held' | 'notifier'>;

const linkOptions = {
  /** Seconds: a slow line sends some GB in it, and a leaked link is worth little. */
  uploadSeconds: 900,
  /** Seconds: a click, not a bookmark. */
  outputSeconds: 300,
  /** Bytes that one PUT takes, as S3 has it. */
  mostBytes: 5 * 1024 ** 3,
} as const;

export function createUploadApi(world: UploadApiWorld): UploadApi {
  const get = async (id: UploadId): Promise<Upload> => {
    const upload = await world.uploads.get(id);
    if (upload === undefined) throw new AppError('NOT_FOUND', `There is no upload ${id}.`);
    return upload;
  };

  /**
   * The session that is at work, or was last: behind a look for doubles the one that writes, as soon as there is one, and
   * behind that the one that takes leads.
   */
  const sessionOf = async ({ runId, state }: Upload): Promise<Session | null> => {
    if (runId === null) return null;
    const { look, write, leads } = sessionsOf(runId);
    const taking = state === 'done' ? await world.sessions.get(leads) : undefined;
    if (taking !== undefined) return taking;
    return (await world.sessions.get(write)) ?? (await world.sessions.get(look)) ?? null;
  };

  const status = async (id: UploadId): Promise<UploadStatus> => {
    const upload = await get(id);
    const session = await sessionOf(upload);
    const takesLeads = session !== null && isLeadsSession(session);
    return { upload, session, lateLeads: takesLeads ? await lateLeadsOf(world, session) : null };
  };

  const tell = (id: UploadId, event: Pick<UploadEvent, 'kind' | 'by' | 'detail'>): Promise<void> =>
    noteEvent(world, { uploadId: id, at: now(world), ...event });

  const redriveNow = async (id: UploadId, by: string): Promise<void> => {
    const { upload, session } = await status(id);
    if (session !== null && isLeadsSession(session)) await leadsAgain(world, { upload, session, by });
    else if (session !== null && upload.state !== 'done' && upload.state !== 'quarantined')
      await again(world, { upload, session, by });
    else if (upload.state === 'failed' || upload.state === 'waiting') await readAgain(world, { upload, by });
    else if (session?.status === 'forced') await again(world, { upload, session, by });
    else throw nothingLeft();
  };

  return {
    status,
    list: (page) => world.uploads.list(page),
    async history(id) {
      await get(id);
      return world.uploads.events(id);
    },
    async forceComplete(id, { by, reason }) {
      const { session } = await status(id);
      if (session === null) throw new AppError('NOT_READY', 'This file has no run that could be ended.');
      const end = await forceEnd(sessionDeps(world), session.id, { by, reason });
      await goOn(world, session.id);
      await tell(id, { kind: 'forced', by, detail: { end, reason: reason.trim() } });
      return status(id);
    },
    async redrive(id, { by }) {
      await redriveNow(id, by);
      return status(id);
    },
    async settleLate(id, { take, by }) {
      const { session, lateLeads } = await status(id);
      if (session === null) throw new AppError('NOT_READY', 'This file has no run that came to an end.');
      const sendAgain = take ? () => redriveNow(id, by) : undefined;
      const results = await settleLate(sessionDeps(world), session.id, sendAgain);
      const leads = lateLeads === null ? {} : { leads: lateLeads };
      await tell(id, { kind: take ? 'lateTaken' : 'lateDropped', by, detail: { results, ...leads } });
      return status(id);
    },
    async uploadLink({ fileName, sizeBytes, contentType, lane, by }) {
      if (sizeBytes > linkOptions.mostBytes)
        throw new AppError('SOURCE_TOO_LARGE', 'A link takes a file of up to 5 GiB.');
      const folder = lane === 'test' ? 'raw-test' : 'uploads';
      const key = arrivalKey(folder, { at: now(world), id: world.ids.next(), fileName });
      const seconds = linkOptions.uploadSeconds;
      const url = await world.objects.uploadLink(key, { seconds, sizeBytes, contentType });
      world.log.info('upload.link', { by: world.digest(by).slice(0, 16), sizeBytes, lane });
      return { key, url, seconds };
    },
    async outputLink(id, name) {
      const upload = await get(id);
      const key = Object.hasOwn(upload.outputs, name) ? upload.outputs[name] : undefined;
      if (key === undefined) throw new AppError('NOT_FOUND', 'This run has written no such output.');
      if (upload.state === 'quarantined')
        throw new AppError('NOT_READY', 'What this run has written is held back.', {
          remedy: 'See in the history why it is; somebody who may read the quarantine can look at it.',
        });
      const seconds = linkOptions.outputSeconds;
      const url = await world.objects.link({ key }, { fileName: name.split('/').at(-1) ?? name, seconds });
      return { url, seconds };
    },
  };
}

interface Redriven {
  readonly upload: Upload;
  readonly session: Session;
  readonly by: string;
}

/** Opens the session again for what failed; where only the outputs could not be put together, they are once more. */
async function again(world: UploadApiWorld, { upload, session, by }: Redriven): Promise<void> {
  // First, so that whoever finishes the run finds it at work.
  await changeUpload(world, upload.id, {
    change: () => ({ state: 'running', error: null }),
  });
  const { epoch, sent } = await redrive(sessionDeps(world), session.id);
  if (sent === 0) {
    const { id: sessionId } = session;
    await world.queues.send('finish', [{ body: messageBody({ kind: 'finish', sessionId }) }]);
  }
  const detail = { epoch, sent };
  await noteEvent(world, { uploadId: upload.id, at: now(world), kind: 'redriven', by, detail });
}

/** Has what is missing of the leads taken in. */
async function leadsAgain(world: UploadApiWorld, { upload, session, by }: Redriven): Promise<void> {
  if (session.status === 'complete' && session.counts.failed === 0) throw nothingLeft();
  // First, so that whoever ends it finds it at work.
  await changeUpload(world, upload.id, {
    change: ({ leads }) => (leads === 'taking' ? undefined : { leads: 'taking' }),
  });
  const { epoch, sent } = await redrive(sessionDeps(world), session.id);
  const detail = { epoch, sent };
  await noteEvent(world, { uploadId: upload.id, at: now(world), kind: 'redriven', by, detail });
}

function nothingLeft(): AppError {
  return new AppError('NOT_READY', 'Nothing of this file is left to be sent through again.');
}

async function readAgain(
  world: UploadApiWorld,
  { upload, by }: { readonly upload: Upload; readonly by: string },
): Promise<void> {
  await changeUpload(world, upload.id, {
    // One that waits is looked at as it lies: a mapping may be approved by now for another way to read it.
    change: ({ state }) => (state === 'failed' ? { state: 'received', error: null } : undefined),
    event: { kind: 'retried', by, detail: {} },
  });
  await world.queues.send('analyze', [{ body: messageBody({ kind: 'analyze', uploadId: upload.id }) }]);
}
