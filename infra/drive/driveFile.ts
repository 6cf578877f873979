import type { drive_v3 } from '@googleapis/drive';
import { AppError } from '../../core/model/errors.ts';
import type { ListedDocument } from '../../core/ports/scans.ts';

export const folderType = 'application/vnd.google-apps.folder';
export const shortcutType = 'application/vnd.google-apps.shortcut';

/** What is asked of each file. */
export const fileFields =
  'id,name,mimeType,size,md5Checksum,trashed,parents,driveId,resourceKey,webViewLink,shortcutDetails(targetId,targetMimeType,targetResourceKey)';

/** A file as Google tells of it; whatever is missing there is missing here. */
export type DriveFile = drive_v3.Schema$File;

/** What a document is written out as, by Google's type; what is not here cannot be written out as something with text. */
const exports: Readonly<Record<string, string>> = {
  'application/vnd.google-apps.document': 'application/pdf',
  'application/vnd.google-apps.presentation': 'application/pdf',
  'application/vnd.google-apps.drawing': 'application/pdf',
  'application/vnd.google-apps.spreadsheet':
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What fetching a document has to know again. */
export interface DriveMark {
  /** Type to write it out as; absent for files that lie there as bytes. */
  readonly exportAs?: string;
  /** Lower-case hex. */
  readonly md5?: string;
  /** Opens files that were shared by a link; see https://developers.google.com/workspace/drive/api/guides/resource-keys */
  readonly key?: string;
}

export function markOf({ mark }: Pick<ListedDocument, 'mark'>): DriveMark {
  return JSON.parse(mark ?? '{}') as DriveMark;
}

/** The header that opens a file that was shared by a link. */
export function keyHeader(id: string, key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { 'X-Goog-Drive-Resource-Keys': `${id}/${key}` };
}

/** A file as a scan lists it. @param name With the folders above it. */
export function listedFile(file: DriveFile, name: string): ListedDocument {
  const { id, mimeType, size, md5Checksum, resourceKey, webViewLink } = file;
  const type = mimeType ?? '';
  const exportAs = exports[type];
  const isGoogles = type.startsWith('application/vnd.google-apps.');
  const mark: DriveMark = {
    ...(exportAs === undefined ? {} : { exportAs }),
    ...(typeof md5Checksum === 'string' ? { md5: md5Checksum } : {}),
    ...(typeof resourceKey === 'string' ? { key: resourceKey } : {}),
  };
  return {
    at: id ?? '',
    name,
    // Of Google's own kinds the size says nothing about what is written out.
    sizeBytes: isGoogles ? 0 : Number(size ?? 0),
    error: isGoogles && exportAs === undefined ? notExported(name, type).toView() : null,
    mark: JSON.stringify(mark),
    ...(isWebAddress(webViewLink) ? { link: webViewLink } : {}),
  };
}

function notExported(name: string, type: string): AppError {
  const kind = type.slice('application/vnd.google-apps.'.length);
  return new AppError('SOURCE_UNSUPPORTED', `${name} is of a kind that Google does not export (${kind}).`, {
    remedy: 'Save what it holds as a document or a PDF, then scan that.',
  });
}

/** The page opens it: nothing but an address of the web is one. */
function isWebAddress(link: string | null | undefined): link is string {
  return typeof link === 'string' && link.startsWith('https://');
}
