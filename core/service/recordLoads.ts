import { AppError } from '../model/errors.ts';
import { withMailboxes } from '../dedupe/mailboxForms.ts';
import type { RunId } from '../model/ids.ts';
import { inPresentNames } from '../mapping/presentNames.ts';
import { recordOptions } from '../model/options/recordOptions.ts';
import type { LoadProgress } from '../model/record.ts';
import type { Run } from '../model/run.ts';
import type { RowsToLoad } from '../ports/engine.ts';
import { compareRecords } from '../records/compareRecords.ts';
import { recordName } from '../records/incomingRow.ts';
import { type Dependencies, lastDay, timestamp } from './dependencies.ts';
import { toErrorView } from './errorView.ts';
import type { PackShelf } from './packShelf.ts';
import { type RecordFrame, recordFrame } from './recordFrame.ts';

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

export function createRecordLoads(deps: Dependencies, { packs, told }: RecordLoadsParts): RecordLoads {
  const { stores, engine, log, clock } = deps;
  const { records } = stores;
  const compareThem =
    deps.compare ?? ((order, signal) => compareRecords(records, order, { signal, rest: () => deps.rest() }));
  const stopping = new AbortController();
  const waiting = new Map<RunId, Promise<void>>();
  /** Of the load that is under way. */
  let present: { readonly runId: RunId; readonly controller: AbortController } | undefined;
  const cancelled = new Set<RunId>();
  let last: Promise<void> = Promise.resolve();

  const queue = (runId: RunId): Promise<void> => {
    const known = waiting.get(runId);
    if (known !== undefined) return known;
    const work = last.then(() => loadSafely(runId)).finally(() => waiting.delete(runId));
    waiting.set(runId, work);
    last = work;
    return work;
  };

  const loadSafely = async (runId: RunId): Promise<void> => {
    const controller = new AbortController();
    present = { runId, controller };
    try {
      if (stopping.signal.aborted) return;
      if (cancelled.has(runId)) controller.abort();
      await load(runId, controller.signal);
    } catch (error) {
      if (stopping.signal.aborted) return;
      const isCancelled = controller.signal.aborted;
      const { code, message } = isCancelled ? stoppedByPerson : toErrorView(error);
      log.error('records.failed', { runId, code });
      const begun = await records.load(runId).catch(() => undefined);
      if (begun !== undefined)
        await records
          .settle(runId, { state: 'failed', next: begun.next, error: message })
          .catch(() => undefined);
    } finally {
      present = undefined;
      cancelled.delete(runId);
    }
    told(true);
  };

  const load = async (runId: RunId, signal: AbortSignal): Promise<void> => {
    const run = await stores.runs.get(runId);
    if (run?.state !== 'done') return;
    const { schema } = await recordFrame(deps, packs, run.packId);
    if (schema?.load === undefined) return;
    let progress = (await records.load(runId)) ?? (await begin(run));
    if (progress.state === 'done') return;
    const frame = await withPlaces(run);
    if (progress.state === 'failed') progress = await settle(progress, 'loading', progress.next);
    if (progress.state === 'loading') progress = await takeRows(run, frame, { begun: progress, signal });
    if (progress.state === 'comparing') await compare(frame, progress, signal);
    log.info('records.loaded', { runId, added: progress.added, updated: progress.updated });
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

  /** The pack's fields have places from here on. */
  const withPlaces = async (run: Run): Promise<RecordFrame> => {
    const pack = await packs.pack(run.packId);
    await records.places(
      run.packId,
      pack.fields.map(({ name }) => name),
    );
    return recordFrame(deps, packs, run.packId);
  };

  const settle = (
    { runId }: LoadProgress,
    state: LoadProgress['state'],
    next: number,
  ): Promise<LoadProgress> => records.settle(runId, { state, next, error: null });

  const takeRows = async (
    run: Run,
    frame: RecordFrame,
    { begun, signal }: { readonly begun: LoadProgress; readonly signal: AbortSignal },
  ): Promise<LoadProgress> => {
    const versions = await stores.mappings.versions(run.mappingId);
    const mapping = versions.find(({ version }) => version === run.mappingVersion);
    if (mapping === undefined || frame.schema === undefined)
      throw new AppError('NOT_FOUND', 'The mapping of this run is no longer there.');
    const { byMailbox = true } = await stores.settings.get();
    const schema = withMailboxes(await packs.targetOf(mapping), byMailbox);
    const { correspondences } = inPresentNames(mapping, schema);
    const rejected = await rejectedRecords(run);
    const read = (first: number): Promise<RowsToLoad> =>
      engine.rowsToLoad({
        fileId: run.fileId,
        overrides: begun.overrides,
        selection: { first, count: recordOptions.readRows },
        schema,
        correspondences,
        places: frame.places.slice(0, schema.fields.length),
        lastDay: lastDay(Date.parse(run.startedAt)),
        named: rejected.size > 0,
      });
    let progress = begun;
    let ahead = read(progress.next);
    for (;;) {
      const { rows, names, next } = await ahead;
      signal.throwIfAborted();
      if (next <= progress.next) return settle(progress, 'comparing', 0);
      // Read while these are written; whoever waits for it hears of its failure, too.
      ahead = read(next);
      ahead.catch(() => undefined);
      const without = (names ?? []).flatMap((name, place) => (rejected.has(name) ? [place] : []));
      progress = await records.add(run.id, { rows, without, next, at: timestamp(clock) });
      told(false);
    }
  };

  /**
   * Records that the run rejected for what only a look at many rows tells, as the rejects name them; rows with a problem
   * of their own are known without.
   */
  const rejectedRecords = async (run: Run): Promise<ReadonlySet<string>> => {
    const rejected = new Set<string>();
    const output = run.outputs.find(({ kind }) => kind === 'rejects-csv');
    const ofMany = run.counts?.failures.some(({ code }) => manyRowCodes.has(code)) === true;
    if (!ofMany || output === undefined) return rejected;
    for (let first = 0; ; first += recordOptions.readRows) {
      const selection = { first, count: recordOptions.readRows };
      const { columns, rows } = await engine.readOutput({ runId: run.id, name: output.name, selection });
      const [record, sheet] = [columns.indexOf('record'), columns.indexOf('sheet')];
      for (const cells of rows)
        rejected.add(
          recordName({ record: Number(cells[record]), sheet: sheet < 0 ? undefined : cells[sheet] }),
        );
      if (rows.length < recordOptions.readRows) return rejected;
    }
  };

  /** Looks for likely duplicates of the records that the load brought or changed. */
  const compare = async (frame: RecordFrame, begun: LoadProgress, signal: AbortSignal): Promise<void> => {
    const { runId, packId } = begun;
    const { schema, places } = frame;
    if (schema !== undefined) await compareThem({ packId, runId, schema, places }, signal);
    await settle(begun, 'done', 0);
  };

  return {
    ran(run) {
      if (run.state === 'done' && !stopping.signal.aborted) void queue(run.id);
    },
    loaded: async (runId) => waiting.get(runId),
    async retry(runId) {
      if ((await records.load(runId)) === undefined)
        throw new AppError('NOT_FOUND', 'This run was never loaded.');
      void queue(runId);
    },
    async resume() {
      for (const { runId, state } of (await records.loads()).toReversed())
        if (state === 'loading' || state === 'comparing') void queue(runId);
    },
    async cancel(runId) {
      if (!waiting.has(runId)) return;
      cancelled.add(runId);
      if (present?.runId === runId) present.controller.abort();
      await waiting.get(runId);
    },
    async stop() {
      stopping.abort();
      present?.controller.abort();
      await last;
    },
  };
}

const stoppedByPerson = {
  code: 'CANCELLED',
  message: 'It was stopped. What is loaded stays; go on for the rest.',
} as const;

/** Reasons of rejection that one row alone does not tell. */
const manyRowCodes: ReadonlySet<string> = new Set(['RULE_BROKEN', 'DUPLICATE_ROW']);
