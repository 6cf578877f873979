import type { Upload, UploadEvent, UploadId, UploadState } from '../model/upload.ts';

/** The metadata and processing-history tables: what arrived, and what became of it. Durable when a promise resolves. */
export interface UploadStore {
  /**
   * Puts an upload that has just arrived.
   * @returns the one that is there under its id, else `undefined`. It may be of this very call, put by a try whose answer
   *   was lost: so whoever goes on asks how far it is, not whether it is new.
   */
  add(upload: Upload): Promise<Upload | undefined>;
  /** Strongly consistent. */
  get(id: UploadId): Promise<Upload | undefined>;
  /**
   * Changes an upload that is still as it was read.
   * @param upload `revision` is the one that was read; the store writes the next
   * @returns the upload as it is now, or `undefined` where another change came first; then nothing was changed
   */
  change(upload: Upload): Promise<Upload | undefined>;
  /** Newest first. `after` is the id of the last one of the page before. */
  list(page: {
    readonly states?: readonly UploadState[];
    readonly limit: number;
    readonly after?: UploadId;
  }): Promise<readonly Upload[]>;
  /** Those in state `waiting` with this layout, oldest first. */
  waitingFor(fingerprint: string, limit: number): Promise<readonly Upload[]>;
  /** Appends to the history; the same event again is one event. */
  note(event: UploadEvent): Promise<void>;
  /** Oldest first. */
  events(id: UploadId): Promise<readonly UploadEvent[]>;
}
