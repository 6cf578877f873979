import { createWriteStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { AppError } from '../../core/model/errors.ts';
import type { RemoteControl } from '../../core/ports/remoteDocuments.ts';
import type { ListedDocument } from '../../core/ports/scans.ts';
import { serviceErrorFacts } from '../account/serviceErrorFacts.ts';
import { archiveError } from './s3Listing.ts';
import type { S3Prefix } from './s3Prefix.ts';

/**
 * Writes an object into a file, as it was listed. What came before a connection broke is kept, and the rest asked for.
 *
 * @throws {AppError} `SOURCE_CHANGED` where it was overwritten since, `OBJECT_MISSING`, `SOURCE_UNREADABLE` where it lies in
 *   an archive or may not be read alone; `ACCESS_DENIED` where nothing could be read so far
 */
export async function fetchObject(
  place: S3Prefix,
  { document, path }: { readonly document: ListedDocument; readonly path: string },
  { attempt, signal }: RemoteControl,
): Promise<void> {
  const { at, sizeBytes, mark } = document;
  await writeFile(path, '', { mode: 0o600 });
  await attempt(async () => {
    const { size: present } = await stat(path);
    if (present >= sizeBytes && sizeBytes > 0) return;
    const command = new GetObjectCommand({
      Bucket: place.bucket,
      Key: at,
      ...(mark === undefined ? {} : { IfMatch: mark }),
      ...(present > 0 ? { Range: `bytes=${present}-` } : {}),
    });
    await place.ask('GetObject', async () => {
      try {
        const { Body } = await place.client.send(command, { abortSignal: signal });
        await pipeline(Body as Readable, createWriteStream(path, { flags: 'a' }), { signal });
        place.readable.add(place.bucket);
      } catch (error) {
        throw ofObject(error, place) ?? error;
      }
    });
  });
}

/** What this object alone is to blame for. */
function ofObject(error: unknown, { bucket, readable }: S3Prefix): AppError | undefined {
  const { name, message, status } = serviceErrorFacts(error);
  if (name === 'InvalidObjectState') return archiveError('');
  if (status !== 403) return undefined;
  const isOfKey = name.startsWith('KMS') || /\bkms:/iu.test(message);
  if (!isOfKey && !readable.has(bucket)) return undefined;
  const what = isOfKey ? 'the key that it is encrypted with (kms:Decrypt)' : 'it (s3:GetObject)';
  return new AppError('SOURCE_UNREADABLE', `The account does not allow ${what}.`, {
    remedy: 'Ask whoever runs the AWS account for that permission, then scan again.',
    cause: error,
  });
}
