import { AppError } from '../model/errors.ts';
import type { FileId } from '../model/ids.ts';
import type { Job, JobBoard, JobRef, PipelinePlace, ShownJob } from '../model/job.ts';
import type { UploadEvent, UploadId, UploadLane } from '../model/upload.ts';
import type { OutboxRecord } from '../ports/outboxStore.ts';
import type { PipelineLink } from '../ports/pipelineLink.ts';
import { boardOf } from './boardOf.ts';
import type { JobDeps } from './jobDeps.ts';
import { jobOf } from './jobOf.ts';
import type { Outbox } from './outbox.ts';
import type { Pipelines } from './pipelines.ts';
import type { Telling } from './telling.ts';
import type { KnownUpload, UploadBook } from './uploadBook.ts';

/** A method for each procedure of jobs, under the same names. */
export interface JobsService {
  watch(input?: undefined, signal?: AbortSignal): AsyncIterable<JobBoard>;
  ended(page: {
    readonly place: PipelinePlace;
    readonly before: UploadId;
    readonly limit: number;
  }): Promise<readonly Job[]>;
  events(job: ShownJob): Promise<readonly UploadEvent[]>;
  retry(job: ShownJob): Promise<void>;
  stop(job: ShownJob): Promise<void>;
  settleLate(order: ShownJob & { readonly take: boolean }): Promise<void>;
  forceComplete(order: ShownJob & { readonly fileName: string; readonly reason: string }): Promise<void>;
  output(
    wish: JobRef & { readonly name: string },
  ): Promise<{ readonly url: string; readonly seconds: number }>;
  review(job: JobRef): Promise<{ readonly fileId: FileId }>;
  send(order: SendFiles): Promise<void>;
  pause(entry: { readonly id: string }): Promise<void>;
  resume(entry: { readonly id: string }): Promise<void>;
  discard(entry: { readonly id: string }): Promise<void>;
  reconnect(): Promise<void>;
}

/** Files of the Inbox that are to go to a pipeline. */
export interface SendFiles {
  readonly fileIds: readonly FileId[];
  readonly place: PipelinePlace;
  readonly lane: UploadLane;
}

/** Loads of this machine as jobs. */
export interface DeskJobs {
  /** Reads which there are. */
  refresh(): Promise<void>;
  /** Reads them again and again: others take in as well, such as a command, and may die of it. */
  follow(signal: AbortSignal): Promise<void>;
  /** As they were when they were read last. */
  jobs(): readonly Job[];
  events(id: UploadId): Promise<readonly UploadEvent[]>;
  retry(id: UploadId, by: string): Promise<void>;
  stop(id: UploadId, by: string): Promise<void>;
  forceComplete(id: UploadId, person: { readonly by: string; readonly reason: string }): Promise<void>;
  settleLate(id: UploadId, order: { readonly take: boolean; readonly by: string }): Promise<void>;
}

export interface JobsParts {
  readonly desk: DeskJobs;
  readonly pipelines: Pipelines;
  readonly outbox: Outbox;
  readonly telling: Telling;
  /** Opens what is set up, if that has not begun; resolves when it has. */
  readonly begin: () => Promise<void>;
  /** The file of the Inbox that a job was taken into. */
  readonly fileOf: (job: JobRef) => FileId | null;
  readonly takeIn: (known: KnownUpload, place: PipelinePlace) => Promise<FileId>;
  readonly entriesFor: (order: SendFiles) => Promise<readonly OutboxRecord[]>;
  /** An approval was taken out of the outbox. */
  readonly discarded: (record: OutboxRecord) => Promise<void>;
}

/** What people see of the pipelines and do with them. */
export function createJobs(
  { settings, clock, dayStart }: JobDeps,
  { desk, pipelines, outbox, telling, begin, fileOf, takeIn, entriesFor, discarded }: JobsParts,
): JobsService {
  const shown = (known: KnownUpload, place: PipelinePlace): Job =>
    jobOf(known, { place, nowMs: clock.now(), fileId: fileOf({ place, id: known.upload.id }) });

  const board = (): JobBoard => {
    const jobs = pipelines
      .books()
      .flatMap(({ place, book }) => [...book.all()].map((known) => shown(known, place)));
    const today = new Date(dayStart(clock.now())).toISOString();
    const all = [...jobs, ...desk.jobs()];
    return { pipelines: pipelines.views(), ...boardOf(all, today), outbox: outbox.entries() };
  };

  const reach = async (
    place: PipelinePlace,
  ): Promise<{ readonly link: PipelineLink; readonly book: UploadBook }> => {
    await begin();
    return pipelines.reach(place);
  };
  const find = async ({ place, id }: JobRef) => {
    const { link, book } = await reach(place);
    const known = await book.renew(link, id);
    if (known === undefined) throw new AppError('NOT_FOUND', 'The pipeline knows this upload no longer.');
    return { link, book, known };
  };

  const person = async (): Promise<string> => (await settings()).approver;
  const isNamed = (fileName: string, typed: string): void => {
    if (typed === fileName) return;
    throw new AppError('USAGE', 'The name typed is not that of the file.', {
      remedy: `Type ${fileName} to end its run.`,
    });
  };

  return {
    async *watch(_, signal) {
      await begin();
      await desk.refresh();
      const leaving = new AbortController();
      void desk.follow(leaving.signal);
      try {
        yield* telling.watch(board, signal);
      } finally {
        leaving.abort();
      }
    },
    async ended({ place, before, limit }) {
      const { link } = await reach(place);
      const uploads = await link.uploads.list({
        states: ['done', 'failed', 'quarantined'],
        limit,
        after: before,
      });
      return uploads.map((upload) =>
        shown({ upload, session: null, pace: null, last: null, lateLeads: null }, place),
      );
    },
    async events({ place, id }) {
      if (place === 'desk') return desk.events(id);
      const { link, book } = await reach(place);
      // One that had ended before this desk began: whoever looks closer is told how its session ended as well.
      if (book.get(id)?.session === null) await book.renew(link, id);
      return link.uploads.history(id);
    },
    async retry({ place, id }) {
      if (place === 'desk') return desk.retry(id, await person());
      const { link, book } = await find({ place, id });
      await link.uploads.redrive(id, { by: await person() });
      await book.renew(link, id);
    },
    async stop({ place, id }) {
      if (place !== 'desk') throw new AppError('USAGE', 'Only what this machine takes in can be stopped.');
      await desk.stop(id, await person());
    },
    async forceComplete({ fileName, reason, place, id }) {
      const by = await person();
      if (place === 'desk') {
        await desk.refresh();
        isNamed(desk.jobs().find((job) => job.id === id)?.fileName ?? '', fileName);
        return desk.forceComplete(id, { by, reason });
      }
      const { link, book, known } = await find({ place, id });
      isNamed(known.upload.fileName, fileName);
      await link.uploads.forceComplete(id, { by, reason });
      await book.renew(link, id);
    },
    async settleLate({ place, id, take }) {
      const by = await person();
      if (place === 'desk') return desk.settleLate(id, { take, by });
      const { link, book } = await find({ place, id });
      await link.uploads.settleLate(id, { by, take });
      await book.renew(link, id);
    },
    async output({ place, id, name }) {
      const { link } = await reach(place);
      return link.uploads.outputLink(id, name);
    },
    async review(job) {
      const present = fileOf(job);
      if (present !== null) return { fileId: present };
      const { known } = await find(job);
      const fileId = await takeIn(known, job.place);
      telling.changed();
      return { fileId };
    },
    async send(order) {
      await begin();
      if (!pipelines.isSetUp(order.place))
        throw new AppError('NOT_FOUND', 'No such pipeline is set up.', {
          remedy: 'Set it up under Settings, then send again.',
        });
      await outbox.add(await entriesFor(order));
    },
    async pause({ id }) {
      await begin();
      await outbox.pause(id);
    },
    async resume({ id }) {
      await begin();
      await outbox.resume(id);
    },
    async discard({ id }) {
      await begin();
      await discarded(await outbox.discard(id));
    },
    async reconnect() {
      await begin();
      pipelines.retry();
      outbox.work();
    },
  };
}
