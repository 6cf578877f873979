import { join } from 'node:path';
import type { Log } from '../../../core/ports/clock.ts';
import type { ForkChild, HostedChild } from '../engine/engineChild.ts';
import { tryLock } from '../files/folderLocks.ts';
import { keepOptions } from './keepAtWork.ts';
import { ownFolder } from './objectPaths.ts';
import type { FromPipeline, PipelineSetup, ToPipeline } from './pipelineProtocol.ts';
import { watchSilence } from './watchSilence.ts';

/** Keeps a process at work on a folder: this desk's own, unless another one has the folder already. */
export interface FolderWorker {
  /** Whether the process of this desk works, so that its words are heard. */
  isOurs(): boolean;
  /** Hears each word. @returns ends it */
  subscribe(hear: (text: string) => void): () => void;
  /** Lets the process end in order, and ends it where it takes too long. */
  close(): Promise<void>;
}

export interface FolderWorkerParts extends PipelineSetup {
  readonly fork: ForkChild;
  /** Entry file, as built; see `pipelineProcess.ts`. */
  readonly processUrl: URL;
  readonly log: Log;
}

const waits = {
  /** Milliseconds between two looks whether the folder is free again. */
  taken: 2_000,
  /** Before a process that died is started again; doubles with each that works for less than `steady`, up to `most`. */
  first: 500,
  most: 60_000,
  steady: 30_000,
  /** For an orderly end. */
  end: 2_000,
} as const;

export function keepFolderWorker({
  fork,
  processUrl,
  log,
  folder,
  database,
  appVersion,
}: FolderWorkerParts): FolderWorker {
  const lockPath = join(folder, ownFolder, 'lock');
  const hearers = new Set<(text: string) => void>();
  let child: HostedChild<ToPipeline, FromPipeline> | undefined;
  let gone: Promise<void> = Promise.resolve();
  let isAtWork = false;
  let afterDeath = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let waitMs: number = waits.first;

  const later = (ms: number): void => {
    timer = setTimeout(start, ms);
    timer.unref();
  };

  function start(): void {
    if (isClosed) return;
    if (!isFree()) {
      later(waits.taken);
      return;
    }
    const started = performance.now();
    const begun = fork<ToPipeline, FromPipeline>(processUrl);
    child = begun;
    const silence = watchSilence(keepOptions.silentMs, () => begun.kill());
    begun.onMessage((message) => {
      silence.heard();
      if (message.kind === 'working') isAtWork = true;
      if (message.kind === 'word') for (const hear of hearers) hear(message.text);
    });
    gone = new Promise((resolve) => {
      begun.onExit(({ code, signal }) => {
        silence.end();
        const wasAtWork = isAtWork;
        afterDeath = wasAtWork;
        isAtWork = false;
        child = undefined;
        resolve();
        if (isClosed) return;
        if (wasAtWork) log.error('pipeline.process', { code: code ?? signal ?? 'none' });
        waitMs = performance.now() - started > waits.steady ? waits.first : Math.min(waits.most, waitMs * 2);
        later(wasAtWork ? waitMs : Math.max(waitMs, waits.taken));
      });
    });
    begun.send({ kind: 'setUp', folder, database, appVersion, afterDeath });
  }

  /** Starting a process only to hear that the folder is taken costs more than a look. */
  function isFree(): boolean {
    const lock = tryLock(lockPath);
    lock?.release();
    return lock !== undefined;
  }

  start();
  return {
    isOurs: () => isAtWork,
    subscribe(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      const present = child;
      if (present === undefined) return;
      present.send({ kind: 'end' });
      const killer = setTimeout(() => present.kill(), waits.end);
      await gone;
      clearTimeout(killer);
    },
  };
}
