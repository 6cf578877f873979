import { AppError } from '../../model/errors.ts';
import type { PackId, RunId } from '../../model/ids.ts';
import { recordOptions } from '../../model/options/recordOptions.ts';
import type { LoadProgress } from '../../model/record.ts';
import type { Run } from '../../model/run.ts';
import { compareRecords } from '../../records/compareRecords.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import { toErrorView } from '../base/errorView.ts';
import { createLoadRows } from './loadRows.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { recordFrame } from './recordFrame.ts';

/** Takes what runs have written into the records, one run after the other. */
export interface RecordLoads {
  /** To be told of every run that has changed; those that ended well and whose pack keeps records are loaded. */
  readonly ran: (run: Run) => void;
  /** Resolves when a run's rows are loaded, or nothing of it is to be loaded. For hosts that wait. */
  loaded(runId: RunId): Promise<void>;
  retry(runId: RunId): Promise<void>;
  /** Breaks off a load that somebody no longer wants to wait for; what is in stays, and `retry` goes on with it. */
  cancel(runId: RunId): Promise<void>;
  /** Goes on with loads that were broken off. */
  resume(): Promise<void>;
  /** Breaks off what is under way; it is taken up by the next `resume`. */
  stop(): Promise<void>;
}

export interface RecordLoadsParts {
  readonly packs: PackShelf;
  /** Called whenever a load has come further. */
  readonly told: (isEnd: boolean) => void;
}

/** A load that somebody may wait for. */
interface Waiting {
  readonly ended: Promise<void>;
  readonly end: () => void;
  cancelled: boolean;
}

/** What is under way: the rows of one load, or comparing several. */
interface Present {
  readonly runIds: readonly RunId[];
  readonly controller: AbortController;
}

/**
 * Rows go in as their runs end, one run after the other. Loads are compared together when nothing more is coming: of ten
 * sheets, comparing each with all before it would take several times as long.
 */
export function createRecordLoads(deps: Dependencies, { packs, told }: RecordLoadsParts): RecordLoads {
  const { stores, log, clock } = deps;
  const { records } = stores;
  const compareThem =
    deps.compare ?? ((order, signal) => compareRecords(records, order, { signal, rest: () => deps.rest() }));
  const rows = createLoadRows(deps, { packs, told: () => told(false) });
  const stopping = new AbortController();
  const waiting = new Map<RunId, Waiting>();
  const toLoad: RunId[] = [];
  /** Loads whose rows are in, by run. */
  const toCompare = new Map<RunId, LoadProgress>();
  let present: Present | undefined;
  /** Aborted where another load has come, so that nobody waits for it. */
  let news = new AbortController();
  let worker: Promise<void> | undefined;

  const queue = (runId: RunId): void => {
    if (waiting.has(runId) || stopping.signal.aborted) return;
    let whenEnded = (): void => undefined;
    const ended = new Promise<void>((resolve) => (whenEnded = resolve));
    waiting.set(runId, { ended, end: whenEnded, cancelled: false });
    toLoad.push(runId);
    news.abort();
    worker ??= work();
  };

  const end = (runId: RunId): void => {
    toCompare.delete(runId);
    const one = waiting.get(runId);
    waiting.delete(runId);
    told(true);
    one?.end();
  };

  const work = async (): Promise<void> => {
    let quietSince = clock.now();
    while (!stopping.signal.aborted) {
      const runId = toLoad.shift();
      if (runId !== undefined) {
        await loadSafely(runId);
        quietSince = clock.now();
      } else if (toCompare.size === 0) break;
      else if (clock.now() - quietSince < recordOptions.compareWaitMs && (await isMoreComing())) {
        news = new AbortController();
        await deps.wait(recordOptions.compareLookMs, news.signal);
      } else await compareSafely();
    }
    // What is left is taken up by the next start.
    for (const runId of waiting.keys()) end(runId);
    // At once: whoever queues a load from here on starts anew.
    worker = undefined;
  };

  /** Files that are being read or run here may soon bring rows of their own. */
  const isMoreComing = async (): Promise<boolean> =>
    (await stores.files.list()).some(
      ({ state, job, guest = false }) =>
        (state === 'reading' || state === 'running') && job === undefined && guest === deps.sharing.guest,
    );

  const fail = async (runId: RunId, error: unknown): Promise<void> => {
    const isCancelled = waiting.get(runId)?.cancelled === true;
    const { code, message } = isCancelled ? stoppedByPerson : toErrorView(error);
    log.error('records.failed', { runId, code });
    const begun = await records.load(runId).catch(() => undefined);
    if (begun !== undefined)
      await records
        .settle(runId, { state: 'failed', next: begun.next, error: message })
        .catch(() => undefined);
    end(runId);
  };

  const loadSafely = async (runId: RunId): Promise<void> => {
    const controller = new AbortController();
    present = { runIds: [runId], controller };
    try {
      if (waiting.get(runId)?.cancelled === true) controller.abort();
      const loaded = await load(runId, controller.signal);
      if (loaded === undefined) end(runId);
      else if (waiting.get(runId)?.cancelled === true) await fail(runId, undefined);
      else toCompare.set(runId, loaded);
    } catch (error) {
      if (!stopping.signal.aborted) await fail(runId, error);
    } finally {
      present = undefined;
    }
    told(false);
  };

  /** @returns `undefined` where nothing is left to be done */
  const load = async (runId: RunId, signal: AbortSignal): Promise<LoadProgress | undefined> => {
    const run = await stores.runs.get(runId);
    if (run?.state !== 'done') return undefined;
    const { schema } = await recordFrame(deps, packs, run.packId);
    if (schema?.load === undefined) return undefined;
    const begun = (await records.load(runId)) ?? (await begin(run));
    return begun.state === 'done' ? undefined : rows.take(run, begun, signal);
  };

  const begin = async (run: Run): Promise<LoadProgress> => {
    const file = await stores.files.get(run.fileId);
    return records.begin({
      runId: run.id,
      packId: run.packId,
      fileId: run.fileId,
      fileName: run.fileName,
      mappingId: run.mappingId,
      mappingVersion: run.mappingVersion,
      overrides: file?.overrides ?? {},
      startedAt: timestamp(clock),
      by: run.startedBy,
      rowsOut: run.counts?.rowsOut ?? 0,
    });
  };

  /** Compares the loads of one pack. Where one of them is cancelled, the others are compared anew without it. */
  const compareSafely = async (): Promise<void> => {
    const [first] = toCompare.values();
    if (first === undefined) return;
    const loads = [...toCompare.values()].filter(({ packId }) => packId === first.packId);
    const runIds = loads.map(({ runId }) => runId);
    const controller = new AbortController();
    present = { runIds, controller };
    try {
      await compare(first.packId, runIds, controller.signal);
      for (const { runId } of loads) {
        const { added, updated } = await records.settle(runId, { state: 'done', next: 0, error: null });
        log.info('records.loaded', { runId, added, updated });
        end(runId);
      }
    } catch (error) {
      if (stopping.signal.aborted) return;
      const failed = runIds.filter((id) => !controller.signal.aborted || waiting.get(id)?.cancelled === true);
      for (const runId of failed) if (waiting.has(runId)) await fail(runId, error);
    } finally {
      present = undefined;
    }
  };

  /** Looks for likely duplicates of the records that the loads brought or changed. */
  const compare = async (packId: PackId, runIds: readonly RunId[], signal: AbortSignal): Promise<void> => {
    const { schema, places } = await recordFrame(deps, packs, packId);
    if (schema !== undefined) await compareThem({ packId, runIds, schema, places }, signal);
  };

  return {
    ran(run) {
      if (run.state === 'done') queue(run.id);
    },
    loaded: async (runId) => waiting.get(runId)?.ended,
    async retry(runId) {
      if ((await records.load(runId)) === undefined)
        throw new AppError('NOT_FOUND', 'This run was never loaded.');
      queue(runId);
    },
    async resume() {
      for (const { runId, state } of (await records.loads()).toReversed())
        if (state === 'loading' || state === 'comparing') queue(runId);
    },
    async cancel(runId) {
      const one = waiting.get(runId);
      if (one === undefined) return;
      one.cancelled = true;
      if (present?.runIds.includes(runId) === true) present.controller.abort();
      else if (toCompare.has(runId)) await fail(runId, undefined);
      await one.ended;
    },
    async stop() {
      stopping.abort();
      news.abort();
      present?.controller.abort();
      await worker;
    },
  };
}

const stoppedByPerson = {
  code: 'CANCELLED',
  message: 'It was stopped. What is loaded stays; go on for the rest.',
} as const;
