import { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import { AppError } from '../../../core/model/errors.ts';
import type { ObjectFacts, ObjectName, ObjectStore } from '../../../core/ports/objects.ts';
import { cloudError } from '../cloudErrors.ts';
import { readMetadata } from './objectMetadata.ts';
import { joinObjects } from './joinObjects.ts';
import { putObject } from './putObject.ts';
import { readLink, writeLink } from './s3Links.ts';
import type { S3Bucket } from './s3Bucket.ts';
import { objectSource } from './objectSource.ts';
import { uploadSink } from './uploadSink.ts';

/** Keys that are removed with one request, as S3 has it. */
const removedAtOnce = 1_000;

/** A bucket of S3. With versions switched on it has every earlier state of an object; without them it says that one is gone. */
export function s3Objects(bucket: S3Bucket): ObjectStore {
  const facts = (name: ObjectName): Promise<ObjectFacts | undefined> => factsOf(bucket, name);
  const known = async (name: ObjectName): Promise<ObjectFacts> => {
    const found = await facts(name);
    if (found !== undefined) return found;
    // A missing bucket looks like a missing object in an answer without a body.
    await bucket.ask('ListBucket', () => bucket.client.send(new HeadBucketCommand(bucket.where)));
    throw new AppError('OBJECT_MISSING', `There is no object ${JSON.stringify(name.key)}.`);
  };
  return {
    facts,
    open: async (name) => objectSource(bucket, await known(name)),
    put: (key, bytes, options = {}) => putObject(bucket, { key, bytes, options }),
    create: async (key, options = {}) => uploadSink(bucket, key, options),
    async join(keys, key, options = {}) {
      const sources: ObjectFacts[] = [];
      for (const from of keys) sources.push(await known({ key: from }));
      await joinObjects(bucket, sources, { key, options });
    },
    async list(prefix, after) {
      const command = new ListObjectsV2Command({
        ...bucket.where,
        Prefix: prefix,
        ...(after === undefined ? {} : { StartAfter: after }),
        // Keys may hold what XML cannot.
        EncodingType: 'url',
      });
      const { Contents = [] } = await bucket.ask('ListBucket', () => bucket.client.send(command));
      return Contents.map((entry) => ({
        key: decodeURIComponent((entry.Key ?? '').replaceAll('+', '%20')),
        versionId: '',
        etag: entry.ETag ?? '',
        sizeBytes: entry.Size ?? 0,
        changedAt: entry.LastModified?.toISOString() ?? '',
        metadata: {},
      }));
    },
    async remove(keys) {
      for (let start = 0; start < keys.length; start += removedAtOnce)
        await removeKeys(bucket, keys.slice(start, start + removedAtOnce));
    },
    async link(name, as) {
      await known(name);
      return readLink(bucket, name, as);
    },
    uploadLink: (key, limits) => writeLink(bucket, key, limits),
  };
}

/** No version, and the empty one of buckets that keep none, mean the present one. */
function versionInput(versionId: string | undefined): { readonly VersionId?: string } {
  return versionId === undefined || versionId === '' ? {} : { VersionId: versionId };
}

/** What is known of a version of an object; `undefined` where there is none. */
export async function factsOf(
  bucket: S3Bucket,
  { key, versionId }: ObjectName,
): Promise<ObjectFacts | undefined> {
  const input = { ...bucket.where, Key: key, ...versionInput(versionId) };
  return bucket.ask('GetObject', async () => {
    try {
      const head = await bucket.client.send(new HeadObjectCommand(input));
      return {
        key,
        versionId: head.VersionId ?? '',
        etag: head.ETag ?? '',
        sizeBytes: head.ContentLength ?? 0,
        changedAt: head.LastModified?.toISOString() ?? '',
        metadata: readMetadata(head.Metadata),
      };
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw (await namedFailure(bucket, input)) ?? error;
    }
  });
}

/** The same asked so that the answer has a body: one without does not say whether region, session or permission is wrong. */
async function namedFailure(bucket: S3Bucket, input: GetObjectCommandInput): Promise<unknown> {
  try {
    const { Body } = await bucket.client.send(new GetObjectCommand(input));
    if (Body instanceof Readable) Body.destroy();
    return undefined;
  } catch (error) {
    return isAbsent(error) ? undefined : error;
  }
}

/** An answer without a body has no name but its status; 405 is said of a mark that the object was deleted. */
function isAbsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (['NotFound', 'NoSuchKey', 'NoSuchVersion', 'MethodNotAllowed'].includes(error.name)) return true;
  const metadata: unknown = Reflect.get(error, '$metadata');
  return (
    typeof metadata === 'object' &&
    metadata !== null &&
    [404, 405].includes(Number(Reflect.get(metadata, 'httpStatusCode')))
  );
}

async function removeKeys(bucket: S3Bucket, keys: readonly string[]): Promise<void> {
  const command = new DeleteObjectsCommand({
    ...bucket.where,
    Delete: { Objects: keys.map((Key) => ({ Key })), Quiet: true },
  });
  const { Errors = [] } = await bucket.ask('DeleteObject', () => bucket.client.send(command));
  const [first] = Errors;
  if (first === undefined) return;
  const error = Object.assign(new Error(first.Message ?? ''), { name: first.Code ?? 'InternalError' });
  throw cloudError(Object.assign(error, { $metadata: { httpStatusCode: 500 } }), {
    action: 's3:DeleteObject',
    resource: bucket.where.Bucket,
    region: bucket.region,
  });
}
