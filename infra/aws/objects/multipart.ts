import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { PutOptions } from '../../../core/ports/objects.ts';
import { errorName } from '../cloudErrors.ts';
import { writeInput } from './objectMetadata.ts';
import { whereAbsent } from './putObject.ts';
import type { S3Bucket } from './s3Bucket.ts';

/** Smallest part but for the last one, in bytes, as S3 has it. */
export const leastPartBytes = 5 * 1_048_576;

/** An upload that is made of parts; nothing lies under the key before it is completed. */
export interface MultipartUpload {
  readonly Key: string;
  readonly UploadId: string;
}

/** A checksum of each part is asked for, so that those that lie there already can be told from others. */
export async function beginUpload(
  bucket: S3Bucket,
  key: string,
  options: PutOptions,
): Promise<MultipartUpload> {
  const command = new CreateMultipartUploadCommand({
    ...bucket.where,
    Key: key,
    ChecksumAlgorithm: 'CRC32',
    ...writeInput(options),
  });
  const { UploadId = '' } = await bucket.ask('PutObject', () => bucket.client.send(command));
  return { Key: key, UploadId };
}

/** @param PartNumber from 1 */
export async function sendPart(
  bucket: S3Bucket,
  upload: MultipartUpload,
  part: { readonly PartNumber: number; readonly Body: Uint8Array; readonly signal?: AbortSignal },
): Promise<CompletedPart> {
  const { PartNumber, Body, signal } = part;
  const command = new UploadPartCommand({
    ...bucket.where,
    ...upload,
    PartNumber,
    Body,
    ChecksumAlgorithm: 'CRC32',
  });
  const { ETag, ChecksumCRC32 } = await bucket.ask('PutObject', () =>
    bucket.client.send(command, signal === undefined ? {} : { abortSignal: signal }),
  );
  return {
    PartNumber,
    ...(ETag === undefined ? {} : { ETag }),
    ...(ChecksumCRC32 === undefined ? {} : { ChecksumCRC32 }),
  };
}

/** @param parts in any order @returns `false` where `ifAbsent` was asked and something lies there */
export async function completeUpload(
  bucket: S3Bucket,
  upload: MultipartUpload,
  { parts, ifAbsent }: { readonly parts: readonly CompletedPart[]; readonly ifAbsent?: true | undefined },
): Promise<boolean> {
  const command = new CompleteMultipartUploadCommand({
    ...bucket.where,
    ...upload,
    MultipartUpload: {
      Parts: parts.toSorted((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0)),
    },
    ...(ifAbsent === true ? { IfNoneMatch: '*' } : {}),
  });
  return whereAbsent(() => bucket.ask('PutObject', () => bucket.client.send(command).then(() => true)));
}

/** Throws away what was sent. One that is over already is passed over. */
export async function abortUpload(bucket: S3Bucket, upload: MultipartUpload): Promise<void> {
  const command = new AbortMultipartUploadCommand({ ...bucket.where, ...upload });
  await bucket.ask('AbortMultipartUpload', async () => {
    try {
      await bucket.client.send(command);
    } catch (error) {
      if (errorName(error) !== 'NoSuchUpload') throw error;
    }
  });
}
