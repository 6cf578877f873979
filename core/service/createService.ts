import type { HostInfo, RunEvent, RunSomeEvent } from '../contract/views.ts';
import type { JobsService } from '../jobs/createJobs.ts';
import { measuredBins } from '../match/judge/measured.ts';
import { asId, type FileId, type PackId, type RunId } from '../model/ids.ts';
import type { Run } from '../model/run.ts';
import { createDriveService, type DriveService } from './driveService.ts';
import { type AwsService, createAwsService } from './awsService.ts';
import type { JobControl } from '../ports/engine.ts';
import type { ScansService } from '../scanning/createScans.ts';
import type { Dependencies } from './base/dependencies.ts';
import { type AskService, createAskService } from './ask/ask.ts';
import { type ColumnLayoutService, createColumnLayoutService } from './columnLayouts.ts';
import { createDataService, type DataService } from './data.ts';
import { createDesk } from './desk/desk.ts';
import { createMemoryService, type MemoryService } from './schemas/memory.ts';
import { createInboxBoard } from './inbox/inboxBoard.ts';
import { fetchJob } from './jobs/fetchJob.ts';
import { createInboxService, type InboxService } from './intake/inboxService.ts';
import { createIntake } from './intake/intake.ts';
import { createDeskScans } from './deskScans.ts';
import { createJobDesk, type JobDesk } from './jobs/jobDesk.ts';
import { createJobFiles } from './jobs/jobFiles.ts';
import { createAskModel } from './ask/askModel.ts';
import { createPipelineLeads, type LeadsService } from './pipelineLeads/pipelineLeads.ts';
import { createPacksService, type PacksService } from './schemas/packs.ts';
import { packSummary } from './schemas/packSummary.ts';
import { createPackShelf } from './base/packShelf.ts';
import { createReadings, type ReadingsService } from './intake/readings.ts';
import { createReviewService, type ReviewService } from './review/review.ts';
import { approvedLater } from './review/approvedLater.ts';
import { createAdvice } from './llm/llmAdvice.ts';
import { createLlmService, type LlmService } from './llmService.ts';
import { createRecordsService, type RecordsService } from './records/records.ts';
import { createRunFile, type RunFile } from './runs/runFile.ts';
import { createRunHistory, type RunHistory } from './runs/runHistory.ts';
import { createRunsService } from './runs/runs.ts';
import { runSome } from './runs/runSome.ts';
import { createSchemasService, type SchemasService } from './schemas/schemas.ts';
import { createFileTables } from './sheets/fileTables.ts';
import { createSheetLists } from './sheets/sheetLists.ts';
import { createSettingsService, type SettingsService } from './base/settings.ts';
import { createReleaseWaiting } from './intake/releaseWaiting.ts';
import { createRemovedFiles } from './intake/removedFiles.ts';
import { sheetSources, type WorkbookSheets } from './sheets/sheetSources.ts';
import { createPlacedStandards, type PlacedStandards } from './standardise/placedStandards.ts';
import { createStandardService } from './standardise/standardising.ts';
import { type UnpackedSource, unpackSource } from './sheets/unpackSource.ts';
import { leftByGuest } from './leftByGuest.ts';

/** One method for each procedure of the contract, under the same name. Streams take `(input, signal)`. Everything rejects with an `AppError`. */
export interface Service {
  readonly host: { info(): Promise<HostInfo> };
  readonly inbox: InboxService;
  readonly review: ReviewService & ReadingsService;
  readonly runs: RunHistory & {
    watch(input?: undefined, signal?: AbortSignal): AsyncIterable<RunEvent>;
    list(input: { readonly limit: number; readonly before?: RunId }): Promise<readonly Run[]>;
    get(input: { readonly runId: RunId }): Promise<Run>;
    cancel(input: { readonly runId: RunId }): Promise<void>;
    again(input: { readonly runId: RunId }): Promise<{ readonly runId: RunId }>;
    some(input: { readonly fileIds: readonly FileId[] }, signal?: AbortSignal): AsyncIterable<RunSomeEvent>;
    release(input: { readonly runId: RunId; readonly reason: string }): Promise<Run>;
    /** Not on the wire: resolves when the run has ended, for hosts that wait. */
    finished(input: { readonly runId: RunId }): Promise<Run>;
    /** Resolves when the rows of a run are kept as records, or none of them is to be; for hosts that wait. */
    loaded(input: { readonly runId: RunId }): Promise<void>;
    /** Not on the wire: reads a file and runs an approved mapping over it at once, for hosts without a screen. */
    readonly file: RunFile;
    /** Not on the wire: makes files of the members of an archive, for hosts without a screen. */
    members(input: { readonly fileId: FileId }, job?: JobControl): Promise<UnpackedSource>;
    /** Not on the wire: makes files of the sheets of a workbook that are data; one of its first alone where it is not divided. */
    sheets(
      input: { readonly fileId: FileId; readonly packId: PackId },
      job?: JobControl,
    ): Promise<WorkbookSheets>;
  };
  readonly records: RecordsService;
  readonly standardising: PlacedStandards;
  readonly ask: AskService;
  readonly schemas: SchemasService;
  readonly packs: PacksService;
  readonly memory: MemoryService;
  readonly settings: SettingsService;
  readonly columnLayouts: ColumnLayoutService;
  readonly llm: LlmService;
  readonly aws: AwsService;
  readonly drive: DriveService;
  readonly jobs: JobsService;
  readonly leads: LeadsService;
  readonly scans: ScansService;
  readonly data: DataService;
  /** Takes up what was under way when the host stopped: files being read, runs not finished. Call once. */
  resume(): Promise<void>;
  /** Breaks off what is under way, for a host that ends; it is taken up by the next `resume`. */
  stop(): Promise<void>;
}

/** Joins the use cases over the ports. Hosts call this once, in their `compose` file. */
export function createService(deps: Dependencies): Service {
  const { stores, sources, host } = deps;
  const settings = createSettingsService(deps);
  const shelf = createPackShelf(deps);
  const desk = createDesk(deps, shelf, createAdvice(deps, settings));
  const board = createInboxBoard(deps, {
    desk,
    packs: shelf,
    approvalOf: (fileId) => jobDesk.approvalOf(fileId),
  });
  const records = createRecordsService(deps, {
    packs: shelf,
    settings,
    loadsChanged: () => jobDesk.loadsChanged(),
  });
  const ownStandards = createStandardService(deps, {
    packs: shelf,
    settings,
    recordsChanged: () => records.changed(),
  });
  const runs = createRunsService(deps, { desk, packs: shelf, board, settings, told: records.loads.ran });
  const scans = createDeskScans(deps, settings);
  const llm = createLlmService(deps, { desk, board, settings });
  const intake = createIntake(deps, {
    desk,
    packs: shelf,
    board,
    runs,
    settings,
    onReview: (fileId) => llm.consider(fileId),
    fetch: (record, job) => fetchJob(sources, (ref) => jobDesk.openJob(ref), { record, ...job }),
  });
  const removed = createRemovedFiles(deps, { desk, board, intake });
  const release = createReleaseWaiting(deps, { board, intake });
  const sheetLists = createSheetLists(deps.engine);
  const jobDesk: JobDesk = createJobDesk(deps, {
    settings,
    loads: records.loads,
    files: createJobFiles(deps, {
      board,
      queue: (record) => intake.queue(record),
      restore: (ids) => removed.restore(ids),
    }),
    approved: (version, fileId) =>
      approvedLater(deps, { version, fileId }, { desk, runs, release, jobs: jobDesk }),
    followed(versions) {
      packsChanged();
      for (const version of versions) release.after(version, asId(''));
    },
    touch: (fileId) => board.touch(fileId),
  });
  const standardising = createPlacedStandards(deps, { desk: ownStandards, jobs: jobDesk, settings });
  const review = createReviewService(deps, {
    desk,
    packs: shelf,
    board,
    intake,
    runs,
    settings,
    sheetLists,
    release,
    jobs: jobDesk,
  });
  const packsChanged = (): void => {
    desk.invalidate();
    board.renew();
  };
  let killed = host.killed === true;
  return {
    host: {
      async info() {
        const restarted = killed ? { restarted: true as const } : {};
        killed = false;
        return {
          ...restarted,
          kind: host.kind,
          appVersion: host.appVersion,
          note: host.note,
          packs: (await shelf.open()).entries.filter(({ archived }) => !archived).map(packSummary),
          measured: measuredBins,
        };
      },
    },
    inbox: createInboxService(deps, {
      board,
      intake,
      removed,
      sheetLists,
      fileTables: createFileTables(deps, { board, settings, intake }),
      filesChanged: () => jobDesk.filesChanged(),
    }),
    review: {
      ...review,
      ...createReadings(deps),
      async choosePack(choice) {
        const view = await review.choosePack(choice);
        llm.consider(choice.fileId);
        return view;
      },
    },
    runs: {
      ...createRunHistory(deps, { packs: shelf, runs }),
      watch: (_, signal) => runs.watch(signal),
      list: (page) => runs.list(page),
      get: ({ runId }) => runs.get(runId),
      cancel: ({ runId }) => runs.cancel(runId),
      again: ({ runId }) => runs.again(runId),
      some: ({ fileIds }, signal) => runSome(deps, { desk, runs }, { fileIds, signal }),
      release: (order) => runs.release(order),
      finished: ({ runId }) => runs.finished(runId),
      loaded: ({ runId }) => records.loads.loaded(runId),
      file: createRunFile(deps, { desk, packs: shelf, board, runs }),
      async members({ fileId }, job = {}) {
        const { name } = await sources.describe(fileId);
        const unpacked = await unpackSource(deps, { id: fileId, name }, job);
        await deps.engine.forget(fileId);
        if (unpacked.files.every((file) => !('fileId' in file) || file.fileId !== fileId))
          await sources.release(fileId);
        return unpacked;
      },
      sheets: ({ fileId, packId }, job = {}) => sheetSources(deps, shelf, { fileId, packId, job }),
    },
    records,
    standardising,
    ask: createAskService(deps, { packs: shelf, settings }),
    schemas: createSchemasService(deps, {
      desk,
      packs: shelf,
      settings,
      append: (version) => jobDesk.append(version),
      told: (version) => release.after(version, asId('')),
    }),
    packs: createPacksService(deps, { shelf, settings, changed: packsChanged }),
    memory: createMemoryService(deps, { desk, board, packs: shelf }),
    settings: {
      get: () => settings.get(),
      async put(change) {
        const saved = await settings.put(change);
        // Votes are shown for the model chosen, and for none where it is switched off.
        if (change.llm !== undefined) {
          desk.renewVotes();
          await llm.considerAll();
        }
        if (change.aws !== undefined || change.pipeline !== undefined) jobDesk.renew();
        return saved;
      },
    },
    columnLayouts: createColumnLayoutService(deps),
    llm,
    aws: createAwsService(deps.aws, settings),
    drive: createDriveService(deps.driveAccount, settings),
    jobs: jobDesk.jobs,
    leads: createPipelineLeads(deps, {
      jobs: jobDesk,
      settings,
      modelOver: (book) => createAskModel(deps, { book, settings }),
    }),
    scans,
    data: createDataService(deps, {
      remove: (fileId) => intake.remove(fileId),
      async quiet() {
        await llm.stop();
        await standardising.stop();
        await jobDesk.forget();
      },
      forget() {
        packsChanged();
        jobDesk.renew();
      },
    }),
    async stop() {
      await jobDesk.stop();
      await llm.stop();
      await standardising.stop();
      await release.stop();
      await board.stop();
      await intake.stop();
      await runs.stop();
      await scans.halt();
      await records.loads.stop();
    },
    async resume() {
      await jobDesk.open();
      if (!deps.sharing.guest) jobDesk.start();
      if (deps.sharing.alone) await removed.purgeOld();
      await runs.resume();
      await records.loads.resume();
      if (!deps.sharing.guest) {
        await scans.takeUp();
        await standardising.resume();
      }
      for (const record of await stores.files.list()) {
        if (record.state !== 'reading') continue;
        if (record.guest !== true) intake.queue(record);
        else if (deps.sharing.alone) await board.settle(leftByGuest(record));
      }
      await llm.considerAll();
    },
  };
}
