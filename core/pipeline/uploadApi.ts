import { AppError } from '../model/errors.ts';
import type { RunId } from '../model/ids.ts';
import type { Session } from '../model/session.ts';
import type { Upload, UploadEvent, UploadId } from '../model/upload.ts';
import type { UploadApi, UploadStatus } from '../ports/uploadApi.ts';
import { forceEnd } from '../session/forceEnd.ts';
import { redrive } from '../session/redrive.ts';
import { changeUpload, noteEvent, now } from './changeUpload.ts';
import { goOn } from './goOn.ts';
import { messageBody } from './messages.ts';
import type { PipelineBase } from './pipelineWorld.ts';
import { arrivalKey, sessionsOf } from './places.ts';
import { sessionDeps } from './sessionDeps.ts';

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

  /** The session of the run that is at work: behind a look for doubles the one that writes, as soon as there is one. */
  const sessionOf = async ({ runId }: Upload): Promise<Session | null> => {
    if (runId === null) return null;
    const { look, write } = sessionsOf(runId);
    return (await world.sessions.get(write)) ?? (await world.sessions.get(look)) ?? null;
  };

  /** Whether parts of a run could not be taken into the leads. */
  const failedLeads = async (runId: RunId): Promise<boolean> => {
    const session = await world.sessions.get(sessionsOf(runId).leads);
    return session?.status === 'complete' && session.counts.failed > 0;
  };

  const status = async (id: UploadId): Promise<UploadStatus> => {
    const upload = await get(id);
    return { upload, session: await sessionOf(upload) };
  };

  const tell = (id: UploadId, event: Pick<UploadEvent, 'kind' | 'by' | 'detail'>): Promise<void> =>
    noteEvent(world, { uploadId: id, at: now(world), ...event });

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
      const { upload, session } = await status(id);
      if (session !== null && upload.state !== 'done' && upload.state !== 'quarantined')
        await again(world, { upload, session, by });
      else if (upload.state === 'failed' || upload.state === 'waiting')
        await readAgain(world, { upload, by });
      else if (session?.status === 'forced') await again(world, { upload, session, by });
      else if (upload.runId !== null && (await failedLeads(upload.runId)))
        await leadsAgain(world, { id, runId: upload.runId, by });
      else throw new AppError('NOT_READY', 'Nothing of this file is left to be sent through again.');
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

async function leadsAgain(
  world: UploadApiWorld,
  { id, runId, by }: { readonly id: UploadId; readonly runId: RunId; readonly by: string },
): Promise<void> {
  const { epoch, sent } = await redrive(sessionDeps(world), sessionsOf(runId).leads);
  await noteEvent(world, { uploadId: id, at: now(world), kind: 'redriven', by, detail: { epoch, sent } });
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
