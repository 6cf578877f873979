import { opendir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import type { FolderView } from '../../../core/model/scan.ts';
import { readError } from '../files/fileErrors.ts';
import { isSkipped } from './skippedNames.ts';

/** What a folder of this machine holds; an empty path is the person's own. @throws {AppError} `SOURCE_UNREADABLE` */
export async function browseFolder(given: string): Promise<FolderView> {
  const path = given === '' ? homedir() : resolve(given);
  const folders: string[] = [];
  let documents = 0;
  try {
    for await (const entry of await opendir(path)) {
      if (isSkipped(entry.name)) continue;
      if (entry.isDirectory() && folders.length < scanOptions.browsedFolders) folders.push(entry.name);
      else if (entry.isFile() && documents < scanOptions.browsedDocuments) documents += 1;
    }
  } catch (error) {
    throw readError(error, path);
  }
  const parent = dirname(path);
  folders.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return {
    path,
    name: path,
    parent: parent === path ? null : parent,
    folders: folders.map((name) => ({ name, path: join(path, name) })),
    documents,
    areMore: folders.length >= scanOptions.browsedFolders || documents >= scanOptions.browsedDocuments,
    canScan: true,
  };
}
