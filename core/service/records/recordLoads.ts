import { AppError } from '../../model/errors.ts';
import type { RunId } from '../../model/ids.ts';
import { recordOptions } from '../../model/options/recordOptions.ts';
import { sessionOptions } from '../../model/options/sessionOptions.ts';
import type { LoadEvent, LoadProgress, LoadStanding, RecordLoad } from '../../model/record.ts';
import type { Run } from '../../model/run.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { createLoadWork } from './loadWork.ts';
import { recordFrame } from './recordFrame.ts';

/** Takes what runs have written into the records, one run after the other, and what people decide of that. */
export interface RecordLoads {
  /** To be told of every run that has changed; those that ended well and whose pack keeps records are loaded. */
  readonly ran: (run: Run) => void;
  /** Resolves when a run's rows are loaded, or nothing of it is to be loaded. For hosts that wait. */
  loaded(runId: RunId): Promise<void>;
  /** Goes on with a load that failed, is stuck, or was ended by force. @throws {AppError} `NOT_FOUND` */
  retry(runId: RunId, by: string): Promise<void>;
  /** Breaks off a load that somebody no longer wants to wait for; what is in stays, and `retry` goes on with it. */
  cancel(runId: RunId, by: string): Promise<void>;
  /**
   * Ends a load with rows missing. What is in stays and is compared; what whoever is at work on it still brings is late.
   * @throws {AppError} `REASON_MISSING`, `NOT_FOUND`, `NOT_READY` where it had ended before
   */
  force(runId: RunId, person: { readonly by: string; readonly reason: string }): Promise<void>;
  /** Takes in what came late, or throws it away. @throws {AppError} `NOT_FOUND`, `NOT_READY` where nothing did */
  settleLate(runId: RunId, order: { readonly take: boolean; readonly by: string }): Promise<void>;
  /** All there are, newest first, as they stand. */
  standing(): Promise<readonly LoadStanding[]>;
  events(runId: RunId): Promise<readonly LoadEvent[]>;
  /** Goes on with loads that were broken off, and begins those that a host had no time to begin. */
  resume(): Promise<void>;
  /** Breaks off what is under way; it is taken up by the next `resume`. */
  stop(): Promise<void>;
}

export interface RecordLoadsParts {
  readonly packs: PackShelf;
  /** Called whenever a load has come further. */
  readonly told: (isEnd: boolean) => void;
}

export function createRecordLoads(deps: Dependencies, { packs, told }: RecordLoadsParts): RecordLoads {
  const { stores, clock } = deps;
  const { records } = stores;

  const isKept = async (run: Run): Promise<boolean> =>
    run.state === 'done' && (await recordFrame(deps, packs, run.packId)).schema?.load !== undefined;

  const loadOf = async (run: Run): Promise<RecordLoad> => {
    const file = await stores.files.get(run.fileId);
    return {
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
    };
  };

  const begin = async (runId: RunId): Promise<LoadProgress | undefined> => {
    const run = await stores.runs.get(runId);
    if (run === undefined || !(await isKept(run))) return undefined;
    return (await records.load(runId)) ?? records.begin(await loadOf(run));
  };

  const work = createLoadWork(deps, { packs, told, begin });

  /** A load that the store could not even begin, as far as its run tells. */
  const unbegun = async (runId: RunId, error: string): Promise<readonly LoadStanding[]> => {
    const run = await stores.runs.get(runId);
    if (run === undefined) return [];
    const load = await loadOf(run);
    const counts = { next: 0, rows: 0, added: 0, updated: 0, same: 0, late: 0 };
    const { startedAt: progressAt } = load;
    return [{ ...load, ...counts, state: 'failed', error, progressAt, forced: null, stuck: null }];
  };

  const present = async (runId: RunId): Promise<LoadProgress> => {
    const load = (await records.load(runId)) ?? (await begin(runId));
    if (load === undefined) throw new AppError('NOT_FOUND', 'This run was never loaded.');
    return load;
  };

  const goOn = (runId: RunId): void => {
    if (work.isAtWork(runId)) work.again(runId);
    else work.queue(runId);
  };

  return {
    ran(run) {
      if (run.state === 'done') work.queue(run.id);
    },
    loaded: (runId) => work.ended(runId),
    async retry(runId, by) {
      const { state, forced } = await present(runId);
      if (state === 'done' && forced === null)
        throw new AppError('NOT_READY', 'All rows of this run are loaded.');
      const at = timestamp(clock);
      const told: LoadEvent = { at, kind: 'retried', by, detail: {} };
      const isEnded = state === 'failed' || forced !== null;
      await records.settle(runId, {
        state: isEnded ? 'loading' : state,
        next: (await present(runId)).next,
        error: null,
        at,
        told,
      });
      goOn(runId);
    },
    cancel: (runId, by) => work.cancel(runId, by),
    async force(runId, person) {
      const reason = person.reason.trim();
      if (reason.length < sessionOptions.reasonCharacters)
        throw new AppError('REASON_MISSING', 'Ending a load before all its rows are in needs a reason.', {
          remedy: `Say in ${sessionOptions.reasonCharacters} characters or more why; it stays with the load.`,
        });
      const before = await present(runId);
      if (before.state === 'done' || before.forced !== null)
        throw new AppError('NOT_READY', 'This load has ended.');
      work.forced(await records.force(runId, { by: person.by, reason, at: timestamp(clock) }));
      told(true);
    },
    async settleLate(runId, { take, by }) {
      if ((await present(runId)).late === 0)
        throw new AppError('NOT_READY', 'Nothing came after the end of this load.');
      await records.settleLate(runId, { take, by, at: timestamp(clock) });
      if (take) goOn(runId);
      told(true);
    },
    async standing() {
      const loads = (await records.loads()).map((load) => work.of(load));
      const known = new Set(loads.map(({ runId }) => runId));
      const others = [...work.owed()].filter(([runId]) => !known.has(runId));
      const owed = await Promise.all(others.map(([runId, error]) => unbegun(runId, error)));
      return [...owed.flat(), ...loads];
    },
    events: (runId) => records.loadEvents(runId),
    async resume() {
      const begun = await records.loads();
      for (const { runId, state } of begun.toReversed())
        if (state === 'loading' || state === 'comparing') work.queue(runId);
      // A host may have been ended between the end of a run and the beginning of its load.
      const known = new Set(begun.map(({ runId }) => runId));
      const runs = await stores.runs.list({ limit: recordOptions.unbegunRuns });
      for (const run of runs.toReversed()) if (!known.has(run.id) && (await isKept(run))) work.queue(run.id);
    },
    stop: () => work.stop(),
  };
}
