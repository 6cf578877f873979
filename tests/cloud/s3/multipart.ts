import { createHash, randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { cutPieces, readPieces } from './blobs.ts';
import { checkRead, keptOf, versionHeader } from './objectHeaders.ts';
import { rangeOf } from './readObject.ts';
import { receiveBody } from './receiveBody.ts';
import { S3Error } from './s3Error.ts';
import { bodyText } from './s3Request.ts';
import { type MultipartUpload, type S3Answer, type S3Call, type UploadPart, xmlAnswer } from './s3World.ts';
import { checkKey, copySource, keep, sourceVersion } from './writeObject.ts';
import { writeXml, xmlElements, xmlText } from './xmlText.ts';

/** Smallest size of every part but the last one, as S3 has it. */
const partBytes = 5 * 1024 * 1024;

/** POST `?uploads` */
export function createUpload({ world, request, bucket }: S3Call): S3Answer {
  checkKey(request.key);
  const id = randomUUID().replaceAll('-', '');
  world.uploads.set(id, {
    id,
    bucket: bucket.name,
    key: request.key,
    startedAt: world.now(),
    headers: keptOf(request),
    parts: new Map(),
  });
  return xmlAnswer(
    writeXml('InitiateMultipartUploadResult', { Bucket: bucket.name, Key: request.key, UploadId: id }),
  );
}

/** PUT `?partNumber&uploadId`, from the body or from another object. */
export async function putPart(call: S3Call): Promise<S3Answer> {
  const { world, request } = call;
  const upload = uploadOf(call);
  const place = Number(request.query.get('partNumber'));
  if (!(Number.isInteger(place) && place >= 1 && place <= 10_000)) throw new S3Error(400, 'InvalidArgument');
  const isCopy = request.headers['x-amz-copy-source'] !== undefined;
  const part = isCopy ? await copiedPart(call) : await receivedPart(call);
  // The upload may have been aborted meanwhile.
  if (world.uploads.get(upload.id) === undefined) {
    world.blobs.hold(part.pieces);
    await world.blobs.letGo(part.pieces);
    throw new S3Error(404, 'NoSuchUpload');
  }
  world.blobs.hold(part.pieces);
  const before = upload.parts.get(place);
  upload.parts.set(place, part);
  await world.blobs.letGo(before?.pieces ?? []);
  if (!isCopy) return { status: 200, headers: { etag: `"${part.etag}"`, ...part.checksum } };
  const answer = xmlAnswer(
    writeXml('CopyPartResult', {
      ETag: `"${part.etag}"`,
      LastModified: new Date(part.changedAt).toISOString(),
    }),
  );
  return { ...answer, headers: { ...answer.headers, ...sourceVersion(copySource(world, request)) } };
}

async function receivedPart({ world, request, payload }: S3Call): Promise<UploadPart> {
  const { piece, md5, checksum } = await receiveBody(request, payload, world.blobs);
  return {
    etag: md5,
    sizeBytes: piece.sizeBytes,
    changedAt: world.now(),
    checksum: checksum === undefined ? {} : { [checksum.name]: checksum.value },
    pieces: [piece],
  };
}

async function copiedPart({ world, request }: S3Call): Promise<UploadPart> {
  const source = copySource(world, request);
  checkRead(source, request.headers, 'x-amz-copy-source-');
  const range = rangeOf(request.headers['x-amz-copy-source-range'], source.sizeBytes);
  const pieces = range === undefined ? source.pieces : cutPieces(source.pieces, range.start, range.sizeBytes);
  const md5 = createHash('md5');
  for await (const bytes of readPieces(pieces)) md5.update(bytes);
  const sizeBytes = range?.sizeBytes ?? source.sizeBytes;
  return { etag: md5.digest('hex'), sizeBytes, changedAt: world.now(), checksum: {}, pieces };
}

/** POST `?uploadId` */
export async function completeUpload(call: S3Call): Promise<S3Answer> {
  const { world, request, bucket } = call;
  const upload = uploadOf(call);
  const body = await bodyText(request);
  const named = xmlElements(body, 'Part').map((one) => ({
    place: Number(xmlText(one, 'PartNumber')),
    etag: (xmlText(one, 'ETag') ?? '').replaceAll('"', ''),
  }));
  if (named.length === 0) throw new S3Error(400, 'MalformedXML');
  if (named.some(({ place }, index) => place <= (named[index - 1]?.place ?? 0))) {
    throw new S3Error(400, 'InvalidPartOrder');
  }
  const parts = named.map(({ place, etag }, index) => {
    const part = upload.parts.get(place);
    if (part === undefined || part.etag !== etag) throw new S3Error(400, 'InvalidPart');
    if (index < named.length - 1 && part.sizeBytes < partBytes) throw new S3Error(400, 'EntityTooSmall');
    return part;
  });
  const version = await keep({ world, bucket, name: 'ObjectCreated:CompleteMultipartUpload' }, request, {
    key: upload.key,
    etag: `${joinedMd5(parts)}-${String(parts.length)}`,
    sizeBytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    changedAt: world.now(),
    headers: upload.headers,
    checksum: joinedCrc32(parts),
    pieces: parts.flatMap(({ pieces }) => pieces),
    isMarker: false,
  });
  await forget(call, upload);
  const answer = xmlAnswer(
    writeXml('CompleteMultipartUploadResult', {
      Location: `/${bucket.name}/${upload.key}`,
      Bucket: bucket.name,
      Key: upload.key,
      ETag: `"${version.etag}"`,
      ChecksumCRC32: version.checksum['x-amz-checksum-crc32'],
    }),
  );
  return { ...answer, headers: { ...answer.headers, ...versionHeader(version) } };
}

/** DELETE `?uploadId` */
export async function abortUpload(call: S3Call): Promise<S3Answer> {
  await forget(call, uploadOf(call));
  return { status: 204 };
}

/** @throws {S3Error} `NoSuchUpload` */
export function uploadOf({ world, request, bucket }: S3Call): MultipartUpload {
  const upload = world.uploads.get(request.query.get('uploadId') ?? '');
  if (upload === undefined || upload.bucket !== bucket.name || upload.key !== request.key) {
    throw new S3Error(404, 'NoSuchUpload');
  }
  return upload;
}

async function forget({ world }: S3Call, upload: MultipartUpload): Promise<void> {
  world.uploads.delete(upload.id);
  for (const { pieces } of upload.parts.values()) await world.blobs.letGo(pieces);
}

function joinedMd5(parts: readonly UploadPart[]): string {
  return createHash('md5')
    .update(Buffer.concat(parts.map(({ etag }) => Buffer.from(etag, 'hex'))))
    .digest('hex');
}

/** The checksum of the parts' checksums, as S3 makes it; empty where a part has none. */
function joinedCrc32(parts: readonly UploadPart[]): Record<string, string> {
  const sums = parts.map(({ checksum }) => Buffer.from(checksum['x-amz-checksum-crc32'] ?? '', 'base64'));
  if (sums.some(({ length }) => length !== 4)) return {};
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat(sums)));
  return {
    'x-amz-checksum-crc32': `${sum.toString('base64')}-${String(parts.length)}`,
    'x-amz-checksum-type': 'COMPOSITE',
  };
}
