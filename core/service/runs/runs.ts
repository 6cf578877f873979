import type { RunEvent } from '../../contract/views.ts';
import { AppError } from '../../model/errors.ts';
import { asId, type FileId, type RunId } from '../../model/ids.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { Run } from '../../model/run.ts';
import type { RunColumn } from '../../model/runSearch.ts';
import type { FileRecord } from '../../ports/stores.ts';
import { withMailboxes } from '../../dedupe/mailboxForms.ts';
import { quarantineReason } from '../../apply/quarantineReason.ts';
import { type Dependencies, lastDay, timestamp } from '../base/dependencies.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskFile } from '../desk/deskFile.ts';
import { toErrorView } from '../base/errorView.ts';
import { createHub } from '../base/hub.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import { createOwedRecords } from '../inbox/owedRecords.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { releaseRun, type ReleaseRun } from './quarantine.ts';
import { type RunStart, runRequestOf } from './runRequest.ts';
import { refuseDrifted } from './refuseDrifted.ts';
import { runColumnsOf, runFactsOf } from './runFacts.ts';
import { refuseTwice, type RunUnderWay } from './runUnderWay.ts';
import type { SettingsService } from '../base/settings.ts';
import { withoutGuest } from '../inbox/withoutGuest.ts';

/** Runs approved mappings over files, keeps the history and tells how far they are. */
export interface RunsService {
  /**
   * Records the run and starts it; resolves when the record is durable.
   * @throws {AppError} `RUN_UNDER_WAY` where the same file is being run with the same version already
   */
  start(file: DeskFile, order: RunStart): Promise<Run>;
  /** Resolves when the run has ended, well or not. For hosts that wait, such as the command line. */
  finished(runId: RunId): Promise<Run>;
  watch(signal?: AbortSignal): AsyncIterable<RunEvent>;
  /** Newest first; `before` is the id of the last run of the page before. An unknown one rejects with `NOT_FOUND`. */
  list(page: { readonly limit: number; readonly before?: RunId }): Promise<readonly Run[]>;
  get(runId: RunId): Promise<Run>;
  cancel(runId: RunId): Promise<void>;
  cancelOf(fileId: FileId): Promise<void>;
  again(runId: RunId): Promise<{ readonly runId: RunId }>;
  release: ReleaseRun;
  /** Takes up runs that were under way when the host stopped, but no guest's: what ended with a guest is cancelled. Their outputs appear whole or not at all, so starting over is safe. */
  resume(): Promise<void>;
  /** Breaks off what is under way and leaves it to be taken up after a restart. */
  stop(): Promise<void>;
}

export interface RunsParts {
  readonly desk: Desk;
  readonly packs: PackShelf;
  readonly board: InboxBoard;
  readonly settings: SettingsService;
  /** Called with every run whose record has changed. */
  readonly told: (run: Run) => void;
}

/** Runs told of at once; older ones are fetched by page. */
const watchedRuns = 200;

export function createRunsService(
  deps: Dependencies,
  { desk, board, settings, packs, told }: RunsParts,
): RunsService {
  const { stores, engine, clock, ids, log } = deps;
  const hub = createHub<RunEvent>();
  let stopping = false;
  const underWay = new Map<RunId, RunUnderWay>();

  /** Of runs that are not on record yet, to be written with them. */
  const columns = new Map<RunId, readonly RunColumn[]>();
  const records = createOwedRecords<RunId, Run>(async (run) => {
    await stores.runs.put(run, columns.get(run.id));
    columns.delete(run.id);
  });

  const tell = (run: Run): void => {
    board.ran(run.fileId, run.id);
    hub.publish(run.id, { kind: 'changed', run, progress: null });
    told(run);
  };

  const settle = async (file: DeskFile, run: Run): Promise<Run> => {
    await records.settle(run);
    tell(run);
    const { id } = file.record;
    // Of several runs over one file the last one to end says what becomes of it.
    const isLast = ![...underWay].some(([other, job]) => other !== run.id && job.fileId === id);
    if (isLast) {
      const record = await stores.files.get(id);
      board.progress(file.record, null);
      if (record !== undefined) await board.settle(afterRun(record, run));
    }
    log.info('run.ended', {
      runId: run.id,
      state: run.state,
      rowsIn: run.counts?.rowsIn ?? null,
      rowsOut: run.counts?.rowsOut ?? null,
    });
    return run;
  };

  const execute = async (
    file: DeskFile,
    order: { readonly run: Run; readonly mapping: MappingVersion; readonly signal: AbortSignal },
  ): Promise<Run> => {
    const { run, mapping, signal } = order;
    const end = (state: Run['state'], rest: Partial<Run>): Promise<Run> =>
      settle(file, { ...run, ...rest, state, finishedAt: timestamp(clock) });
    let done: Pick<Run, 'counts' | 'outputs'>;
    let reason: string | null;
    try {
      const { quarantine, byMailbox } = await settings.get();
      const target = withMailboxes(await packs.targetOf(mapping), byMailbox);
      const request = runRequestOf(file, { run, mapping, target }, deps.host.appVersion);
      done = await engine.run(
        { ...request, lastDay: lastDay(Date.parse(run.startedAt)), quarantine },
        {
          signal,
          onProgress(progress) {
            board.progress(file.record, progress);
            hub.publish(run.id, { kind: 'changed', run, progress });
          },
        },
      );
      reason = done.counts === null ? null : quarantineReason(done.counts, quarantine, target.quarantine);
    } catch (error) {
      if (stopping) return run;
      if (signal.aborted) return end('cancelled', {});
      return end('failed', { error: toErrorView(error) });
    }
    const written = { counts: done.counts, outputs: done.outputs };
    return reason === null
      ? end('done', written)
      : end('quarantined', { ...written, quarantine: { reason } });
  };

  const begin = async (file: DeskFile, run: Run, mapping: MappingVersion): Promise<void> => {
    const controller = new AbortController();
    const running: DeskFile = { ...file, record: { ...file.record, state: 'running', error: null } };
    const begun = (async () => {
      await records.save(run);
      tell(run);
      // The run is on record; the file's own word may wait.
      await board.settle(running.record);
    })();
    const ended = begun
      .then(() => execute(running, { run, mapping, signal: controller.signal }))
      .finally(() => underWay.delete(run.id));
    // From the first moment on, so that a cancel finds it that comes while the record is being written.
    underWay.set(run.id, { controller, ended, fileId: file.record.id, mappingHash: mapping.hash });
    // Whoever waits gets the failure through `finished`; without a waiter the store has refused it, which the host must see.
    ended.catch((error: unknown) => log.error('run.lost', { runId: run.id, code: toErrorView(error).code }));
    await begun;
  };

  /** Every run there is, newest first, a page at a time. */
  async function* everyRun(): AsyncGenerator<Run> {
    for (let last: Run | undefined; ; ) {
      const page = await stores.runs.list({
        limit: watchedRuns,
        ...(last === undefined ? {} : { before: last.id }),
      });
      yield* page;
      last = page.at(-1);
      if (last === undefined || page.length < watchedRuns) return;
    }
  }

  const get = async (runId: RunId): Promise<Run> => {
    const run = await stores.runs.get(runId);
    if (run === undefined) throw new AppError('NOT_FOUND', 'There is no such run in the history.');
    return records.present(run);
  };

  const service: RunsService = {
    get,
    async start(file, { mapping, trigger, outputs }) {
      const { approver, outputs: usual } = await settings.get();
      // Nothing is awaited between this look and the entry among those under way: a second press starts nothing.
      refuseTwice(underWay.values(), file, mapping);
      const run: Run = {
        id: asId<RunId>(ids.next()),
        fileId: file.record.id,
        fileName: file.record.name,
        tableName: file.table.name,
        packId: mapping.packId,
        mappingId: mapping.mappingId,
        mappingVersion: mapping.version,
        trigger,
        state: 'running',
        startedAt: timestamp(clock),
        finishedAt: null,
        startedBy: approver,
        counts: null,
        outputs: [],
        error: null,
        facts: {
          ...runFactsOf(file, mapping, deps.host.appVersion),
          outputs: { ...usual, ...outputs },
        },
        ...(deps.sharing.guest ? { guest: true } : {}),
      };
      columns.set(run.id, runColumnsOf(file));
      await begin(file, run, mapping);
      return run;
    },
    async finished(runId) {
      return (await underWay.get(runId)?.ended) ?? get(runId);
    },
    watch: (signal) =>
      hub.subscribe(
        async () => ({
          kind: 'all',
          runs: await service.list({ limit: watchedRuns }),
        }),
        signal,
      ),
    list: async (page) => (await stores.runs.list(page)).map((run) => records.present(run)),
    async cancel(runId) {
      underWay.get(runId)?.controller.abort();
      await underWay.get(runId)?.ended;
    },
    async cancelOf(fileId) {
      const own = [...underWay.values()].filter((job) => job.fileId === fileId);
      for (const job of own) job.controller.abort();
      await Promise.all(own.map((job) => job.ended));
    },
    async again(runId) {
      const before = await get(runId);
      const file = await desk.open(before.fileId);
      const mapping = await stores.mappings.latest(before.mappingId);
      if (mapping === undefined)
        throw new AppError('NOT_FOUND', 'The mapping of this run is no longer there.');
      refuseDrifted(file, mapping);
      const outputs = before.facts?.outputs;
      const again = { mapping, trigger: 'person', ...(outputs === undefined ? {} : { outputs }) } as const;
      return { runId: (await service.start(file, again)).id };
    },
    release: releaseRun(deps, { get, records, settings, board, tell }),
    async stop() {
      stopping = true;
      for (const job of underWay.values()) job.controller.abort();
      await Promise.all([...underWay.values()].map((job) => job.ended));
    },
    async resume() {
      const lastRuns = new Map<FileId, Pick<Run, 'state' | 'error'>>();
      const interrupted: Run[] = [];
      for await (const run of everyRun()) {
        if (!lastRuns.has(run.fileId)) {
          lastRuns.set(run.fileId, { state: run.state, error: run.error });
          board.ran(run.fileId, run.id);
        }
        if (run.state === 'running') interrupted.push(run);
      }
      for (const run of interrupted.reverse()) {
        if (run.guest === true) {
          if (!deps.sharing.alone) continue;
          const stopped: Run = { ...run, state: 'cancelled', finishedAt: timestamp(clock) };
          lastRuns.set(run.fileId, stopped);
          await records.settle(stopped);
          tell(stopped);
          continue;
        }
        try {
          const file = await desk.open(run.fileId);
          const mapping = (await stores.mappings.versions(run.mappingId)).find(
            (version) => version.version === run.mappingVersion,
          );
          if (mapping === undefined)
            throw new AppError('NOT_FOUND', 'The mapping of this run is no longer there.');
          refuseDrifted(file, mapping);
          await begin(file, { ...run, takenUp: [...(run.takenUp ?? []), timestamp(clock)] }, mapping);
        } catch (error) {
          const finishedAt = timestamp(clock);
          const failed: Run = { ...run, state: 'failed', finishedAt, error: toErrorView(error) };
          lastRuns.set(run.fileId, failed);
          await records.settle(failed);
          tell(failed);
        }
      }
      // A host that is killed between the two records leaves a file behind whose run has ended.
      const busy = new Set([...underWay.values()].map((job) => job.fileId));
      for (const record of await stores.files.list()) {
        // The run of one that lies in a pipeline is the pipeline's.
        if (record.state !== 'running' || record.job !== undefined || busy.has(record.id)) continue;
        if (record.guest === true && !deps.sharing.alone) continue;
        await board.settle(afterRun(record, lastRuns.get(record.id)));
      }
    },
  };
  return service;
}

/** A file as its last run leaves it; without one it waits for a person. */
function afterRun(record: FileRecord, run: Pick<Run, 'state' | 'error'> | undefined): FileRecord {
  const state =
    run?.state === 'done' || run?.state === 'failed' || run?.state === 'quarantined' ? run.state : 'review';
  return { ...withoutGuest(record), state, error: state === 'failed' ? (run?.error ?? null) : null };
}
