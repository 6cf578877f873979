import type { UnpackedMember } from '../model/archive.ts';
import type { ByteSource } from '../model/bytes.ts';
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
  /**
   * Makes further sources of the bytes of one, for the sheets of a workbook. Those that are there already stay.
   * @throws {AppError} `NOT_FOUND`, `STORE_UNAVAILABLE`, `DISK_FULL`
   */
  adoptSheets(
    workbook: FileId,
    sheets: readonly { readonly id: FileId; readonly name: string }[],
  ): Promise<void>;
  /** The bytes themselves; one state of them, else `SOURCE_CHANGED`. @throws {AppError} `NOT_FOUND`, `SOURCE_UNREADABLE` */
  open(id: FileId): Promise<ByteSource & { close(): Promise<void> }>;
  /**
   * Copies bytes that lie elsewhere and makes a source of them under an id of the caller's. It is there when it is whole;
   * one that is there already is left as it is.
   * @throws {AppError} what reading fails with; `DISK_FULL`, `CANCELLED`
   */
  adoptCopy(
    file: { readonly id: FileId; readonly name: string; readonly source: ByteSource },
    job: { readonly signal: AbortSignal; readonly onProgress: (doneBytes: number) => void },
  ): Promise<void>;
  /** Lets go of the source; deletes its bytes only where Mapwright had made a copy and no other source has the same. */
  release(id: FileId): Promise<void>;
  /**
   * Makes a source of a text that a person typed or pasted, as UTF-8.
   * @throws {AppError} `DISK_FULL`, `STORE_UNAVAILABLE`
   */
  adoptText(text: { readonly name: string; readonly text: string }): Promise<FileId>;
  /**
   * The text of a short source in UTF-8, or UTF-16 with its mark; `undefined` where it is longer, another encoding or no text.
   * @throws {AppError} `SOURCE_UNREADABLE`
   */
  readText(id: FileId, mostBytes: number): Promise<string | undefined>;
  /** Puts a sample file that comes with the app beside the user's own. */
  addSample(packId: string): Promise<FileId>;
}
