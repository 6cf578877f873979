import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { invariant } from '../../../core/model/errors.ts';
import type { FileId } from '../../../core/model/ids.ts';
import { writeError } from './fileErrors.ts';

/** Where the members of archives lie while they are unpacked: a hidden folder for each archive, in it a file for each member. */
export interface MemberFolders {
  /** Starts anew with an empty folder. @returns Its path, for `memberRoom`. @throws {AppError} `DISK_FULL`, `STORE_UNAVAILABLE` */
  start(archive: FileId): Promise<string>;
  /** Where a member lies. */
  pathOf(archive: FileId, place: number): string;
  /** Throws away what is in it, and the folder. */
  discard(archive: FileId): Promise<void>;
}

/** @param path Of the folder that holds those of the archives; must exist. */
export function memberFolders(path: string): MemberFolders {
  const folderOf = (archive: FileId): string => {
    invariant(/^[\w-]+$/.test(archive), 'a file id is a plain name');
    return join(path, `.${archive}.members`);
  };
  const discard = (archive: FileId): Promise<void> => rm(folderOf(archive), { recursive: true, force: true });
  return {
    discard,
    pathOf: (archive, place) => join(folderOf(archive), String(place)),
    async start(archive) {
      try {
        await discard(archive);
        await mkdir(folderOf(archive), { mode: 0o700 });
        return folderOf(archive);
      } catch (error) {
        throw writeError(error);
      }
    },
  };
}
