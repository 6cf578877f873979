import { DeleteObjectsCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { say } from '../project.mjs';

/**
 * Deletes every version of every object, since a bucket that is not empty cannot be destroyed.
 *
 * @param {readonly unknown[]} names as templates have them
 * @param {{ account: string, region: string, credentials: unknown }} place
 */
export async function emptyBuckets(names, { account, region, credentials }) {
  const client = new S3Client({
    region,
    credentials,
    forcePathStyle: process.env.AWS_ENDPOINT_URL_S3 !== undefined,
  });
  for (const bucket of names.map((name) => resolved(name, { account, region }))) {
    const count = await emptyBucket(client, bucket, account);
    say(`${bucket}: ${count} versions deleted.`);
  }
  client.destroy();
}

async function emptyBucket(client, bucket, account) {
  const common = { Bucket: bucket, ExpectedBucketOwner: account };
  let count = 0;
  for (;;) {
    // From the beginning each time: what was listed is gone by then.
    const page = await client
      .send(new ListObjectVersionsCommand(common))
      .catch((error) => (error.name === 'NoSuchBucket' ? {} : Promise.reject(error)));
    const versions = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    if (versions.length === 0) return count;
    const Objects = versions.map(({ Key, VersionId }) => ({ Key, VersionId }));
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ ...common, Delete: { Objects, Quiet: true } }),
    );
    if (Errors.length > 0) {
      throw new Error(`${Errors.length} versions in ${bucket} could not be deleted: ${Errors[0].Message}`);
    }
    count += versions.length;
  }
}

/** Names of buckets have account and region in them, which a template leaves open. */
function resolved(name, { account, region }) {
  if (typeof name === 'string') return name;
  const known = { 'AWS::AccountId': account, 'AWS::Region': region };
  return name['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : known[part.Ref])).join('');
}
