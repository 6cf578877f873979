import { setTimeout as wait } from 'node:timers/promises';
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
