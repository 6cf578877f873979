import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../core/model/errors.ts';
import type { Upload } from '../../../core/model/upload.ts';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { takeIn } from '../../../core/pipeline/reading/intake.ts';
import type { PipelineSettings, PipelineWorld } from '../../../core/pipeline/world/pipelineWorld.ts';
import { releaseUploads } from '../../../core/pipeline/uploads/releaseUploads.ts';
import type { Log } from '../../../core/ports/clock.ts';
import type { Connections, Notifier } from '../../../core/ports/notices.ts';
import type { Stores } from '../../../core/ports/stores.ts';
import { tryLock } from '../files/folderLocks.ts';
import { sha256Text } from '../files/sha256Text.ts';
import { systemClock, timeIds } from '../timeIds.ts';
import { loadWordVectors } from '../wordVectors.ts';
import { arrivedFiles } from './arrivedFiles.ts';
import { brokenOff } from './brokenOff.ts';
import { localLeads } from './localLeads.ts';
import { localObjects } from './localObjects.ts';
import { localQueues } from './localQueues.ts';
import { localUploads } from './localUploads.ts';
import { openPipelineDatabase } from './pipelineDatabase.ts';
import { sessionStore } from '../sessions/sessionStore.ts';
import { readingTools } from './readingTools.ts';
import { writingTools } from './writingTools.ts';
import { workOff } from './workOff.ts';

/** What a folder needs to be a pipeline. */
export interface LocalPipelineSettings {
  /** Of the bucket: files arrive in `raw/`, `uploads/` and `raw-test/` below it. */
  readonly folder: string;
  /** Whose approved mappings are used. */
  readonly stores: Pick<Stores, 'mappings' | 'memory' | 'packs'>;
  readonly settings: PipelineSettings;
  readonly log: Log;
  /** The process before this one died at its work; a file that it dies of three times is given up. */
  readonly afterDeath?: boolean;
  /** Is told of each change of an upload. */
  readonly onUpload: (upload: Upload) => void;
  /** Desks that watch; absent: there are none. */
  readonly connections?: Connections;
}

/** A folder that is worked off like a bucket, by this process alone. */
export interface LocalPipeline {
  readonly world: PipelineWorld;
  /**
   * Takes in what has arrived, and does one piece of work.
   * @returns `idle` where nothing was left that could be done now
   */
  step(): Promise<'worked' | 'idle'>;
  /** Whether there is work that waits for its time, or files that are still being written. */
  isSettled(): Promise<boolean>;
  /** Says that the process is being stopped, so that the step under way is not held against its file. */
  stopping(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds between two looks at what arrived, what was approved, and what is stuck. */
const lookMs = { arrivals: 500, approvals: 2_000, stuck: 60_000 } as const;

/**
 * Opens a folder as a pipeline. All it knows lies in the folder itself, so whoever opens it next goes on with it.
 *
 * @throws {AppError} `STORE_UNAVAILABLE` where another process works on it, or it cannot be written to
 */
export async function openLocalPipeline(given: LocalPipelineSettings): Promise<LocalPipeline> {
  const own = join(given.folder, '.mapwright');
  const scratch = join(own, 'scratch');
  for (const prefix of ['raw', 'raw-test', 'processed', 'validation-reports', 'quarantine', 'archive'])
    await mkdir(join(given.folder, prefix), { recursive: true });
  await mkdir(own, { recursive: true, mode: 0o700 });
  const lock = tryLock(join(own, 'lock'));
  if (lock === undefined) {
    throw new AppError('STORE_UNAVAILABLE', 'Another Mapwright works on this folder.', {
      remedy: 'Go on with the one that is running, or stop it and start this one again.',
    });
  }
  try {
    // Of steps that were broken off.
    await rm(scratch, { recursive: true, force: true });
    await rm(join(own, 'new'), { recursive: true, force: true });
    await mkdir(scratch, { mode: 0o700 });
    const database = openPipelineDatabase(join(own, 'pipeline.db'));
    const left = brokenOff(database);
    await (given.afterDeath === true ? left.died() : left.unknown());
    const world = worldOf(given, { database, scratch });
    const { step, isSettled } = stepsOf(world, given);
    return {
      world,
      step,
      isSettled,
      stopping: () => left.stopped(),
      async close() {
        database.close();
        await rm(scratch, { recursive: true, force: true });
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function worldOf(
  { folder, stores, settings, log, onUpload, connections = nobodyWatches }: LocalPipelineSettings,
  {
    database,
    scratch,
  }: { readonly database: ReturnType<typeof openPipelineDatabase>; readonly scratch: string },
): PipelineWorld {
  const objects = localObjects(folder);
  const writing = writingTools(scratch);
  const uploads = localUploads(database);
  const sessions = sessionStore(database);
  return {
    objects,
    held: objects,
    uploads: {
      ...uploads,
      async change(upload) {
        const changed = await uploads.change(upload);
        if (changed !== undefined) onUpload(changed);
        return changed;
      },
    },
    // What a process held that was killed is free at once, as nobody else is on the folder.
    sessions: { ...sessions, claim: (request) => sessions.claim({ ...request, until: request.now }) },
    queues: localQueues(database, () => systemClock.now()),
    notifier: nobody,
    connections,
    mappings: stores.mappings,
    memory: stores.memory,
    packs: stores.packs,
    schemas: builtInPacks,
    wordVectors: loadWordVectors,
    digest: sha256Text,
    leads: localLeads(database),
    bytesDigest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    clock: systemClock,
    ids: timeIds(systemClock),
    chance: Math.random,
    log,
    reading: readingTools,
    writing,
    scratch: writing.scratch,
    // One process is alone on the folder, so an analysis that is under way at its start was broken off.
    settings: { ...settings, analysisMs: 0 },
  };
}

/** Who runs the folder is told of each change; there are no other subscribers. */
const nobody: Notifier = { publish: () => Promise.resolve() };
const nobodyWatches: Connections = {
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(undefined),
  watching: () => Promise.resolve([]),
  get: () => Promise.resolve(undefined),
  post: () => Promise.resolve('gone'),
};

function stepsOf(
  world: PipelineWorld,
  { folder }: LocalPipelineSettings,
): Pick<LocalPipeline, 'step' | 'isSettled'> {
  const arrived = arrivedFiles(world.objects);
  const work = workOff(world);
  const due = { arrivals: 0, approvals: 0, stuck: 0 };
  let approvals: number | undefined;
  const isDue = (what: keyof typeof due): boolean => {
    const nowMs = world.clock.now();
    if (nowMs < due[what]) return false;
    due[what] = nowMs + lookMs[what];
    return true;
  };

  const releaseApproved = async (): Promise<void> => {
    const revision = await world.mappings.revision();
    if (revision === approvals) return;
    approvals = revision;
    const layouts = new Set((await world.mappings.list()).map(({ layout }) => layout.fingerprint));
    for (const fingerprint of layouts) await releaseUploads(world, { fingerprint, by: 'approval' });
  };

  return {
    async step() {
      if (isDue('arrivals'))
        for (const { key, versionId } of await arrived.look())
          await takeIn(world, { bucket: folder, key, versionId });
      if (isDue('approvals')) await releaseApproved();
      if (isDue('stuck')) await work.lookAfter();
      return work.once();
    },
    isSettled: async () => !arrived.isOpen() && (await work.isDone()),
  };
}
