import { AppError } from '../../core/model/errors.ts';
import type { RemoteControl } from '../../core/ports/remoteDocuments.ts';
import type { ListedDocument } from '../../core/ports/scans.ts';
import type { DriveClient } from './driveClient.ts';
import { type DriveFile, folderType, listedFile, shortcutType } from './driveFile.ts';
import { type DriveFolder, fileOf, findFolder } from './driveFolder.ts';
import { drivePages } from './drivePages.ts';

/** Folders whose children are asked for at once: archives have many of a few files, and a question may be long. */
const foldersAtOnce = 20;
/** Targets of shortcuts that are asked for at the same time. */
const targetsAtOnce = 8;

/** A folder that is still to be looked into. */
interface Waiting {
  readonly id: string;
  /** Of its files: what their names begin with. */
  readonly prefix: string;
  readonly driveId: string | null;
  readonly key: string | undefined;
}

/**
 * Every document below a folder, each once: shortcuts are followed to files and folders, what lies in several folders
 * comes under the first of them, and what lies in the trash is left out.
 */
export async function* driveListing(
  client: DriveClient,
  folderId: string,
  control: RemoteControl,
): AsyncGenerator<readonly ListedDocument[]> {
  const root = await findFolder(client, folderId, control);
  const seen = new Set<string>([root.id]);
  const waiting: Waiting[] = [waitingOf(root)];
  for (let group = nextGroup(waiting); group.length > 0; group = nextGroup(waiting)) {
    const byId = new Map(group.map((folder) => [folder.id, folder]));
    const folders = group.map(({ id, prefix, key }) => ({
      id,
      name: prefix === '' ? root.name : prefix,
      key,
    }));
    for await (const files of drivePages(client, { folders, driveId: group[0]?.driveId ?? null }, control)) {
      const page: ListedDocument[] = [];
      const shortcuts: { readonly file: DriveFile; readonly name: string }[] = [];
      for (const file of files) {
        if (file.id === undefined || file.id === null || seen.has(file.id)) continue;
        const home = file.parents?.map((id) => byId.get(id)).find((one) => one !== undefined) ?? group[0];
        const name = `${home?.prefix ?? ''}${file.name ?? file.id}`;
        seen.add(file.id);
        if (file.mimeType === folderType) waiting.push(waitingBelow(file, name));
        else if (file.mimeType === shortcutType) shortcuts.push({ file, name });
        else page.push(listedFile(file, name));
      }
      for (const { file, name } of shortcuts) {
        const { targetId: id, targetMimeType, targetResourceKey } = file.shortcutDetails ?? {};
        if (targetMimeType !== folderType || typeof id !== 'string' || seen.has(id)) continue;
        seen.add(id);
        // A folder of somebody else may lie in another drive than the shortcut.
        const target = await targetFolder(client, id, control);
        if (target === undefined) page.push(deadShortcut(file, name));
        else waiting.push({ ...waitingOf(target, `${name}/`), key: targetResourceKey ?? target.key });
      }
      const toFiles = shortcuts.filter(({ file }) => file.shortcutDetails?.targetMimeType !== folderType);
      for (let from = 0; from < toFiles.length; from += targetsAtOnce) {
        const some = toFiles.slice(from, from + targetsAtOnce);
        const found = await Promise.all(some.map((shortcut) => targetFile(client, shortcut, control)));
        for (const [at, document] of found.entries()) {
          // One that leads nowhere is listed itself, and was seen as such.
          const isDead = document?.at === some[at]?.file.id;
          if (document === undefined || (!isDead && seen.has(document.at))) continue;
          seen.add(document.at);
          page.push(document);
        }
      }
      if (page.length > 0) yield page;
    }
  }
}

/** The next folders of one drive, in their order. */
function nextGroup(waiting: Waiting[]): readonly Waiting[] {
  const driveId = waiting[0]?.driveId;
  let count = 0;
  while (count < foldersAtOnce && count < waiting.length && waiting[count]?.driveId === driveId) count += 1;
  return waiting.splice(0, count);
}

function waitingOf({ id, driveId, key }: DriveFolder, prefix = ''): Waiting {
  return { id, prefix, driveId, key };
}

function waitingBelow(file: DriveFile, name: string): Waiting {
  const { id, driveId, resourceKey } = file;
  return { id: id ?? '', prefix: `${name}/`, driveId: driveId ?? null, key: resourceKey ?? undefined };
}

/** @returns `undefined` where the shortcut leads nowhere that can be seen */
async function targetFolder(
  client: DriveClient,
  id: string,
  control: RemoteControl,
): Promise<DriveFolder | undefined> {
  try {
    return await findFolder(client, id, control);
  } catch (error) {
    if (isOfTarget(error)) return undefined;
    throw error;
  }
}

/** @returns `undefined` for a target in the trash */
async function targetFile(
  client: DriveClient,
  { file, name }: { readonly file: DriveFile; readonly name: string },
  control: RemoteControl,
): Promise<ListedDocument | undefined> {
  const { targetId, targetResourceKey } = file.shortcutDetails ?? {};
  if (typeof targetId !== 'string') return deadShortcut(file, name);
  try {
    const wish = { id: targetId, key: targetResourceKey ?? undefined, kind: 'document' } as const;
    const target = await fileOf(client, wish, control);
    return target.trashed === true ? undefined : listedFile(target, name);
  } catch (error) {
    if (isOfTarget(error)) return deadShortcut(file, name);
    throw error;
  }
}

/** Whether it is the target that is gone or closed, and not Google Drive. */
function isOfTarget(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const { code } = error;
  return (
    code === 'NOT_FOUND' ||
    code === 'ACCESS_DENIED' ||
    code === 'OBJECT_MISSING' ||
    code === 'SOURCE_UNREADABLE'
  );
}

function deadShortcut(file: DriveFile, name: string): ListedDocument {
  const error = new AppError('OBJECT_MISSING', `The shortcut ${name} leads to nothing that you can see.`, {
    remedy: 'Ask the owner of what it led to for access, or delete the shortcut.',
  });
  return { at: file.id ?? '', name, sizeBytes: 0, error: error.toView() };
}
