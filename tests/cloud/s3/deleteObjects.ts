import type { Bucket, Version } from './bucket.ts';
import { checkWrite } from './objectHeaders.ts';
import { S3Error } from './s3Error.ts';
import { bodyText } from './s3Request.ts';
import { type S3Answer, type S3Call, type S3World, xmlAnswer } from './s3World.ts';
import { writeXml, xmlElements, xmlText } from './xmlText.ts';

/** DELETE of one object, or of one version of it. */
export async function deleteObject({ world, request, bucket }: S3Call): Promise<S3Answer> {
  if (request.headers['if-match'] !== undefined) checkWrite(bucket.present(request.key), request.headers);
  const marker = await removeOne(world, bucket, {
    key: request.key,
    versionId: request.query.get('versionId'),
  });
  if (marker === undefined) return { status: 204 };
  return {
    status: 204,
    headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.versionId },
  };
}

/** POST `?delete`: up to 1,000 at once; those that are not there count as deleted. */
export async function deleteObjects({ world, request, bucket }: S3Call): Promise<S3Answer> {
  const body = await bodyText(request);
  const named = xmlElements(body, 'Object').map((one) => ({
    key: xmlText(one, 'Key') ?? '',
    versionId: xmlText(one, 'VersionId'),
  }));
  if (named.length === 0 || named.length > 1000) throw new S3Error(400, 'MalformedXML');
  const deleted = [];
  for (const one of named) {
    const marker = await removeOne(world, bucket, one);
    deleted.push({
      Key: one.key,
      VersionId: one.versionId,
      DeleteMarker: marker === undefined ? undefined : true,
      DeleteMarkerVersionId: marker?.versionId,
    });
  }
  return xmlAnswer(writeXml('DeleteResult', xmlText(body, 'Quiet') === 'true' ? {} : { Deleted: deleted }));
}

/** @returns The marker that was set, where the bucket keeps versions and none was named. */
async function removeOne(
  world: S3World,
  bucket: Bucket,
  { key, versionId }: { readonly key: string; readonly versionId: string | undefined },
): Promise<Version | undefined> {
  if (versionId !== undefined || bucket.versioning === '') {
    const removed = bucket.remove(key, versionId ?? 'null');
    for (const version of removed) world.tell('ObjectRemoved:Delete', bucket, version);
    await world.blobs.letGo(removed.flatMap((one) => one.pieces));
    return undefined;
  }
  const { version, gone } = bucket.add({
    key,
    etag: '',
    sizeBytes: 0,
    changedAt: world.now(),
    headers: {},
    checksum: {},
    pieces: [],
    isMarker: true,
  });
  world.tell('ObjectRemoved:DeleteMarkerCreated', bucket, version);
  await world.blobs.letGo(gone.flatMap((one) => one.pieces));
  return version;
}
