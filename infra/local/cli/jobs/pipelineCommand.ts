import { realpath, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../../core/model/errors.ts';
import type { Upload, UploadState } from '../../../../core/model/upload.ts';
import { hostLog } from '../../hostLog.ts';
import { type LocalPipeline, openLocalPipeline } from '../../pipeline/localPipeline.ts';
import { partBytes } from '../../pipeline/partBytes.ts';
import type { Session } from '../session/commandSession.ts';
import { tellKeeper } from '../../pipeline/keepAtWork.ts';
import { openWorld } from '../session/openWorld.ts';
import type { PipelineOrder } from '../orders/pipelineOrder.ts';
import { keepWorker, workerRole } from './pipelineWorker.ts';
import { uploadAnswer, uploadText } from './uploadAnswer.ts';

/** Milliseconds to wait where nothing is left to do. */
const restMs = 250;

/**
 * Works off a folder as the cloud does a bucket, with the approved mappings of the data folder, until it is stopped; with
 * `once` until all that is there is done. What is under way when it is stopped or killed is taken up the next time. The work
 * is done by a process of its own, which is started again when a file kills it; after three deaths the file fails.
 *
 * @returns the exit code: with `once` 1 where a file waits, failed or is held back, else 0
 */
export async function pipelineCommand(order: PipelineOrder, session: Session): Promise<number> {
  const folder = await folderOf(order.folder);
  const role = workerRole();
  if (role === 'keeper') return keepWorker(session);
  let steps = 0;
  const keeper = tellKeeper(() => steps);
  try {
    return await workOn(folder, {
      order,
      session,
      afterDeath: role === 'afterDeath',
      onStep: () => (steps += 1),
    });
  } finally {
    await keeper.ended();
  }
}

interface Working {
  readonly order: PipelineOrder;
  readonly session: Session;
  readonly afterDeath: boolean;
  readonly onStep: () => void;
}

async function workOn(folder: string, { order, session, afterDeath, onStep }: Working): Promise<number> {
  const world = await openWorld(session, { guest: true });
  let pipeline: LocalPipeline | undefined;
  const ended = new Map<Upload['id'], Upload>();
  const changed: Upload[] = [];
  try {
    const { quarantine, outputs, byMailbox } = await world.service.settings.get();
    pipeline = await openLocalPipeline({
      folder,
      stores: world.stores,
      settings: {
        partBytes,
        analysisMs: 0,
        outputs: { ...outputs, ...order.outputs },
        quarantine,
        byMailbox,
        appVersion: session.appVersion,
      },
      log: hostLog(),
      afterDeath,
      onUpload: (upload) => void changed.push(upload),
    });
    const opened = pipeline;
    session.signal.addEventListener('abort', () => void opened.stopping());
    const tell = async (): Promise<void> => {
      for (const upload of changed.splice(0)) await tellUpload(upload, { order, session, ended });
    };
    while (!session.signal.aborted) {
      const did = await pipeline.step();
      await tell();
      if (did === 'worked') {
        onStep();
        await showProgress(pipeline, session);
        continue;
      }
      if (order.once && (await pipeline.isSettled())) break;
      await wait(restMs, undefined, { signal: session.signal }).catch(() => undefined);
    }
    await tell();
    if (!order.once) return 0;
    const open = await pipeline.world.uploads.list({ states: notDone, limit: 1 });
    return open.length > 0 || session.signal.aborted ? 1 : 0;
  } finally {
    session.terminal.clearProgress();
    await pipeline?.close();
    await world.close();
  }
}

const notDone: readonly UploadState[] = [
  'received',
  'analyzing',
  'waiting',
  'running',
  'failed',
  'quarantined',
];
const told: readonly UploadState[] = ['waiting', 'done', 'failed', 'quarantined'];

async function folderOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true)
    throw new AppError('USAGE', `${path} is no folder. Make it first, then start the pipeline on it.`);
  return realpath(path);
}

async function tellUpload(
  upload: Upload,
  {
    order,
    session,
    ended,
  }: {
    readonly order: PipelineOrder;
    readonly session: Session;
    /** As they were told last. */
    readonly ended: Map<Upload['id'], Upload>;
  },
): Promise<void> {
  const before = ended.get(upload.id);
  ended.set(upload.id, upload);
  if (!told.includes(upload.state) || before?.state === upload.state) return;
  const { terminal } = session;
  await terminal.print(order.json ? `${JSON.stringify(uploadAnswer(upload))}\n` : `${uploadText(upload)}\n`);
}

/** How many parts of the runs under way are done. */
async function showProgress({ world }: LocalPipeline, { terminal }: Session): Promise<void> {
  const [running] = await world.uploads.list({ states: ['running'], limit: 1 });
  if (running?.sessionId === null || running === undefined) return;
  const at = await world.sessions.get(running.sessionId);
  if (at === undefined || at.total === null) return;
  const done = at.counts.done + at.counts.failed + at.counts.quarantined;
  const share = at.total === 0 ? 1 : done / at.total;
  terminal.progress(running.fileName, {
    phase: 'writing',
    doneBytes: Math.round(share * running.sizeBytes),
    totalBytes: running.sizeBytes,
    rows: Math.round(share * (running.rowCount ?? 0)),
    failedRows: 0,
    remainingMs: null,
  });
}
