import { mkdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../core/model/errors.ts';
import { readLiveWord } from '../../../core/pipeline/tell/liveWord.ts';
import { createUploadApi } from '../../../core/pipeline/api/uploadApi.ts';
import { wordStream } from '../../../core/pipeline/tell/wordStream.ts';
import type { Log } from '../../../core/ports/clock.ts';
import type { LiveWord, PipelineLink } from '../../../core/ports/pipelineLink.ts';
import type { MappingStore } from '../../../core/ports/stores.ts';
import type { ForkChild } from '../engine/engineChild.ts';
import { writeError } from '../files/fileErrors.ts';
import { sha256Text } from '../files/sha256Text.ts';
import { type Database, integerOf } from '../store/openDatabase.ts';
import { systemClock, timeIds } from '../timeIds.ts';
import { type FolderWorker, keepFolderWorker } from './folderWorker.ts';
import type { LocalLinks } from '../links/localLinks.ts';
import { localConnections } from './localConnections.ts';
import { folderLeads } from './folderLeads.ts';
import { localObjects } from './localObjects.ts';
import { localQueues } from './localQueues.ts';
import { localUploads } from './localUploads.ts';
import { ownFolder } from './objectPaths.ts';
import { openPipelineDatabase } from './pipelineDatabase.ts';
import { clearSent, sendToFolder } from './sendToFolder.ts';
import { standardStore, standardsBeside } from '../standardise/standardStore.ts';
import { sessionStore } from '../sessions/sessionStore.ts';

/** What a desk needs to work with a folder. */
export interface LocalPipelineLinkParts {
  readonly folder: string;
  /** Of the desk: what it approves is what the folder runs by. */
  readonly mappings: MappingStore;
  /** The desk's own database, where the process of the folder reads the same. */
  readonly database: string;
  readonly appVersion: string;
  /** `null`: somebody else works the folder off. */
  readonly fork: ForkChild | null;
  /** Entry file of that process, as built; see `pipelineProcess.ts`. */
  readonly processUrl: URL;
  /** Links that the host of the desk answers. */
  readonly links: LocalLinks;
  readonly log: Log;
}

/** Whoever only asks hears of nothing, and looks at the folder instead. */
const noWorker: FolderWorker = {
  isOurs: () => false,
  subscribe: () => () => undefined,
  close: () => Promise.resolve(),
};

/** Milliseconds between two looks whether another process has changed something. */
const lookMs = 500;

/**
 * The way to a folder that is worked off like a bucket. A process of the desk's own works on it, unless another one does,
 * such as `mapwright pipeline`; either way the desk asks the folder's own database.
 *
 * @throws {AppError} `NOT_FOUND` where the folder is not there, `USAGE` for half a path; `STORE_UNAVAILABLE`, `DISK_FULL`
 */
export async function openLocalPipelineLink(parts: LocalPipelineLinkParts): Promise<PipelineLink> {
  const { mappings, links, log } = parts;
  const folder = await ownedFolder(parts.folder);
  const database = openPipelineDatabase(join(folder, ownFolder, 'pipeline.db'));
  const uploads = localUploads(database);
  const objects = localObjects(folder, links);
  const now = (): number => systemClock.now();
  const ids = timeIds(systemClock);
  const api = createUploadApi({
    objects,
    uploads,
    sessions: sessionStore(database),
    queues: localQueues(database, now),
    // Whoever asks for a change looks at what came of it.
    connections: localConnections(now),
    mappings,
    digest: sha256Text,
    clock: systemClock,
    ids,
    log,
    chance: Math.random,
  });
  await clearSent(folder, now());
  const closing = new AbortController();
  const { fork } = parts;
  const worker = fork === null ? noWorker : keepFolderWorker({ ...parts, fork, folder });
  const store = standardStore(standardsBeside(join(folder, ownFolder, 'pipeline.db')));
  const { keeper, ...leads } = folderLeads(database, { objects, clock: systemClock, ids });
  return {
    uploads: api,
    mappings,
    ...leads,
    standards: { store, keeper },
    account: null,
    scans: null,
    async open(id) {
      const { upload } = await api.status(id);
      return objects.open({ key: upload.key, versionId: upload.versionId });
    },
    send: (order) => sendToFolder(folder, order, new Date(now()).toISOString()),
    // What was broken off has left nothing behind.
    discard: () => Promise.resolve(),
    live: (signal, onOpen) =>
      live({ worker, database, signal: AbortSignal.any([signal, closing.signal]), onOpen }),
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await worker.close();
      store.close();
      database.close();
    },
  };
}

async function* live({
  worker,
  database,
  signal,
  onOpen,
}: {
  readonly worker: FolderWorker;
  readonly database: Database;
  readonly signal: AbortSignal;
  readonly onOpen: () => void;
}): AsyncIterable<LiveWord> {
  const words = wordStream();
  const leaving = new AbortController();
  const leave = worker.subscribe((text) => {
    const word = readLiveWord(text);
    if (word !== undefined) words.put(word);
  });
  const either = AbortSignal.any([signal, leaving.signal]);
  either.addEventListener('abort', () => words.end(), { once: true });
  if (either.aborted) words.end();
  const looking = lookAtOthers({ worker, database, signal: either, put: (word) => words.put(word) }).catch(
    (error: unknown) => words.fail(error),
  );
  try {
    onOpen();
    yield* words.read();
  } finally {
    leave();
    leaving.abort();
    await looking;
  }
}

/** The process of somebody else tells us nothing, but the database says when it was changed. */
async function lookAtOthers({
  worker,
  database: { db, attempt },
  signal,
  put,
}: {
  readonly worker: FolderWorker;
  readonly database: Database;
  readonly signal: AbortSignal;
  readonly put: (word: LiveWord) => void;
}): Promise<void> {
  const revision = db.prepare('PRAGMA data_version');
  const read = (): Promise<number> => attempt(() => integerOf(revision.get() ?? {}, 'data_version'));
  for (let before = await read(); !signal.aborted; ) {
    await wait(lookMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    const present = await read();
    if (present !== before && !worker.isOurs()) put({ uploadId: null, sessionId: null });
    before = present;
  }
}

/**
 * The folder under its one real name, as uploads are told apart by it, with a place of our own in it. Other processes have
 * other working folders, so the path must be whole.
 */
async function ownedFolder(path: string): Promise<string> {
  if (!isAbsolute(path))
    throw new AppError('USAGE', `${path} is not a whole path.`, {
      remedy: 'Name the folder with all folders that it is in, under Settings.',
    });
  const facts = await stat(path).catch(() => undefined);
  if (facts?.isDirectory() !== true)
    throw new AppError('NOT_FOUND', `The folder ${path} is not there.`, {
      remedy: 'Make it, or choose another under Settings.',
    });
  const folder = await realpath(path);
  try {
    await mkdir(join(folder, ownFolder), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeError(error);
  }
  return folder;
}
