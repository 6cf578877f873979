import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { s3Bucket, type S3Bucket } from '../../infra/aws/objects/s3Bucket.ts';
import { s3Objects } from '../../infra/aws/objects/s3Objects.ts';
import { standInCredentials, standInRegion } from '../cloud/emulators/standIn.ts';
import { openS3Server, type S3Server } from '../cloud/s3/s3Server.ts';
import { describeObjects } from './objects.suite.ts';
import { temporaryFolder } from './temporaryFolder.ts';

for (const isVersioned of [true, false])
  describeObjects(`S3 ${isVersioned ? 'with' : 'without'} versions`, () => {
    const folder = temporaryFolder();
    let server: S3Server | undefined;
    let bucket: S3Bucket | undefined;
    return {
      async open() {
        server = await openS3Server({ folder: folder.path, region: standInRegion });
        server.createBucket('data', { isVersioned });
        const access = {
          region: standInRegion,
          credentials: standInCredentials,
          endpoints: { s3: server.url },
        };
        bucket = s3Bucket(access, 'data');
        return s3Objects(bucket);
      },
      // Links are made by the clock of this machine.
      pass: (seconds) => wait(seconds * 1_000),
      async dispose() {
        bucket?.close();
        await server?.close();
        folder.dispose();
      },
    };
  });

it('reads the version that was named, and the one that was opened, after another one came and after it was removed', async () => {
  const folder = temporaryFolder();
  const server = await openS3Server({ folder: folder.path, region: standInRegion });
  server.createBucket('data', { isVersioned: true });
  const access = {
    region: standInRegion,
    credentials: standInCredentials,
    endpoints: { s3: server.url },
  };
  const bucket = s3Bucket(access, 'data');
  const store = s3Objects(bucket);
  await store.put('raw/a.csv', Buffer.from('first'));
  const first = await store.facts({ key: 'raw/a.csv' });
  const opened = await store.open({ key: 'raw/a.csv' });
  await store.put('raw/a.csv', Buffer.from('other'));
  await store.remove(['raw/a.csv']);
  expect(Buffer.from(await opened.read(0, 5)).toString()).toBe('first');
  const named = await store.open({ key: 'raw/a.csv', versionId: first?.versionId ?? '' });
  expect(Buffer.from(await named.read(0, 5)).toString()).toBe('first');
  expect(await store.facts({ key: 'raw/a.csv' })).toBeUndefined();
  bucket.close();
  await server.close();
  folder.dispose();
});
