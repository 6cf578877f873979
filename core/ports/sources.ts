import type { FileId } from '../model/ids.ts';

/** The bytes that were given to Mapwright. Hosts put them in; the core only asks and lets go. */
export interface Sources {
  /** @throws {AppError} `SOURCE_UNREADABLE` when the file is gone or may not be read. */
  describe(id: FileId): Promise<{ readonly name: string; readonly sizeBytes: number }>;
  /** Lets go of the source; deletes it only where Mapwright had made a copy. */
  release(id: FileId): Promise<void>;
  /** Puts a sample file that comes with the app beside the user's own. */
  addSample(packId: string): Promise<FileId>;
}
