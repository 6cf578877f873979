import { CopyObjectCommand } from '@aws-sdk/client-s3';
import { AppError } from '../../../core/model/errors.ts';
import type { ByteSink } from '../../../core/model/bytes.ts';
import type { CloudScans } from '../../../core/ports/cloudScans.ts';
import type { LiveScanStore } from '../../../core/ports/liveScans.ts';
import type { ObjectStore } from '../../../core/ports/objects.ts';
import { attemptCloud } from '../cloudErrors.ts';
import type { S3Bucket } from '../objects/s3Bucket.ts';
import { uploadFile } from '../objects/uploadFile.ts';
import type { SocketWorld } from './openTicketed.ts';
import { scanTalk } from './scanTalk.ts';

export interface AwsCloudScansParts {
  readonly bucket: S3Bucket;
  readonly objects: ObjectStore;
  readonly results: LiveScanStore;
  readonly world: SocketWorld;
  /** Of the WebSocket API. */
  readonly socketAddress: string;
}

/** Milliseconds in which a link has to answer. */
const linkMs = 30_000;

/** The code scans of a pipeline on AWS: its bucket, its table and its WebSocket API, with the person's own rights. */
export function awsCloudScans(parts: AwsCloudScansParts): CloudScans {
  const { bucket, objects, results, world, socketAddress } = parts;
  return {
    bucket: bucket.where.Bucket,
    results,
    async sizes(prefix) {
      const sizes = new Map<string, number>();
      for (let after: string | undefined; ; ) {
        const page = await objects.list(prefix, after);
        for (const { key, sizeBytes } of page) sizes.set(key, sizeBytes);
        after = page.at(-1)?.key;
        if (after === undefined) return sizes;
      }
    },
    async send({ key, source, signal }) {
      await uploadFile(bucket, { source, key, token: key, options: {}, signal });
    },
    async copy({ key, from }) {
      const command = new CopyObjectCommand({
        ...bucket.where,
        Key: key,
        CopySource: `${from.bucket}/${from.key}`.split('/').map(encodeURIComponent).join('/'),
        ...(from.etag === undefined ? {} : { CopySourceIfMatch: from.etag }),
        // What people wrote beside it is theirs; the copy lives for some weeks.
        MetadataDirective: 'REPLACE',
        TaggingDirective: 'REPLACE',
      });
      const own = bucket.where.Bucket;
      const resource = `${from.bucket}, or s3:PutObject on ${own}/scans/`;
      await attemptCloud({ action: 's3:GetObject', resource, region: bucket.region }, () =>
        bucket.client.send(command),
      );
    },
    async put(key, bytes) {
      await objects.put(key, bytes);
    },
    async read(key) {
      const source = await objects.open({ key });
      return source.read(0, source.sizeBytes);
    },
    talk: (by, signal) => scanTalk(world, { address: socketAddress, by, signal }),
    download,
  };
}

/** @throws {AppError} `OBJECT_MISSING` where the link has died; `STORE_UNAVAILABLE` */
async function download(url: string, sink: ByteSink): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(linkMs) }).catch((cause: unknown) => {
    throw new AppError('STORE_UNAVAILABLE', 'AWS did not answer to the link of a workbook.', { cause });
  });
  if (!response.ok || response.body === null)
    throw new AppError('OBJECT_MISSING', `The link to a workbook was answered with ${response.status}.`);
  for await (const bytes of response.body) await sink.write(bytes);
}
