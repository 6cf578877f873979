import { asId, type FileId } from '../../model/ids.ts';
import type { JobRef, PipelinePlace } from '../../model/job.ts';
import type { Upload, UploadState } from '../../model/upload.ts';
import type { KnownUpload } from '../../jobs/uploadBook.ts';
import type { FileRecord } from '../../ports/stores.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import { partRecord } from '../sheets/partRecord.ts';

/** Files of the Inbox that lie in a pipeline, where their mapping is waited for. */
export interface JobFiles {
  /** Reads which there are. */
  load(): Promise<void>;
  fileOf(job: JobRef): FileId | null;
  /** Puts an upload into the Inbox, where it is fetched and read; the same upload again is the same file. */
  takeIn(upload: Upload, place: PipelinePlace): Promise<FileId>;
  /** Its mapping is in force, so its run is the pipeline's to begin. */
  released(record: FileRecord): Promise<void>;
  /** Has the files say what has become of their uploads. */
  follow(
    books: readonly {
      readonly place: PipelinePlace;
      readonly book: { all(): Iterable<KnownUpload>; get(id: Upload['id']): KnownUpload | undefined };
    }[],
  ): Promise<void>;
}

export interface JobFilesParts {
  readonly board: InboxBoard;
  readonly queue: (record: FileRecord) => void;
  readonly restore: (fileIds: readonly FileId[]) => Promise<void>;
}

/** What a file is where its run is the pipeline's; nothing where a person still has to say something. */
const stateOf: Readonly<Record<UploadState, FileRecord['state'] | undefined>> = {
  received: undefined,
  analyzing: undefined,
  waiting: undefined,
  running: 'running',
  done: 'done',
  failed: 'failed',
  quarantined: 'quarantined',
};

export function createJobFiles(
  { stores, clock, digest }: Pick<Dependencies, 'stores' | 'clock' | 'digest'>,
  { board, queue, restore }: JobFilesParts,
): JobFiles {
  let present = new Map<FileId, JobRef>();

  /** Opaque, and the same in every window and after every restart. */
  const idOf = ({ place, id }: JobRef): FileId => asId<FileId>(digest(`${place}/${id}`).slice(0, 32));

  return {
    async load() {
      present = new Map(
        (await stores.files.list()).flatMap(({ id, job }) => (job === undefined ? [] : [[id, job] as const])),
      );
    },
    fileOf(job) {
      const id = idOf(job);
      return present.has(id) ? id : null;
    },
    async takeIn(upload, place) {
      const job: JobRef = { place, id: upload.id };
      const id = idOf(job);
      if ((await stores.files.get(id)) === undefined) await restore([id]);
      if ((await stores.files.get(id)) === undefined) {
        const record: FileRecord = {
          id,
          name: upload.fileName,
          sizeBytes: upload.sizeBytes,
          addedAt: timestamp(clock),
          state: 'reading',
          packId: null,
          error: null,
          job,
          ...partRecord(upload),
        };
        await board.save(record);
        queue(record);
      }
      present.set(id, job);
      return id;
    },
    async released({ id }) {
      const record = await stores.files.get(id);
      if (record !== undefined) await board.settle({ ...record, state: 'running', error: null });
    },
    async follow(books) {
      for (const [fileId, job] of present) {
        const known = books.find(({ place }) => place === job.place)?.book.get(job.id);
        const state = known === undefined ? undefined : stateOf[known.upload.state];
        if (known === undefined || state === undefined) continue;
        const record = await stores.files.get(fileId);
        // One that is still being fetched or read says so.
        if (record === undefined || record.state === state || record.state === 'reading') continue;
        await board.settle({ ...record, state, error: state === 'failed' ? known.upload.error : null });
      }
    },
  };
}
