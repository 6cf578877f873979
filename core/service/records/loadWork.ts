import { AppError } from '../../model/errors.ts';
import type { PackId, RunId } from '../../model/ids.ts';
import { recordOptions } from '../../model/options/recordOptions.ts';
import type { LoadEvent, LoadProgress, LoadStanding } from '../../model/record.ts';
import { compareRecords } from '../../records/compareRecords.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import { toErrorView } from '../base/errorView.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { createLoadRows } from './loadRows.ts';
import { createLoadStandings } from './loadStandings.ts';
import { recordFrame } from './recordFrame.ts';
import { untilLeft } from './untilLeft.ts';

/** Works loads off, one after the other. */
export interface LoadWork {
  queue(runId: RunId): void;
  /** Resolves when nobody is at work on it. */
  ended(runId: RunId): Promise<void>;
  isAtWork(runId: RunId): boolean;
  /** Begins anew with what is under way or waits, whatever it waits for. */
  again(runId: RunId): void;
  /** Somebody has ended it: what still comes of it is nobody's business here, and what is in is compared. */
  forced(load: LoadProgress): void;
  cancel(runId: RunId, by: string): Promise<void>;
  stop(): Promise<void>;
  of(load: LoadProgress): LoadStanding;
  /** Of loads that failed and whose store takes nothing: why. */
  owed(): ReadonlyMap<RunId, string>;
}

export interface LoadWorkParts {
  readonly packs: PackShelf;
  /** Called whenever a load has come further. */
  readonly told: (isEnd: boolean) => void;
  /** Begins a load, or tells how far it is. @returns `undefined` where nothing is to be loaded */
  readonly begin: (runId: RunId) => Promise<LoadProgress | undefined>;
}

/** A load that somebody may wait for. */
interface Waiting {
  readonly ended: Promise<void>;
  readonly end: () => void;
  /** Who wants it to stop; `null` while nobody does. */
  cancelledBy: string | null;
}

/** What is under way: the rows of one load, or comparing several. */
interface Present {
  readonly runIds: readonly RunId[];
  /** Breaks it off. */
  readonly controller: AbortController;
  /** Nobody waits for it any longer, though what hangs may hang on. */
  readonly left: AbortController;
}

/**
 * Rows go in as their runs end, one run after the other. Loads are compared together when nothing more is coming: of ten
 * sheets, comparing each with all before it would take several times as long.
 */
export function createLoadWork(deps: Dependencies, { packs, told, begin }: LoadWorkParts): LoadWork {
  const { stores, log, clock } = deps;
  const { records } = stores;
  const compareThem =
    deps.compare ??
    ((order, signal) =>
      compareRecords(records, order, { signal, rest: () => deps.rest(), now: () => timestamp(clock) }));
  const standings = createLoadStandings(() => clock.now());
  const rows = createLoadRows(deps, {
    packs,
    at(runId, step) {
      // One that somebody has ended since is no longer told of.
      if (present?.runIds.includes(runId) === true) standings.at(runId, step);
      told(false);
    },
  });
  const stopping = new AbortController();
  const waiting = new Map<RunId, Waiting>();
  const toLoad: RunId[] = [];
  /** Loads whose rows are in, by run. */
  const toCompare = new Map<RunId, LoadProgress>();
  let present: Present | undefined;
  /** Aborted where another load has come, so that nobody waits for it. */
  let news = new AbortController();
  let worker: Promise<void> | undefined;
  let isWatchedOver = false;

  /** That nothing comes any more is told by nobody else. */
  const watchOver = async (): Promise<void> => {
    if (isWatchedOver) return;
    isWatchedOver = true;
    while (waiting.size > 0 && !stopping.signal.aborted) {
      await deps.wait(recordOptions.standingMs, stopping.signal);
      told(true);
    }
    isWatchedOver = false;
  };

  const queue = (runId: RunId): void => {
    if (waiting.has(runId) || stopping.signal.aborted) return;
    let whenEnded = (): void => undefined;
    const ended = new Promise<void>((resolve) => (whenEnded = resolve));
    waiting.set(runId, { ended, end: whenEnded, cancelledBy: null });
    standings.paid(runId);
    standings.at(runId, 'queued');
    toLoad.push(runId);
    news.abort();
    worker ??= work();
    void watchOver();
  };

  const end = (runId: RunId): void => {
    toCompare.delete(runId);
    standings.left(runId);
    const one = waiting.get(runId);
    waiting.delete(runId);
    told(true);
    one?.end();
  };

  const isCancelled = (runId: RunId): boolean => typeof waiting.get(runId)?.cancelledBy === 'string';

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
    const by = waiting.get(runId)?.cancelledBy ?? null;
    const { code, message } = by === null ? toErrorView(error) : stoppedByPerson;
    log.error('records.failed', { runId, code });
    const at = timestamp(clock);
    const event: LoadEvent =
      by === null
        ? { at, kind: 'failed', by: '', detail: { code } }
        : { at, kind: 'stopped', by, detail: {} };
    try {
      // One that was stopped before it had begun is to be found, too, so that somebody can go on with it.
      const begun = await begin(runId);
      if (begun !== undefined && begun.state !== 'done')
        await records.settle(runId, { state: 'failed', next: begun.next, error: message, at, told: event });
    } catch (cause) {
      log.error('records.unsettled', { runId, code: toErrorView(cause).code });
      standings.owe(runId, message);
    }
    end(runId);
  };

  const loadSafely = async (runId: RunId): Promise<void> => {
    const [controller, left] = [new AbortController(), new AbortController()];
    present = { runIds: [runId], controller, left };
    try {
      if (isCancelled(runId)) throw new AppError('CANCELLED', stoppedByPerson.message);
      const loaded = await untilLeft(load(runId, controller.signal), left.signal);
      if (isCancelled(runId)) await fail(runId, undefined);
      else if (loaded === undefined || loaded.state === 'done') end(runId);
      else toCompare.set(runId, loaded);
    } catch (error) {
      const isLeft = left.signal.aborted && !isCancelled(runId);
      if (!stopping.signal.aborted && !isLeft) await failUnlessForced(runId, error);
    } finally {
      present = undefined;
    }
    told(false);
  };

  /** @returns `undefined` where nothing is left to be done */
  const load = async (runId: RunId, signal: AbortSignal): Promise<LoadProgress | undefined> => {
    const run = await stores.runs.get(runId);
    const begun = await begin(runId);
    return run === undefined || begun === undefined || begun.state === 'done'
      ? undefined
      : rows.take(run, begun, signal);
  };

  /** Somebody may have ended it from another process, and then nothing more is asked of its rows. */
  const failUnlessForced = async (runId: RunId, error: unknown): Promise<void> => {
    const stored = isCancelled(runId) ? undefined : await records.load(runId).catch(() => undefined);
    if (stored?.state === 'comparing' && stored.forced !== null) toCompare.set(runId, stored);
    else await fail(runId, error);
  };

  /** Compares the loads of one pack. Where one of them is cancelled, the others are compared anew without it. */
  const compareSafely = async (): Promise<void> => {
    const [first] = toCompare.values();
    if (first === undefined) return;
    const loads = [...toCompare.values()].filter(({ packId }) => packId === first.packId);
    const runIds = loads.map(({ runId }) => runId);
    const controller = new AbortController();
    present = { runIds, controller, left: controller };
    for (const runId of runIds) standings.at(runId, 'comparing');
    try {
      await compare(first.packId, runIds, controller.signal);
      for (const { runId } of loads) if (toCompare.has(runId)) await settleDone(runId);
    } catch (error) {
      if (stopping.signal.aborted) return;
      const failed = runIds.filter((id) => !controller.signal.aborted || isCancelled(id));
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

  const settleDone = async (runId: RunId): Promise<void> => {
    const at = timestamp(clock);
    const counted = await records.load(runId);
    const { added = 0, updated = 0, same = 0, forced = null } = counted ?? {};
    const detail = { added, updated, same, failed: 0, missing: forced?.missing ?? 0 };
    const event: LoadEvent = { at, kind: 'leadsTaken', by: '', detail };
    const settling = { state: 'done', from: 'comparing', next: 0, error: null, at, told: event } as const;
    const { state } = await records.settle(runId, settling);
    if (state === 'loading') {
      // Somebody has opened it again meanwhile.
      toCompare.delete(runId);
      toLoad.push(runId);
      return;
    }
    log.info('records.loaded', { runId, added, updated });
    end(runId);
  };

  const leave = (runId: RunId): void => {
    if (present?.runIds.includes(runId) === true) present.left.abort();
  };

  return {
    queue,
    ended: async (runId) => waiting.get(runId)?.ended,
    isAtWork: (runId) => waiting.has(runId),
    again(runId) {
      if (!waiting.has(runId) || toLoad.includes(runId)) return;
      toLoad.unshift(runId);
      toCompare.delete(runId);
      standings.at(runId, 'queued');
      if (present?.runIds.includes(runId) === true) present.controller.abort();
      leave(runId);
    },
    forced(load) {
      const { runId } = load;
      leave(runId);
      if (load.state === 'done') {
        toCompare.delete(runId);
        end(runId);
      } else if (waiting.has(runId)) {
        const at = toLoad.indexOf(runId);
        if (at >= 0) toLoad.splice(at, 1);
        toCompare.set(runId, load);
      } else queue(runId);
    },
    async cancel(runId, by) {
      const one = waiting.get(runId);
      if (one === undefined) return;
      one.cancelledBy = by;
      if (present?.runIds.includes(runId) === true) {
        present.controller.abort();
        leave(runId);
      } else if (toCompare.has(runId)) await fail(runId, undefined);
      await one.ended;
    },
    async stop() {
      stopping.abort();
      news.abort();
      present?.controller.abort();
      await worker;
    },
    of: (load) => standings.of(load),
    owed: () => standings.owed(),
  };
}

const stoppedByPerson = {
  code: 'CANCELLED',
  message: 'It was stopped. What is loaded stays; go on for the rest.',
} as const;
