import { setTimeout as wait } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { PutOptions } from '../../../core/ports/objects.ts';
import { errorName } from '../cloudErrors.ts';
import { writeInput } from './objectMetadata.ts';
import type { S3Bucket } from './s3Bucket.ts';

const conflictWaitMs = 50;
const mostConflicts = 8;

/** Puts an object whole. @returns `false` where `ifAbsent` was asked and something lies there */
export async function putObject(
  bucket: S3Bucket,
  { key, bytes, options }: { readonly key: string; readonly bytes: Uint8Array; readonly options: PutOptions },
): Promise<boolean> {
  const command = new PutObjectCommand({
    ...bucket.where,
    Key: key,
    Body: bytes,
    ...writeInput(options),
    ...(options.ifAbsent === true ? { IfNoneMatch: '*' } : {}),
  });
  return whereAbsent(() => bucket.ask('PutObject', () => bucket.client.send(command).then(() => true)));
}

/** Runs a conditional write. @returns `false` where something lies there */
export async function whereAbsent(write: () => Promise<boolean>): Promise<boolean> {
  for (let round = 1; ; round++) {
    try {
      return await write();
    } catch (error) {
      const name = errorName(error);
      if (name === 'PreconditionFailed') return false;
      // Somebody else is at it in this moment: then it is there in the next one, or not.
      if (name !== 'ConditionalRequestConflict' || round === mostConflicts) throw error;
      await wait(conflictWaitMs * round);
    }
  }
}
