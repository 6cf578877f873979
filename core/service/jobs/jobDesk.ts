import { createJobs, type JobsService, type SendFiles } from '../../jobs/createJobs.ts';
import { isPassing } from '../../jobs/linkFailure.ts';
import { createOutbox } from '../../jobs/outbox.ts';
import { createPipelines } from '../../jobs/pipelines.ts';
import { sendFile } from '../../jobs/sendFile.ts';
import { createSharedMappings } from '../../jobs/sharedMappings.ts';
import { createTelling } from '../../jobs/telling.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import type { JobRef, OutboxState, PipelinePlace } from '../../model/job.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import { jobOptions } from '../../model/options/jobOptions.ts';
import type { OutboxRecord } from '../../ports/outboxStore.ts';
import type { PipelineLink } from '../../ports/pipelineLink.ts';
import type { FileRecord } from '../../ports/stores.ts';
import type { Dependencies } from '../base/dependencies.ts';
import { toErrorView } from '../base/errorView.ts';
import type { JobFiles } from './jobFiles.ts';
import type { RecordLoads } from '../records/recordLoads.ts';
import type { SettingsService } from '../base/settings.ts';
import { createDeskJobs } from './deskJobs.ts';
import { entriesOfFiles, outboxEntries } from './outboxEntries.ts';

/** The desk's side of the pipelines: what people see of them, and what the rest of the desk asks of them. */
export interface JobDesk {
  readonly jobs: JobsService;
  /** Reads what waits in the outbox. */
  open(): Promise<void>;
  /** Begins after a moment, so that the first screens come first. */
  start(): void;
  /** The settings are others now. */
  renew(): void;
  /** Loads of this machine have come further. */
  loadsChanged(): void;
  /** A file came into the Inbox, or left it. */
  filesChanged(): Promise<void>;
  /** Whether approvals go to a table that others approve into, too. */
  isShared(): Promise<boolean>;
  /** Approves there and here. @throws {AppError} `MAPPING_CONFLICT`, `STORE_UNAVAILABLE`, `SIGN_IN_NEEDED`, `ACCESS_DENIED` */
  approve(version: MappingVersion): Promise<void>;
  /** The same at once or not at all, where approvals are shared, else here. */
  append(version: MappingVersion): Promise<void>;
  /** Keeps an approval until the table can be reached; earlier ones of the file that met a conflict go. */
  keep(version: MappingVersion, file: { readonly id: FileId; readonly name: string }): Promise<void>;
  /** Approvals of the file that met a conflict are settled by another one. */
  settled(fileId: FileId): Promise<void>;
  /** The approval of a file that is not in force yet, once the outbox is read. */
  approvalOf(fileId: FileId): { readonly id: string; readonly state: OutboxState } | null;
  /** @throws {AppError} `APPROVAL_WAITING` where an approval of the file waits; one that met a conflict does not */
  refuseWaiting(fileId: FileId): Promise<void>;
  /** Sends a file that was approved here, where the settings say so; what stands in the way is told by the log alone. */
  sendApproved(fileId: FileId): Promise<void>;
  /** The way to the leads of a pipeline. @throws {AppError} why it does not open */
  leadsOf(place: PipelinePlace): Promise<PipelineLink>;
  /** The file as it lies in its pipeline. */
  openJob(job: JobRef): ReturnType<PipelineLink['open']>;
  /** The mapping of a file that lies in a pipeline is in force: the pipeline runs it. */
  released(record: FileRecord, version: MappingVersion): Promise<void>;
  /** Everything that is kept is about to be deleted. */
  forget(): Promise<void>;
  stop(): Promise<void>;
}

export interface JobDeskParts {
  readonly settings: SettingsService;
  readonly files: JobFiles;
  /** Takes what runs of this machine wrote into its leads. */
  readonly loads: RecordLoads;
  /** An approval of the outbox is in force now: the file that it was made on goes its way. */
  readonly approved: (version: MappingVersion, fileId: FileId) => Promise<void>;
  /** Others have approved these. */
  readonly followed: (versions: readonly MappingVersion[]) => void;
  /** What the Inbox says of a file is otherwise. */
  readonly touch: (fileId: FileId) => Promise<void>;
}

export function createJobDesk(deps: Dependencies, parts: JobDeskParts): JobDesk {
  const { stores, sources, clock, ids, log, links, wait, dayStart, sharing } = deps;
  const { settings, files, approved, followed } = parts;
  const jobDeps = { links, clock, ids, log, wait, dayStart, settings: () => settings.get() };
  const ending = new AbortController();
  const shared = createSharedMappings({
    here: stores.mappings,
    mirror: stores.mirror,
    digest: deps.digest,
    log,
  });
  const telling = createTelling(wait, () => pipelines.retry());

  const touch = (fileId: FileId): void => {
    telling.changed();
    parts.touch(fileId).catch((error: unknown) => {
      log.error('job.untold', { fileId, code: toErrorView(error).code });
    });
  };
  const outbox = createOutbox(jobDeps, {
    store: stores.outbox,
    isGuest: sharing.guest,
    isAlone: sharing.alone,
    link: (place) => pipelines.reached(place),
    async carryOut(record, link, control) {
      if (record.approval === null) {
        await sendFile(link, record, { ...control, sources });
        // It is on the board soon.
        pipelines.retry();
        return;
      }
      await shared.append(link.mappings, record.approval);
      await approved(record.approval, record.fileId);
    },
    changed: (record) => (record.kind === 'approval' ? touch(record.fileId) : telling.changed()),
  });
  const pipelines = createPipelines(jobDeps, {
    isWatched: () => telling.isWatched(),
    changed: () => telling.changed(),
    async looked(place, link) {
      if (place === 'aws') {
        const taken = await shared.follow(link.mappings);
        if (taken.length > 0) followed(taken);
      }
      await files.follow(pipelines.books());
      outbox.work();
    },
  });

  let opened: Promise<void> | undefined;
  const open = (): Promise<void> => {
    if (opened !== undefined) return opened;
    opened = outbox.open();
    // The next one who asks tries again.
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  let begun: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    begun ??= (async () => {
      await files.load();
      await open();
      await pipelines.renew();
    })();
    // The next one who asks tries again.
    begun.catch(() => {
      begun = undefined;
    });
    return begun;
  };
  const startLater = async (): Promise<void> => {
    await wait(jobOptions.startMs, ending.signal);
    if (!ending.signal.aborted) await begin();
  };

  const entryOf = outboxEntries(deps);
  const entriesFor = async (order: SendFiles): Promise<readonly OutboxRecord[]> => {
    const { approver: by } = await settings.get();
    return entriesOfFiles(deps, { order, by, present: outbox.entries(), entryOf });
  };

  const desk = createDeskJobs(deps, { loads: parts.loads, changed: () => telling.changed() });
  const jobs = createJobs(jobDeps, {
    desk,
    pipelines,
    outbox,
    telling,
    begin,
    fileOf: (job) => files.fileOf(job),
    takeIn: (known, place: PipelinePlace) => files.takeIn(known.upload, place),
    entriesFor,
    discarded: async ({ kind, fileId }) => {
      if (kind === 'approval') await parts.touch(fileId);
    },
  });
  const settled = async (fileId: FileId): Promise<void> => {
    for (const { id, state } of outbox.approvalsOf(fileId))
      if (state === 'conflict') await outbox.discard(id);
  };

  const isShared = async (): Promise<boolean> =>
    links.addresses(await settings.get()).some(({ place }) => place === 'aws');
  const approve = async (version: MappingVersion): Promise<void> => {
    await begin();
    await shared.append((await pipelines.reach('aws')).link.mappings, version);
  };
  const append = async (version: MappingVersion): Promise<void> => {
    if (!(await isShared())) return stores.mappings.append(version);
    try {
      await approve(version);
    } catch (cause) {
      if (!(cause instanceof AppError && isPassing(cause))) throw cause;
      throw new AppError(
        cause.code,
        'The table of approved mappings cannot be reached; nothing was changed.',
        {
          cause,
          remedy: 'Look under Jobs what is wrong with the connection, then do it again.',
        },
      );
    }
  };

  return {
    jobs,
    settled,
    open,
    start() {
      startLater().catch((error: unknown) => log.error('jobs.start', { code: toErrorView(error).code }));
    },
    renew() {
      if (begun === undefined) return;
      pipelines.renew().catch((error: unknown) => log.error('jobs.renew', { code: toErrorView(error).code }));
    },
    loadsChanged() {
      if (telling.isWatched()) void desk.refresh();
    },
    async filesChanged() {
      await files.load();
      telling.changed();
    },
    isShared,
    approve,
    append,
    async keep(version, { id, name }) {
      await begin();
      await settled(id);
      const entry = {
        ...entryOf({ fileId: id, fileName: name, by: version.approvedBy }),
        kind: 'approval',
        place: 'aws',
      } as const;
      await outbox.add([{ ...entry, lane: 'main', sizeBytes: 0, approval: version }]);
    },
    approvalOf(fileId) {
      const last = outbox.approvalsOf(fileId).at(-1);
      return last === undefined ? null : { id: last.id, state: last.state };
    },
    async refuseWaiting(fileId) {
      await open();
      const waiting = outbox.approvalsOf(fileId).find(({ state }) => state !== 'conflict');
      if (waiting !== undefined)
        throw new AppError(
          'APPROVAL_WAITING',
          `${waiting.fileName} is approved; that waits for the network.`,
        );
    },
    async sendApproved(fileId) {
      const place = (await settings.get()).pipeline.sendApproved;
      if (place === 'never') return;
      // The approval stands and its run is under way, whatever becomes of this.
      await jobs.send({ fileIds: [fileId], place, lane: 'main' }).catch((error: unknown) => {
        log.error('job.unsent', { fileId, place, code: toErrorView(error).code });
      });
    },
    async leadsOf(place) {
      await begin();
      return pipelines.opened(place);
    },
    async openJob({ place, id }) {
      await begin();
      return (await pipelines.reach(place)).link.open(id);
    },
    async released(record, version) {
      await files.released(record);
      const { job } = record;
      if (job === undefined) return;
      const known = pipelines
        .books()
        .find(({ place }) => place === job.place)
        ?.book.get(job.id);
      if (known === undefined || known.upload.fingerprint === version.layout.fingerprint) return;
      // Approved in another reading than the pipeline's, which waits for its own layout and would not notice.
      await (async () => {
        await (await pipelines.reach(job.place)).link.uploads.redrive(job.id, { by: version.approvedBy });
      })().catch((error: unknown) => {
        log.error('job.unread', { fileId: record.id, code: toErrorView(error).code });
      });
    },
    async forget() {
      await open();
      await outbox.forget();
    },
    async stop() {
      ending.abort();
      await outbox.stop();
      await pipelines.close();
    },
  };
}
