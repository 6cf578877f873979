import { setTimeout as wait } from 'node:timers/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { ByteSource } from '../../../core/model/bytes.ts';
import { AppError } from '../../../core/model/errors.ts';
import type { ObjectFacts } from '../../../core/ports/objects.ts';
import type { S3Bucket } from './s3Bucket.ts';

/** Tries of a range whose bytes stop coming; the SDK itself tries again only until the first of them. */
const mostTries = 4;
const firstWaitMs = 100;

/** The bytes of one version of an object, of the etag that it had; each read is one range. */
export function objectSource(bucket: S3Bucket, facts: ObjectFacts): ByteSource {
  return {
    sizeBytes: facts.sizeBytes,
    async read(offset, length, into) {
      const wanted = Math.max(0, Math.min(length, facts.sizeBytes - offset));
      const room = into?.subarray(0, wanted) ?? new Uint8Array(wanted);
      let filled = 0;
      for (let tries = 1; filled < wanted; tries++) {
        const taken = await take(bucket, facts, { start: offset + filled, room: room.subarray(filled) });
        filled += taken;
        if (filled === wanted) break;
        if (tries >= mostTries) throw broken(bucket);
        await wait(firstWaitMs * 2 ** tries);
      }
      return room;
    },
  };
}

/** @returns how many bytes came before the end, or before the connection broke */
async function take(
  bucket: S3Bucket,
  facts: ObjectFacts,
  { start, room }: { readonly start: number; readonly room: Uint8Array },
): Promise<number> {
  const command = new GetObjectCommand({
    ...bucket.where,
    Key: facts.key,
    Range: `bytes=${start}-${start + room.length - 1}`,
    IfMatch: facts.etag,
    ...(facts.versionId === '' ? {} : { VersionId: facts.versionId }),
  });
  const { Body } = await bucket.ask('GetObject', () => bucket.client.send(command));
  let filled = 0;
  try {
    for await (const bytes of Body as AsyncIterable<Uint8Array>) {
      room.set(bytes.subarray(0, room.length - filled), filled);
      filled += bytes.length;
    }
  } catch (error) {
    // What came is whole; the rest is asked for again.
    if (!(error instanceof Error)) throw error;
  }
  return Math.min(filled, room.length);
}

function broken({ where }: S3Bucket): AppError {
  return new AppError('STORE_UNAVAILABLE', `The bytes of an object in ${where.Bucket} stopped coming.`, {
    remedy: 'Check the network, then try again.',
  });
}
