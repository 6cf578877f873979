import type { UnpackedMember } from '../model/archive.ts';
import type { FileId } from '../model/ids.ts';

/** The bytes that were given to Mapwright. Hosts put them in; the core only asks and lets go. */
export interface Sources {
  /** @throws {AppError} `SOURCE_UNREADABLE` when the file is gone or may not be read. */
  describe(id: FileId): Promise<{ readonly name: string; readonly sizeBytes: number }>;
  /**
   * Makes sources of the members that `Engine.unpack` has written for an archive. One that stands alone takes the place
   * of the archive and keeps its id; the archive is let go of then. Several get ids of their own, which are the same
   * however often this is begun, so that nothing is there twice when it was broken off.
   *
   * @returns Their ids, in the order given.
   * @throws {AppError} `DISK_FULL`, `STORE_UNAVAILABLE`
   */
  adoptMembers(archive: FileId, members: readonly UnpackedMember[]): Promise<readonly FileId[]>;
  /** Lets go of the source; deletes it only where Mapwright had made a copy. */
  release(id: FileId): Promise<void>;
  /** Puts a sample file that comes with the app beside the user's own. */
  addSample(packId: string): Promise<FileId>;
}
