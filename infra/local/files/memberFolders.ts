import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { invariant } from '../../../core/model/errors.ts';
import type { FileId } from '../../../core/model/ids.ts';
import { writeError } from './fileErrors.ts';

/**
 * Where the members of archives lie while they are unpacked: a hidden folder for each attempt, in it a file for each
 * member. The engine of a host that was killed may write on for a moment, so no attempt has the folder of another.
 */
export interface MemberFolders {
  /** Makes an empty folder for an archive. @returns Its path, for `memberRoom`. @throws {AppError} `DISK_FULL`, `STORE_UNAVAILABLE` */
  start(archive: FileId): Promise<string>;
  /** Where a member lies that was unpacked into the folder that `start` made last. */
  pathOf(archive: FileId, place: number): string;
  /** Throws away what is in that folder, and the folder. */
  discard(archive: FileId): Promise<void>;
}

/** @param path Of the folder that holds those of the archives; must exist. What is left in it by killed hosts is for its owner to clear. */
export function memberFolders(path: string): MemberFolders {
  const folders = new Map<FileId, string>();
  const discard = async (archive: FileId): Promise<void> => {
    const folder = folders.get(archive);
    folders.delete(archive);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };
  return {
    discard,
    pathOf(archive, place) {
      const folder = folders.get(archive);
      invariant(folder !== undefined, 'the archive was unpacked');
      return join(folder, String(place));
    },
    async start(archive) {
      try {
        await discard(archive);
        const folder = join(path, `.${randomBytes(6).toString('hex')}.members`);
        await mkdir(folder, { mode: 0o700 });
        folders.set(archive, folder);
        return folder;
      } catch (error) {
        throw writeError(error);
      }
    },
  };
}
