import type { ErrorView } from '../model/errors.ts';
import type { FileId } from '../model/ids.ts';
import type { OutboxEntry, OutboxState, PipelinePlace } from '../model/job.ts';
import type { MappingVersion } from '../model/mapping.ts';
import type { UploadLane } from '../model/upload.ts';

/** Something that is to be sent to a pipeline, as it survives a restart. */
export interface OutboxRecord extends Pick<OutboxEntry, 'id' | 'kind' | 'fileName' | 'sizeBytes' | 'at'> {
  readonly place: PipelinePlace;
  readonly fileId: FileId;
  readonly lane: UploadLane;
  readonly state: Exclude<OutboxState, 'sending'>;
  readonly by: string;
  /** What of a file lies there already, as the link said when it began; `null` before. */
  readonly mark: string | null;
  /** What was approved, word for word; `null` for a file. */
  readonly approval: MappingVersion | null;
  /** Put by a command, which sends it itself; the app takes it up where that has ended before. */
  readonly guest?: true;
  /** What the last try failed with. */
  readonly error: ErrorView | null;
}

/** What waits for the network. Durable when a promise resolves. */
export interface OutboxStore {
  /** Puts an entry, or what has become of it. */
  put(record: OutboxRecord): Promise<void>;
  /** Changes an entry that is still there. @returns whether it was */
  change(record: OutboxRecord): Promise<boolean>;
  /** In the order in which they were put first. */
  list(): Promise<readonly OutboxRecord[]>;
  /** Passes over one that is gone. */
  remove(id: string): Promise<void>;
}
