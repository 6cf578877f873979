import type { DriveSettings } from '../../core/model/drive.ts';
import type { FolderView } from '../../core/model/scan.ts';
import type { SecretStore } from '../../core/ports/llm.ts';
import type { RemoteControl, RemoteDocuments, RemotePlace } from '../../core/ports/remoteDocuments.ts';
import { driveWay } from './driveAuth.ts';
import { type DriveClient, driveClient } from './driveClient.ts';
import { driveFetch } from './driveFetch.ts';
import { folderType } from './driveFile.ts';
import { findFolder } from './driveFolder.ts';
import { driveListing } from './driveListing.ts';
import { drivePages } from './drivePages.ts';

/** Pages that are looked at to tell what a folder holds. */
const browsedPages = 2;

/** Documents of Google Drive. */
export function driveDocuments(
  settings: () => Promise<DriveSettings>,
  secrets: SecretStore,
): RemoteDocuments<Extract<RemotePlace, { readonly kind: 'drive' }>> {
  const client = driveClient(settings, secrets);
  return {
    async state() {
      const way = await driveWay({ secrets }, await settings());
      return way === 'none'
        ? { state: 'off', note: 'Nobody is signed in to Google Drive.' }
        : { state: 'ready', note: '' };
    },
    async check({ folderId }, control) {
      await findFolder(client, folderId, control);
    },
    browse(path, control) {
      if (path === '') return Promise.resolve(top);
      if (path === 'drives') return sharedDrives(client, control);
      return path === 'shared' ? sharedWithMe(client, control) : folder(client, path, control);
    },
    list: ({ folderId }, control) => driveListing(client, folderId, control),
    fetch: (order, control) => driveFetch(client, order, control),
  };
}

/** Where a person begins to look. */
const top: FolderView = {
  path: '',
  name: 'Google Drive',
  parent: null,
  folders: [
    { name: 'My Drive', path: 'root' },
    { name: 'Shared with me', path: 'shared' },
    { name: 'Shared drives', path: 'drives' },
  ],
  documents: 0,
  areMore: false,
  canScan: false,
};

async function sharedDrives(client: DriveClient, control: RemoteControl): Promise<FolderView> {
  const folders: { readonly name: string; readonly path: string }[] = [];
  for (let pageToken: string | undefined; ; ) {
    const token = pageToken === undefined ? {} : { pageToken };
    const { drives, nextPageToken } = await client.ask(
      async (drive, options) =>
        (
          await drive.drives.list(
            { pageSize: 100, fields: 'nextPageToken,drives(id,name)', ...token },
            options,
          )
        ).data,
      { kind: 'folder', name: 'Shared drives' },
      control,
    );
    for (const { id, name } of drives ?? []) folders.push({ name: name ?? id ?? '', path: id ?? '' });
    if (typeof nextPageToken !== 'string') break;
    pageToken = nextPageToken;
  }
  return { ...top, path: 'drives', name: 'Shared drives', parent: '', folders: sorted(folders) };
}

async function sharedWithMe(client: DriveClient, control: RemoteControl): Promise<FolderView> {
  const { files, nextPageToken } = await client.ask(
    async (drive, options) =>
      (
        await drive.files.list(
          {
            q: `sharedWithMe = true and trashed = false and mimeType = '${folderType}'`,
            pageSize: 1_000,
            fields: 'nextPageToken,files(id,name)',
            supportsAllDrives: true,
            includeItemsFromAllDrives: true,
          },
          options,
        )
      ).data,
    { kind: 'folder', name: 'Shared with me' },
    control,
  );
  const folders = (files ?? []).map(({ id, name }) => ({ name: name ?? id ?? '', path: id ?? '' }));
  const areMore = typeof nextPageToken === 'string';
  return { ...top, path: 'shared', name: 'Shared with me', parent: '', folders: sorted(folders), areMore };
}

async function folder(client: DriveClient, given: string, control: RemoteControl): Promise<FolderView> {
  const found = await findFolder(client, given, control);
  const { id, name, driveId } = found;
  const folders = new Map<string, string>();
  let documents = 0;
  let pages = 0;
  let areMore = false;
  for await (const files of drivePages(client, { folders: [found], driveId }, control)) {
    if (pages === browsedPages) {
      areMore = true;
      break;
    }
    pages += 1;
    for (const file of files) {
      const target = file.shortcutDetails;
      if (file.mimeType === folderType) folders.set(file.id ?? '', file.name ?? '');
      else if (target?.targetMimeType === folderType) folders.set(target.targetId ?? '', file.name ?? '');
      else documents += 1;
    }
  }
  const above = found.parent ?? (driveId === id ? 'drives' : found.isOwn ? '' : 'shared');
  const list = [...folders].map(([path, title]) => ({ name: title, path }));
  return { path: id, name, parent: above, folders: sorted(list), documents, areMore, canScan: true };
}

function sorted(folders: FolderView['folders']): FolderView['folders'] {
  return folders.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}
