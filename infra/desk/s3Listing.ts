import { ListObjectsV2Command, type ListObjectsV2CommandOutput, type _Object } from '@aws-sdk/client-s3';
import { AppError, type ErrorView } from '../../core/model/errors.ts';
import { scanOptions } from '../../core/model/options/scanOptions.ts';
import type { FolderView } from '../../core/model/scan.ts';
import type { RemoteControl } from '../../core/ports/remoteDocuments.ts';
import type { ListedDocument } from '../../core/ports/scans.ts';
import { isSkipped } from '../local/scans/skippedNames.ts';
import { addressOf, type S3Prefix } from './s3Prefix.ts';

/** @throws {AppError} `NOT_FOUND` where no object lies there, and why the bucket cannot be listed */
export async function checkPrefix(place: S3Prefix, control: RemoteControl): Promise<void> {
  const { Contents = [] } = await listPage(place, { control, most: 1 });
  if (Contents.length > 0) return;
  throw new AppError('NOT_FOUND', `There is nothing under ${addressOf(place, place.prefix)}.`, {
    remedy: 'Check the prefix; capital letters count.',
  });
}

/** Objects directly below a prefix, and those that keys with a slash make folders of. A prefix without its last slash is one, too. */
export async function browsePrefix(place: S3Prefix, control: RemoteControl): Promise<FolderView> {
  const prefix = place.prefix === '' || place.prefix.endsWith('/') ? place.prefix : `${place.prefix}/`;
  const folders: string[] = [];
  let documents = 0;
  let after: string | undefined;
  const isRoom = (): boolean =>
    folders.length < scanOptions.browsedFolders && documents < scanOptions.browsedDocuments;
  do {
    const page = await listPage({ ...place, prefix }, { control, after, isFolder: true });
    for (const { Prefix } of page.CommonPrefixes ?? []) folders.push(decoded(Prefix));
    documents += (page.Contents ?? []).filter((object) => isDocument(decoded(object.Key))).length;
    after = page.NextContinuationToken;
  } while (after !== undefined && isRoom());
  const parent = prefix.slice(0, prefix.lastIndexOf('/', prefix.length - 2) + 1);
  return {
    path: addressOf(place, prefix),
    name: addressOf(place, prefix),
    parent: prefix === '' ? null : addressOf(place, parent),
    folders: folders.map((key) => ({ name: key.slice(prefix.length, -1), path: addressOf(place, key) })),
    documents,
    areMore: after !== undefined,
    canScan: true,
  };
}

/** Every document under a prefix, a page of up to 1,000 keys at a time, in the order of the keys. */
export async function* listPrefix(
  place: S3Prefix,
  control: RemoteControl,
): AsyncGenerator<readonly ListedDocument[]> {
  const folder = place.prefix.slice(0, place.prefix.lastIndexOf('/') + 1);
  let after: string | undefined;
  do {
    const page = await listPage(place, { control, after });
    const documents = (page.Contents ?? []).flatMap((object) => listed(object, folder));
    if (documents.length > 0) yield documents;
    after = page.NextContinuationToken;
  } while (after !== undefined);
}

function listPage(
  place: S3Prefix,
  wish: {
    readonly control: RemoteControl;
    readonly after?: string | undefined;
    readonly most?: number;
    readonly isFolder?: boolean;
  },
): Promise<ListObjectsV2CommandOutput> {
  const { control, after, most, isFolder } = wish;
  const command = new ListObjectsV2Command({
    Bucket: place.bucket,
    Prefix: place.prefix,
    // Keys may hold characters that XML cannot.
    EncodingType: 'url',
    // Tells of objects in the archive whether they were brought back.
    OptionalObjectAttributes: ['RestoreStatus'],
    ...(after === undefined ? {} : { ContinuationToken: after }),
    ...(most === undefined ? {} : { MaxKeys: most }),
    ...(isFolder === true ? { Delimiter: '/' } : {}),
  });
  return control.attempt(() =>
    place.ask('ListBucket', () => place.client.send(command, { abortSignal: control.signal })),
  );
}

function listed(object: _Object, folder: string): readonly ListedDocument[] {
  const key = decoded(object.Key);
  if (!isDocument(key)) return [];
  return [
    {
      at: key,
      name: key.slice(folder.length),
      sizeBytes: object.Size ?? 0,
      error: archived(object),
      ...(object.ETag === undefined ? {} : { mark: object.ETag }),
    },
  ];
}

/** Consoles make empty objects whose keys end with a slash, to show folders. */
function isDocument(key: string): boolean {
  return !key.endsWith('/') && !key.split('/').some((name) => isSkipped(name));
}

const archives: ReadonlySet<string | undefined> = new Set(['GLACIER', 'DEEP_ARCHIVE']);

function archived({ StorageClass, RestoreStatus }: _Object): ErrorView | null {
  const isBack = RestoreStatus?.RestoreExpiryDate !== undefined && RestoreStatus.IsRestoreInProgress !== true;
  if (!archives.has(StorageClass) || isBack) return null;
  return archiveError(StorageClass ?? '').toView();
}

/** Of an object that lies where it cannot be read from at once. */
export function archiveError(storageClass: string): AppError {
  const where = storageClass === '' ? 'an archive' : `the archive ${storageClass}`;
  return new AppError('SOURCE_UNREADABLE', `The object lies in ${where} of S3.`, {
    remedy: 'Restore it in S3, which takes hours and costs money, then scan again.',
  });
}

function decoded(key: string | undefined): string {
  return decodeURIComponent((key ?? '').replaceAll('+', ' '));
}
