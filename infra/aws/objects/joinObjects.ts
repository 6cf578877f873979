import { type CompletedPart, CopyObjectCommand, UploadPartCopyCommand } from '@aws-sdk/client-s3';
import type { ObjectFacts, PutOptions } from '../../../core/ports/objects.ts';
import {
  abortUpload,
  beginUpload,
  completeUpload,
  leastPartBytes,
  type MultipartUpload,
  sendPart,
} from './multipart.ts';
import { writeInput } from './objectMetadata.ts';
import { objectSource } from './objectSource.ts';
import { putObject } from './putObject.ts';
import type { S3Bucket } from './s3Bucket.ts';

/** Largest stretch that is copied with one request, in bytes; S3 allows 5 GiB, smaller ones run side by side. */
const copyBytes = 512 * 1_048_576;
const copiesAtOnce = 8;

/** A part of the new object: a stretch that S3 copies by itself, or bytes that pass through here. */
type Piece =
  | { readonly kind: 'copy'; readonly from: ObjectFacts; readonly start: number; readonly end: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/**
 * Makes one object of others, in order, as they were when their facts were read. S3 copies what is long enough to be a
 * part; short ones, which it does not take, are read and sent, with as much of the next one as makes a part of them.
 */
export async function joinObjects(
  bucket: S3Bucket,
  sources: readonly ObjectFacts[],
  { key, options }: { readonly key: string; readonly options: PutOptions },
): Promise<void> {
  const pieces = await piecesOf(
    bucket,
    sources.filter(({ sizeBytes }) => sizeBytes > 0),
  );
  const [first] = pieces;
  if (first === undefined || (first.kind === 'bytes' && pieces.length === 1)) {
    await putObject(bucket, { key, bytes: first?.bytes ?? new Uint8Array(), options });
    return;
  }
  if (first.kind === 'copy' && pieces.length === 1 && options.ifAbsent === undefined) {
    await copyWhole(bucket, first.from, { key, options });
    return;
  }
  const upload = await beginUpload(bucket, key, options);
  try {
    const parts: CompletedPart[] = [];
    const queue = [...pieces.entries()];
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift())
        parts.push(await sendPiece(bucket, upload, { PartNumber: next[0] + 1, piece: next[1] }));
    };
    await Promise.all(Array.from({ length: copiesAtOnce }, worker));
    if (!(await completeUpload(bucket, upload, { parts, ifAbsent: options.ifAbsent })))
      await abortUpload(bucket, upload);
  } catch (error) {
    // The failure is told, not that nobody could clear up after it: the bucket's own rule does.
    await abortUpload(bucket, upload).catch(() => undefined);
    throw error;
  }
}

async function piecesOf(bucket: S3Bucket, sources: readonly ObjectFacts[]): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  let pending = new Uint8Array();
  for (const [place, from] of sources.entries()) {
    const isLast = place === sources.length - 1;
    const lacking = pending.length === 0 ? 0 : Math.max(0, leastPartBytes - pending.length);
    let start = Math.min(lacking, from.sizeBytes);
    // What is left of it has to make a part.
    if (!isLast && from.sizeBytes - start < leastPartBytes) start = from.sizeBytes;
    if (start > 0) pending = Buffer.concat([pending, await objectSource(bucket, from).read(0, start)]);
    if (start === from.sizeBytes) {
      if (pending.length < leastPartBytes) continue;
    }
    if (pending.length > 0) pieces.push({ kind: 'bytes', bytes: pending });
    pending = new Uint8Array();
    pieces.push(...stretches(from, start));
  }
  if (pending.length > 0) pieces.push({ kind: 'bytes', bytes: pending });
  return pieces;
}

/** Each of them at least as long as a part has to be, where the whole is. */
function stretches(from: ObjectFacts, start: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = start; at < from.sizeBytes; ) {
    const rest = from.sizeBytes - at;
    const end = rest < copyBytes + leastPartBytes ? from.sizeBytes : at + copyBytes;
    pieces.push({ kind: 'copy', from, start: at, end });
    at = end;
  }
  return pieces;
}

async function sendPiece(
  bucket: S3Bucket,
  upload: MultipartUpload,
  { PartNumber, piece }: { readonly PartNumber: number; readonly piece: Piece },
): Promise<CompletedPart> {
  if (piece.kind === 'bytes') return sendPart(bucket, upload, { PartNumber, Body: piece.bytes });
  const { from, start, end } = piece;
  const command = new UploadPartCopyCommand({
    ...bucket.where,
    ...upload,
    PartNumber,
    CopySource: copySource(bucket, from),
    CopySourceIfMatch: from.etag,
    CopySourceRange: `bytes=${start}-${end - 1}`,
  });
  const { CopyPartResult } = await bucket.ask('PutObject', () => bucket.client.send(command));
  return {
    PartNumber,
    ...(CopyPartResult?.ETag === undefined ? {} : { ETag: CopyPartResult.ETag }),
    ...(CopyPartResult?.ChecksumCRC32 === undefined ? {} : { ChecksumCRC32: CopyPartResult.ChecksumCRC32 }),
  };
}

async function copyWhole(
  bucket: S3Bucket,
  from: ObjectFacts,
  { key, options }: { readonly key: string; readonly options: PutOptions },
): Promise<void> {
  const command = new CopyObjectCommand({
    ...bucket.where,
    Key: key,
    CopySource: copySource(bucket, from),
    CopySourceIfMatch: from.etag,
    MetadataDirective: 'REPLACE',
    ...writeInput(options),
  });
  await bucket.ask('PutObject', () => bucket.client.send(command));
}

function copySource({ where }: S3Bucket, { key, versionId }: ObjectFacts): string {
  const path = key.split('/').map(encodeURIComponent).join('/');
  return `${where.Bucket}/${path}${versionId === '' ? '' : `?versionId=${encodeURIComponent(versionId)}`}`;
}
