import type { S3Client } from '@aws-sdk/client-s3';
import { type AwsTry, probeName, unlessNamed } from './awsTry.ts';

/**
 * What the desk needs of the data bucket: it sends files, reads those that wait, links to what runs have
 * written, keeps what mappings say, and has
 * documents searched. A multipart upload that is begun and broken off needs the right to write, and leaves nothing.
 */
export async function bucketTries(client: S3Client, bucket: string): Promise<readonly AwsTry[]> {
  const sdk = await import('@aws-sdk/client-s3');
  const probe = { Bucket: bucket, Key: `raw/${probeName}` };
  let begun: string | undefined;
  const uploadOf = (): typeof probe & { readonly UploadId: string } => {
    if (begun === undefined) throw new Error('No upload could be begun to be looked at.');
    return { ...probe, UploadId: begun };
  };
  const reading = (prefix: string): AwsTry => ({
    action: 's3:GetObject',
    resource: `s3://${bucket}/${prefix}`,
    // To those who may read, the service tells that there is none.
    attempt: (abortSignal) =>
      unlessNamed(['NotFound', 'NoSuchKey'], () =>
        client.send(new sdk.HeadObjectCommand({ Bucket: bucket, Key: `${prefix}${probeName}` }), {
          abortSignal,
        }),
      ),
  });
  const writing = (prefix: string): AwsTry => ({
    action: 's3:PutObject',
    resource: `s3://${bucket}/${prefix}`,
    async attempt(abortSignal) {
      const there = { Bucket: bucket, Key: `${prefix}${probeName}` };
      const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(there), { abortSignal });
      await client.send(new sdk.AbortMultipartUploadCommand({ ...there, UploadId }), { abortSignal });
    },
  });
  const resource = `s3://${bucket}/raw/`;
  return [
    {
      action: 's3:ListBucket',
      resource: `s3://${bucket}`,
      first: true,
      async attempt(abortSignal) {
        await client.send(new sdk.ListObjectsV2Command({ Bucket: bucket, MaxKeys: 1 }), { abortSignal });
      },
    },
    reading('raw/'),
    reading('processed/'),
    reading('validation-reports/'),
    reading('mappings/'),
    reading('scans/'),
    reading('work/'),
    {
      action: 's3:PutObject',
      resource,
      async attempt(abortSignal) {
        begun = (await client.send(new sdk.CreateMultipartUploadCommand(probe), { abortSignal })).UploadId;
      },
    },
    {
      action: 's3:ListMultipartUploadParts',
      resource,
      async attempt(abortSignal) {
        await client.send(new sdk.ListPartsCommand(uploadOf()), { abortSignal });
      },
    },
    {
      action: 's3:AbortMultipartUpload',
      resource,
      async attempt(abortSignal) {
        await client.send(new sdk.AbortMultipartUploadCommand(uploadOf()), { abortSignal });
      },
    },
    writing('mappings/'),
    writing('scans/'),
  ];
}
