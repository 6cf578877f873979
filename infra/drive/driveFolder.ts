import { AppError } from '../../core/model/errors.ts';
import type { RemoteControl } from '../../core/ports/remoteDocuments.ts';
import type { DriveClient } from './driveClient.ts';
import { type DriveFile, fileFields, folderType, keyHeader, shortcutType } from './driveFile.ts';

/** A folder that was found. */
export interface DriveFolder {
  readonly id: string;
  readonly name: string;
  /** Of the folder above; `null` where it cannot be seen. */
  readonly parent: string | null;
  /** Of the shared drive that it lies in. */
  readonly driveId: string | null;
  readonly key: string | undefined;
  /** Whether it belongs to the person, and not to others who share it. */
  readonly isOwn: boolean;
}

/** An id with the key that opens it, out of an id or an address that a person copied. */
function folderAddress(given: string): { readonly id: string; readonly key: string | undefined } {
  const text = given.trim();
  if (!URL.canParse(text)) return { id: text, key: undefined };
  const { pathname, searchParams } = new URL(text);
  const id = /\/folders\/([\w-]+)/u.exec(pathname)?.[1] ?? searchParams.get('id') ?? '';
  return { id, key: searchParams.get('resourcekey') ?? undefined };
}

/** Finds a folder; a shortcut to one stands for it. @throws {AppError} `NOT_FOUND`, `USAGE`, and as `driveError` says */
export async function findFolder(
  client: DriveClient,
  given: string,
  control: RemoteControl,
): Promise<DriveFolder> {
  const { id, key } = folderAddress(given);
  if (!/^[\w-]{1,200}$/u.test(id))
    throw new AppError('USAGE', 'That is neither the id nor the address of a folder in Google Drive.', {
      remedy: 'Open the folder in Google Drive and copy its address.',
    });
  const file = await fileOf(client, { id, key, kind: 'folder' }, control);
  const target = file.shortcutDetails;
  if (file.mimeType === shortcutType && target?.targetMimeType === folderType)
    return findFolder(client, target.targetId ?? '', control);
  if (file.mimeType !== folderType)
    throw new AppError('USAGE', `${file.name ?? id} is no folder.`, {
      remedy: 'Choose the folder that it lies in.',
    });
  if (file.trashed === true)
    throw new AppError('NOT_FOUND', `The folder ${file.name ?? id} lies in the trash of Google Drive.`, {
      remedy: 'Take it out of the trash, or choose another one.',
    });
  const driveId = file.driveId ?? null;
  const real = file.id ?? id;
  return {
    id: real,
    name: driveId === real ? await nameOfDrive(client, real, control) : (file.name ?? id),
    parent: file.parents?.[0] ?? null,
    driveId,
    key: file.resourceKey ?? key,
    isOwn: file.ownedByMe === true,
  };
}

/** One file by its id. */
export async function fileOf(
  client: DriveClient,
  wish: { readonly id: string; readonly key: string | undefined; readonly kind: 'folder' | 'document' },
  control: RemoteControl,
): Promise<DriveFile> {
  const { id, key, kind } = wish;
  return client.ask(
    async (drive, options) => {
      const params = { fileId: id, supportsAllDrives: true, fields: `${fileFields},ownedByMe` };
      return (await drive.files.get(params, { ...options, headers: keyHeader(id, key) })).data;
    },
    { kind, name: id },
    control,
  );
}

async function nameOfDrive(client: DriveClient, driveId: string, control: RemoteControl): Promise<string> {
  return client.ask(
    async (drive, options) =>
      (await drive.drives.get({ driveId, fields: 'name' }, options)).data.name ?? driveId,
    { kind: 'folder', name: driveId },
    control,
  );
}
