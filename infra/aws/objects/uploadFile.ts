import { crc32 } from 'node:zlib';
import {
  type CompletedPart,
  ListPartsCommand,
  type ListPartsCommandOutput,
  type Part,
} from '@aws-sdk/client-s3';
import type { ByteSource } from '../../../core/model/bytes.ts';
import { AppError } from '../../../core/model/errors.ts';
import type { ObjectFacts, PutOptions } from '../../../core/ports/objects.ts';
import { errorName } from '../cloudErrors.ts';
import { beginUpload, completeUpload, type MultipartUpload, sendPart } from './multipart.ts';
import { putObject } from './putObject.ts';
import { factsOf } from './s3Objects.ts';
import type { S3Bucket } from './s3Bucket.ts';

/** Size of parts, in bytes; larger where a file would have more than `mostParts`. */
const usualPartBytes = 8 * 1_048_576;
/** S3 takes 10,000. */
const mostParts = 9_000;
const partsAtOnce = 4;

/** What has to be remembered of an upload so that it can go on after a restart. */
export interface UploadMark {
  readonly uploadId: string;
  readonly partBytes: number;
  /** Stands in the object's metadata, so that a completed one is known again whose answer was lost. */
  readonly token: string;
}

/** A file on its way, and who wants to know of it. */
export interface UploadRequest {
  readonly source: ByteSource;
  readonly key: string;
  readonly options: PutOptions;
  /** New for each file and upload; the same when it goes on. */
  readonly token: string;
  /** Of the earlier try that is to go on. */
  readonly resume?: UploadMark;
  /** Called before the first byte is sent; whoever keeps it can go on later. Not called for what fits one part. */
  readonly onBegun?: (mark: UploadMark) => Promise<void> | void;
  /** Bytes that lie there for sure; grows, but begins anew where an earlier try is gone. */
  readonly onProgress?: (sentBytes: number) => void;
  /** Stops; what was sent stays, to go on with or to be thrown away by `abortUpload`. */
  readonly signal?: AbortSignal;
}

/** Name of the metadata that holds the token. */
const tokenName = 'mapwright-upload';

/**
 * Sends a file. Parts that an earlier try had sent are asked for, compared by their checksum, and not sent again. Nothing
 * lies under the key before all of it is there.
 *
 * @returns what lies there now
 * @throws {AppError} `CANCELLED` by the signal; `SOURCE_CHANGED` where the file was written to meanwhile; those of the bucket
 */
export async function uploadFile(bucket: S3Bucket, request: UploadRequest): Promise<ObjectFacts> {
  const { source, key, resume, signal } = request;
  const options = {
    ...request.options,
    metadata: { ...request.options.metadata, [tokenName]: request.token },
  };
  stopIfAsked(signal);
  if (source.sizeBytes <= usualPartBytes && resume === undefined) {
    await putObject(bucket, { key, bytes: await source.read(0, source.sizeBytes), options });
    request.onProgress?.(source.sizeBytes);
  } else {
    const going =
      resume === undefined ? undefined : await partsOf(bucket, { Key: key, UploadId: resume.uploadId });
    if (going === undefined) {
      const done = resume === undefined ? undefined : await sentBefore(bucket, request);
      if (done !== undefined) return done;
    }
    await (going === undefined || resume === undefined
      ? sendAnew(bucket, request, options)
      : sendRest(bucket, request, { mark: resume, there: going }));
  }
  const facts = await sentBefore(bucket, request);
  if (facts !== undefined) return facts;
  throw new AppError('SOURCE_CHANGED', 'Another object took the place of this one.', {
    remedy: 'Look at what lies there now, then send the file again.',
  });
}

async function sendAnew(bucket: S3Bucket, request: UploadRequest, options: PutOptions): Promise<void> {
  const { source, key, token } = request;
  const wholeMiB = Math.ceil(source.sizeBytes / mostParts / 1_048_576) * 1_048_576;
  const partBytes = Math.max(usualPartBytes, wholeMiB);
  const { UploadId } = await beginUpload(bucket, key, options);
  const mark: UploadMark = { uploadId: UploadId, partBytes, token };
  await request.onBegun?.(mark);
  await sendRest(bucket, request, { mark, there: [] });
}

async function sendRest(
  bucket: S3Bucket,
  request: UploadRequest,
  { mark, there }: { readonly mark: UploadMark; readonly there: readonly Part[] },
): Promise<void> {
  const { source, key, signal, onProgress } = request;
  const upload: MultipartUpload = { Key: key, UploadId: mark.uploadId };
  const known = new Map(there.map((part) => [part.PartNumber, part]));
  const total = Math.ceil(source.sizeBytes / mark.partBytes);
  const parts: CompletedPart[] = [];
  let next = 1;
  let sentBytes = 0;
  // Of several at once the first failure ends them all.
  const failed = new AbortController();
  const stop = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);

  async function worker(): Promise<void> {
    while (next <= total) {
      const PartNumber = next++;
      stopIfAsked(stop);
      const bytes = await source.read((PartNumber - 1) * mark.partBytes, mark.partBytes);
      const same = sameAs(known.get(PartNumber), bytes);
      parts.push(same ?? (await sendPart(bucket, upload, { PartNumber, Body: bytes, signal: stop })));
      sentBytes += bytes.length;
      onProgress?.(sentBytes);
    }
  }
  const outcomes = await Promise.allSettled(
    Array.from({ length: partsAtOnce }, async () => {
      try {
        await worker();
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    }),
  );
  stopIfAsked(signal);
  const first: unknown = failed.signal.reason;
  if (outcomes.some(({ status }) => status === 'rejected')) throw first;
  await completeOnce(bucket, upload, parts);
}

/** The answer to an earlier try may have been lost: then the upload is over, and the object tells whose it is. */
async function completeOnce(
  bucket: S3Bucket,
  upload: MultipartUpload,
  parts: readonly CompletedPart[],
): Promise<void> {
  try {
    await completeUpload(bucket, upload, { parts });
  } catch (error) {
    if (errorName(error) !== 'NoSuchUpload') throw error;
  }
}

/** The part as it lies there, where it has these bytes. */
function sameAs(part: Part | undefined, bytes: Uint8Array): CompletedPart | undefined {
  if (part?.Size !== bytes.length || part.ChecksumCRC32 === undefined) return undefined;
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  if (part.ChecksumCRC32 !== sum.toString('base64')) return undefined;
  const { PartNumber, ETag, ChecksumCRC32 } = part;
  return {
    ChecksumCRC32,
    ...(PartNumber === undefined ? {} : { PartNumber }),
    ...(ETag === undefined ? {} : { ETag }),
  };
}

/** What was sent of an upload; `undefined` where it is over or was thrown away. */
async function partsOf(bucket: S3Bucket, upload: MultipartUpload): Promise<readonly Part[] | undefined> {
  return bucket.ask('ListMultipartUploadParts', async () => {
    try {
      const parts: Part[] = [];
      // S3 names a next marker on the last page, too, so the SDK's own paging never ends.
      for (let after: string | undefined = '0'; after !== undefined; ) {
        const input = { ...bucket.where, ...upload, PartNumberMarker: after };
        const page: ListPartsCommandOutput = await bucket.client.send(new ListPartsCommand(input));
        parts.push(...(page.Parts ?? []));
        after = page.IsTruncated === true ? page.NextPartNumberMarker : undefined;
      }
      return parts;
    } catch (error) {
      if (errorName(error) === 'NoSuchUpload') return undefined;
      throw error;
    }
  });
}

/** The object, where it is the one of this upload; `undefined` where there is none, or another. */
export async function sentBefore(
  bucket: S3Bucket,
  { key, token }: Pick<UploadRequest, 'key' | 'token'>,
): Promise<ObjectFacts | undefined> {
  const facts = await factsOf(bucket, { key });
  return facts?.metadata[tokenName] === token ? facts : undefined;
}

function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  if (signal.reason instanceof AppError) throw signal.reason;
  throw new AppError('CANCELLED', 'Sending was cancelled.', {
    remedy: 'Go on with it when you want to; what was sent is still there.',
  });
}
