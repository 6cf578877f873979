import { createHash } from 'node:crypto';
import { readPieces } from './blobs.ts';
import type { Bucket, Version } from './bucket.ts';
import { checkRead, checkWrite, keptOf, versionHeader } from './objectHeaders.ts';
import type { ObjectEventName } from './objectEvents.ts';
import { receiveBody } from './receiveBody.ts';
import { S3Error } from './s3Error.ts';
import type { S3Request } from './s3Request.ts';
import { type S3Answer, type S3Call, type S3World, xmlAnswer } from './s3World.ts';
import { writeXml } from './xmlText.ts';

/** PUT of an object from the body of the request. */
export async function putObject({ world, request, bucket, payload }: S3Call): Promise<S3Answer> {
  checkKey(request.key);
  const { piece, md5, checksum } = await receiveBody(request, payload, world.blobs);
  const version = await keep({ world, bucket, name: 'ObjectCreated:Put' }, request, {
    key: request.key,
    etag: md5,
    sizeBytes: piece.sizeBytes,
    changedAt: world.now(),
    headers: keptOf(request),
    checksum: checksum === undefined ? {} : { [checksum.name]: checksum.value },
    pieces: [piece],
    isMarker: false,
  });
  return {
    status: 200,
    headers: { etag: `"${version.etag}"`, ...version.checksum, ...versionHeader(version) },
  };
}

/** PUT of an object as a copy of another. */
export async function copyObject({ world, request, bucket }: S3Call): Promise<S3Answer> {
  checkKey(request.key);
  const source = copySource(world, request);
  checkRead(source, request.headers, 'x-amz-copy-source-');
  if (source.sizeBytes > 5 * 1024 ** 3) throw new S3Error(400, 'InvalidRequest');
  const isReplaced = request.headers['x-amz-metadata-directive']?.toUpperCase() === 'REPLACE';
  // The tag of a copy is that of its bytes in one piece, whatever the source's was.
  const etag = source.etag.includes('-') ? await md5Of(source) : source.etag;
  const version = await keep({ world, bucket, name: 'ObjectCreated:Copy' }, request, {
    ...source,
    key: request.key,
    etag,
    changedAt: world.now(),
    headers: isReplaced ? keptOf(request) : source.headers,
  });
  const answer = xmlAnswer(
    writeXml('CopyObjectResult', {
      ETag: `"${version.etag}"`,
      LastModified: new Date(version.changedAt).toISOString(),
    }),
  );
  return {
    ...answer,
    headers: { ...answer.headers, ...versionHeader(version), ...sourceVersion(source) },
  };
}

/** The version that a copy is made of. @throws {S3Error} `NoSuchBucket`, `NoSuchKey` */
export function copySource(world: S3World, { headers }: S3Request): Version {
  const [path = '', query = ''] = (headers['x-amz-copy-source'] ?? '').split('?');
  const [, bucketName = '', key = ''] = /^\/?([^/]+)\/(.+)$/s.exec(decodeURIComponent(path)) ?? [];
  const bucket = world.buckets.get(bucketName);
  if (bucket === undefined) throw new S3Error(404, 'NoSuchBucket');
  if (bucket.isForeign) throw new S3Error(403, 'AccessDenied');
  return bucket.find(key, /^versionId=(.+)$/.exec(query)?.[1]);
}

export function sourceVersion({ versionId }: Version): Record<string, string> {
  return versionId === 'null' ? {} : { 'x-amz-copy-source-version-id': versionId };
}

/** Makes a version the present one, if its writer's conditions hold at this moment, and tells of it. */
export async function keep(
  place: { readonly world: S3World; readonly bucket: Bucket; readonly name: ObjectEventName },
  request: S3Request,
  made: Omit<Version, 'versionId'>,
): Promise<Version> {
  const { world, bucket, name } = place;
  try {
    checkWrite(bucket.present(made.key), request.headers);
  } catch (error) {
    world.blobs.hold(made.pieces);
    await world.blobs.letGo(made.pieces);
    throw error;
  }
  world.blobs.hold(made.pieces);
  const { version, gone } = bucket.add(made);
  world.tell(name, bucket, version);
  await world.blobs.letGo(gone.flatMap((one) => one.pieces));
  return version;
}

/** @throws {S3Error} `KeyTooLongError` beyond 1,024 bytes */
export function checkKey(key: string): void {
  if (Buffer.byteLength(key) > 1024) throw new S3Error(400, 'KeyTooLongError');
}

async function md5Of({ pieces }: Version): Promise<string> {
  const md5 = createHash('md5');
  for await (const bytes of readPieces(pieces)) md5.update(bytes);
  return md5.digest('hex');
}
