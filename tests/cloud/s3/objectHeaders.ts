import type { Version } from './bucket.ts';
import { S3Error } from './s3Error.ts';
import type { S3Request } from './s3Request.ts';

const keptHeaders = [
  'x-amz-storage-class',
  'content-type',
  'content-disposition',
  'content-language',
  'cache-control',
  'expires',
];

/** What an object keeps of the headers that it is put with. */
export function keptOf({ headers }: S3Request): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    if (keptHeaders.includes(name) || name.startsWith('x-amz-meta-')) kept[name] = value;
  }
  const encoding = (headers['content-encoding'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'aws-chunked')
    .join(', ');
  kept['content-type'] ??= 'application/octet-stream';
  return encoding === '' ? kept : { ...kept, 'content-encoding': encoding };
}

/** The headers of a version, those included that the link asks for instead. */
export function headersOf(version: Version, request: S3Request): Record<string, string> {
  const overrides = Object.fromEntries(
    [...request.query]
      .filter(([name]) => name.startsWith('response-'))
      .map(([name, value]) => [name.slice('response-'.length), value]),
  );
  return {
    ...version.headers,
    ...overrides,
    ...(request.headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED' &&
    request.headers['range'] === undefined
      ? version.checksum
      : {}),
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.changedAt).toUTCString(),
    'accept-ranges': 'bytes',
    ...versionHeader(version),
  };
}

export function versionHeader({ versionId }: Version): Record<string, string> {
  return versionId === 'null' ? {} : { 'x-amz-version-id': versionId };
}

/** @throws {S3Error} `PreconditionFailed`, `NotModified` where the reader asked for another state */
export function checkRead(version: Version, headers: S3Request['headers'], prefix = ''): void {
  const wanted = headers[`${prefix}if-match`];
  const unwanted = headers[`${prefix}if-none-match`];
  const since = headers[`${prefix}if-modified-since`];
  const before = headers[`${prefix}if-unmodified-since`];
  if (wanted !== undefined && !matches(wanted, version.etag)) throw new S3Error(412, 'PreconditionFailed');
  if (wanted === undefined && before !== undefined && version.changedAt >= Date.parse(before) + 1000) {
    throw new S3Error(412, 'PreconditionFailed');
  }
  const isSame = unwanted !== undefined && matches(unwanted, version.etag);
  const isOlder =
    unwanted === undefined && since !== undefined && version.changedAt < Date.parse(since) + 1000;
  if (!isSame && !isOlder) return;
  if (prefix !== '') throw new S3Error(412, 'PreconditionFailed');
  throw new S3Error(304, 'NotModified', { headers: { etag: `"${version.etag}"` } });
}

/** @throws {S3Error} `PreconditionFailed`, `NoSuchKey` where the writer asked for another state of the key */
export function checkWrite(present: Version | undefined, headers: S3Request['headers']): void {
  const absent = headers['if-none-match'];
  const wanted = headers['if-match'];
  if (absent !== undefined && absent !== '*') throw new S3Error(501, 'NotImplemented');
  if (absent !== undefined && present !== undefined) throw new S3Error(412, 'PreconditionFailed');
  if (wanted === undefined) return;
  if (present === undefined) throw new S3Error(404, 'NoSuchKey');
  if (!matches(wanted, present.etag)) throw new S3Error(412, 'PreconditionFailed');
}

function matches(list: string, etag: string): boolean {
  return list.split(',').some((one) => one.trim() === '*' || one.trim().replaceAll('"', '') === etag);
}
