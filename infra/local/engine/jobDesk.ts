import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { AppError } from '../../../core/model/errors.ts';
import { engineOptions } from '../../../core/model/options/hostOptions.ts';
import type { FileId } from '../../../core/model/ids.ts';
import type { Answers, EngineJob, JobTable } from './engineJob.ts';
import { cancelledError } from './failure.ts';
import type { EngineSetup } from './protocol.ts';
import type { KeptTable } from './keptTable.ts';
import { type MappedFile, mappedWith } from './mappedFile.ts';
import { type Lease, type ScratchCache, scratchCache } from './scratchCache.ts';
import { tableKey } from './tableKey.ts';
import { type PoolControl, workerPool } from './workerPool.ts';

/** Does the jobs of one engine process: gives them to workers and keeps what was opened. */
export interface JobDesk {
  /** Rejects with an `AppError`; aborting ends the worker thread within some milliseconds. */
  perform(job: EngineJob, control: PoolControl): Promise<Answers[keyof Answers]>;
  forget(fileId: FileId): void;
}

/** Opening a table for whoever asks for its rows; several askers share it, and it ends when the last one has gone. */
interface Opening {
  readonly opened: Promise<void>;
  readonly controller: AbortController;
  readonly followers: Set<PoolControl>;
  started: boolean;
}

export function jobDesk(setup: EngineSetup): JobDesk {
  const { heapMebibytes, recycleBytes, codeCache } = setup;
  const { youngMebibytes, scanYoungMebibytes } = engineOptions;
  const workers = {
    workerUrl: new URL(setup.workerUrl),
    heapMebibytes,
    youngMebibytes,
    recycleBytes,
    codeCache,
  };
  const long = workerPool({ ...workers, size: setup.longWorkers });
  const short = workerPool({ ...workers, size: setup.shortWorkers });
  const scan = workerPool({
    ...workers,
    heapMebibytes: setup.scanHeapMebibytes,
    youngMebibytes: scanYoungMebibytes,
    size: setup.scanWorkers,
  });
  for (const kind of setup.prepared) (kind === 'long' ? long : short).prepare();
  /** Tables that were opened, so that paging does not open them again. */
  const tables = scratchCache<KeptTable>(engineOptions.keptTables);
  /** Rows of runs that wait to be loaded, by run. */
  const mapped = scratchCache<MappedFile>(engineOptions.keptMapped);
  const openings = new Map<string, Opening>();
  let folders = 0;

  const newScratch = (): string => {
    folders += 1;
    return join(setup.scratch, String(folders));
  };

  const withScratch = async <Answer>(work: (scratch: string) => Promise<Answer>): Promise<Answer> => {
    const scratch = newScratch();
    try {
      return await work(scratch);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  };

  /** The work's scratch stays where the work kept something in it. */
  const keeping = async <Kept>(
    {
      cache,
      key,
      fileId,
    }: { readonly cache: ScratchCache<Kept>; readonly key: string; readonly fileId: FileId },
    work: (scratch: string) => Promise<Kept | null>,
  ): Promise<void> => {
    const scratch = newScratch();
    let kept: Kept | null = null;
    try {
      kept = await work(scratch);
    } finally {
      if (kept === null) await rm(scratch, { recursive: true, force: true });
      else cache.put(key, { fileId, kept, scratch });
    }
  };
  const asTable = (table: JobTable) => ({ cache: tables, key: tableKey(table), fileId: table.fileId });

  const startOpening = (
    key: string,
    { fileId, path, name, sha256, overrides, written }: JobTable,
  ): Opening => {
    const table: JobTable = {
      fileId,
      path,
      name,
      sha256,
      overrides,
      ...(written === undefined ? {} : { written }),
    };
    const controller = new AbortController();
    const followers = new Set<PoolControl>();
    const opening: Opening = {
      controller,
      followers,
      started: false,
      opened: keeping(asTable(table), (scratch) => {
        const control: PoolControl = {
          signal: controller.signal,
          onProgress: () => undefined,
          onStarted() {
            opening.started = true;
            for (const follower of followers) follower.onStarted();
          },
        };
        // A turn later, so that whoever started this is among the followers when it gets its worker.
        return Promise.resolve().then(() =>
          long.run({ ...table, kind: 'open', kept: null, scratch }, control),
        );
      }).finally(() => {
        if (openings.get(key) === opening) openings.delete(key);
      }),
    };
    openings.set(key, opening);
    return opening;
  };

  const follow = async (job: EngineJob, control: PoolControl): Promise<void> => {
    const key = JSON.stringify([job.fileId, job.path, job.overrides]);
    const opening = openings.get(key) ?? startOpening(key, job);
    opening.followers.add(control);
    if (opening.started) control.onStarted();
    try {
      await Promise.race([opening.opened, aborted(control.signal, job.name)]);
    } finally {
      opening.followers.delete(control);
      if (opening.followers.size === 0) {
        opening.controller.abort();
        // Later askers must not join what was just stopped.
        if (openings.get(key) === opening) openings.delete(key);
      }
    }
  };

  const leaseOf = async (job: EngineJob, control: PoolControl): Promise<Lease<KeptTable>> => {
    const present = tables.take(tableKey(job));
    if (present !== undefined) return present;
    await follow(job, control);
    const lease = tables.take(tableKey(job));
    if (lease === undefined) throw new AppError('CANCELLED', `${job.name} was taken away while it was read.`);
    return lease;
  };

  const withLease = async <Answer>(
    job: EngineJob,
    control: PoolControl,
    work: (lease: Lease<KeptTable>) => Promise<Answer>,
  ): Promise<Answer> => {
    const lease = await leaseOf(job, control);
    try {
      return await work(lease);
    } finally {
      lease.release();
    }
  };

  const rows = async (
    job: EngineJob & { readonly kind: 'readRows' | 'previewRows' },
    control: PoolControl,
  ): Promise<Answers['readRows'] | Answers['previewRows']> => {
    const present = tables.take(tableKey(job));
    if (present === undefined) {
      const answer = await withScratch((scratch) => short.run({ ...job, kept: null, scratch }, control));
      if (answer !== null) return answer;
    } else present.release();
    return withLease(job, control, async ({ kept }) => {
      const answer = await withScratch((scratch) => short.run({ ...job, kept, scratch }, control));
      return answer ?? [];
    });
  };

  /** As their run has mapped them, as long as that is kept; else they are mapped anew. */
  const rowsToLoad = async (
    job: EngineJob & { readonly kind: 'rowsToLoad' },
    control: PoolControl,
  ): Promise<Answers['rowsToLoad']> => {
    const rows = mapped.take(job.runId);
    try {
      if (rows?.kept.mappedWith !== mappedWith(job))
        return await withLease(job, control, ({ kept }) =>
          withScratch((scratch) => short.run({ ...job, kept, scratch }, control)),
        );
      const answer = await withScratch((scratch) =>
        short.run({ ...job, kept: null, mapped: rows.kept, scratch }, control),
      );
      // Who has come to the end goes over them no more.
      if (answer.next === job.selection.first) mapped.drop(job.runId);
      return answer;
    } finally {
      rows?.release();
    }
  };

  return {
    forget(fileId) {
      tables.forget(fileId);
      mapped.forget(fileId);
    },
    async perform(job, control) {
      switch (job.kind) {
        case 'unpack':
          return withScratch((scratch) => long.run({ ...job, kept: null, scratch }, control));
        case 'inspect':
        case 'sheets':
          return withScratch((scratch) => short.run({ ...job, kept: null, scratch }, control));
        case 'analyze': {
          let answer: Answers['analyze'] | undefined;
          await keeping(asTable(job), async (scratch) => {
            const { analysis, kept } = await long.run({ ...job, kept: null, scratch }, control);
            answer = analysis;
            return kept;
          });
          return answer as Answers['analyze'];
        }
        case 'readRows':
        case 'previewRows':
          return rows(job, control);
        case 'rowsToLoad':
          return rowsToLoad(job, control);
        case 'readRecords':
        case 'readOutput':
        case 'find':
          // A person waits for these, so they are not to stand behind an analysis.
          return withLease(job, control, ({ kept }) =>
            withScratch((scratch) => short.run({ ...job, kept, scratch }, control)),
          );
        case 'searchDocument': {
          growLittle();
          const scratch = newScratch();
          try {
            return await scan.run({ ...job, kept: null, scratch }, control);
          } catch (error) {
            // A worker that was ended has left it; any other deletes what it put there.
            await rm(scratch, { recursive: true, force: true });
            throw error;
          }
        }
        case 'lonePage':
        case 'searchPage':
          growLittle();
          return withScratch((scratch) => scan.run({ ...job, kept: null, scratch }, control));
        case 'dryRun':
          return withLease(job, control, ({ kept }) =>
            withScratch((scratch) => long.run({ ...job, kept, scratch }, control)),
          );
        case 'run':
          return withLease(job, control, async ({ kept }) => {
            let answer: Answers['run'] | undefined;
            const { fileId, request } = job;
            await keeping({ cache: mapped, key: request.runId, fileId }, async (scratch) => {
              const { mapped: rows, ...done } = await long.run({ ...job, kept, scratch }, control);
              answer = done;
              return rows;
            });
            return answer as Answers['run'];
          });
      }
    },
  };
}

/** For threads that search. V8 has this for all heaps of a process only. */
function growLittle(): void {
  setFlagsFromString(`--heap-growing-percent=${engineOptions.scanGrowthPercent}`);
}

function aborted(signal: AbortSignal, name: string): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(cancelledError(name));
    else signal.addEventListener('abort', () => reject(cancelledError(name)), { once: true });
  });
}
