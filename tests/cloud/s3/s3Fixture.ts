import { createHash } from 'node:crypto';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import type { ObjectEvent } from './objectEvents.ts';
import { openS3Server, type S3Options } from './s3Server.ts';
import { standInCredentials } from '../emulators/standIn.ts';

/** A server with the bucket `losses` (versioned) and `plain`, and the SDK's own client for it, for one test. */
export async function s3Fixture(options: Partial<S3Options> = {}) {
  const folder = temporaryFolder();
  const events: ObjectEvent[] = [];
  const server = await openS3Server({
    folder: folder.path,
    onEvent: (event) => void events.push(event),
    ...options,
  });
  server.createBucket('losses', { isVersioned: true });
  server.createBucket('plain');
  const clients: S3Client[] = [];
  const client = (settings: S3ClientConfig = {}): S3Client => {
    const made = new S3Client({
      endpoint: server.url,
      region: 'eu-central-1',
      credentials: standInCredentials,
      ...settings,
    });
    clients.push(made);
    return made;
  };
  onTestFinished(async () => {
    for (const one of clients) one.destroy();
    await server.close();
    folder.dispose();
  });
  return { server, folder: folder.path, events, client, s3: client() };
}

/** As many bytes as asked for, no two pieces alike, the same each time. */
export function someBytes(sizeBytes: number): Buffer {
  const block = Buffer.concat(
    Array.from({ length: 32 }, (_, place) => createHash('sha512').update(String(place)).digest()),
  );
  const bytes = Buffer.alloc(sizeBytes, block);
  for (let at = 0; at + 4 <= sizeBytes; at += 4096) bytes.writeUInt32BE(at, at);
  return bytes;
}
