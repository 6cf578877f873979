import type { DynamoDBClient, KeySchemaElement, TableDescription } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';

/** One permission and how to try it without leaving anything behind. */
export interface AwsTry {
  readonly action: string;
  readonly resource: string;
  /** Resolves where it is allowed; rejects with what the SDK threw. */
  readonly attempt: (signal: AbortSignal) => Promise<void>;
  /** Further ones are pointless where this one fails. */
  readonly first?: true;
}

/** Key that no object and no item has; tries to read and write are about it. */
const probeKey = 'mapwright-access-test';

/** What the desk needs of the bucket. A multipart upload that is begun and broken off needs the right to write, and leaves nothing. */
export async function bucketTries(client: S3Client, bucket: string): Promise<readonly AwsTry[]> {
  const sdk = await import('@aws-sdk/client-s3');
  const resource = `s3://${bucket}`;
  const probe = { Bucket: bucket, Key: `raw-test/${probeKey}` };
  let begun: string | undefined;
  return [
    {
      action: 's3:ListBucket',
      resource,
      first: true,
      async attempt(abortSignal) {
        await client.send(new sdk.ListObjectsV2Command({ Bucket: bucket, MaxKeys: 1 }), { abortSignal });
      },
    },
    {
      action: 's3:GetObject',
      resource,
      async attempt(abortSignal) {
        try {
          await client.send(new sdk.HeadObjectCommand(probe), { abortSignal });
        } catch (error) {
          // To those who may read, the service tells that there is none.
          if (!(error instanceof Error && ['NotFound', 'NoSuchKey'].includes(error.name))) throw error;
        }
      },
    },
    {
      action: 's3:PutObject',
      resource,
      async attempt(abortSignal) {
        begun = (await client.send(new sdk.CreateMultipartUploadCommand(probe), { abortSignal })).UploadId;
      },
    },
    {
      action: 's3:AbortMultipartUpload',
      resource,
      async attempt(abortSignal) {
        if (begun === undefined) throw new Error('No upload could be begun to be broken off.');
        await client.send(new sdk.AbortMultipartUploadCommand({ ...probe, UploadId: begun }), {
          abortSignal,
        });
      },
    },
  ];
}

/** What the desk needs of the schema-mappings table. The write rests on a condition that cannot hold, so it is refused. */
export async function tableTries(client: DynamoDBClient, table: string): Promise<readonly AwsTry[]> {
  const sdk = await import('@aws-sdk/client-dynamodb');
  let facts: TableDescription | undefined;
  return [
    {
      action: 'dynamodb:DescribeTable',
      resource: table,
      first: true,
      async attempt(abortSignal) {
        facts = (await client.send(new sdk.DescribeTableCommand({ TableName: table }), { abortSignal }))
          .Table;
      },
    },
    {
      action: 'dynamodb:GetItem',
      resource: table,
      async attempt(abortSignal) {
        await client.send(new sdk.GetItemCommand({ TableName: table, Key: probeItem(facts) }), {
          abortSignal,
        });
      },
    },
    {
      action: 'dynamodb:PutItem',
      resource: table,
      async attempt(abortSignal) {
        const [key] = keysOf(facts);
        const input = {
          TableName: table,
          Item: probeItem(facts),
          ConditionExpression: 'attribute_exists(#key)',
          ExpressionAttributeNames: { '#key': key?.AttributeName ?? '' },
        };
        try {
          await client.send(new sdk.PutItemCommand(input), { abortSignal });
        } catch (error) {
          if (!(error instanceof sdk.ConditionalCheckFailedException)) throw error;
        }
      },
    },
  ];
}

/** What the desk needs of the queue: how much waits in it. Sending is left to the bucket's own events. */
export async function queueTries(client: SQSClient, queueUrl: string): Promise<readonly AwsTry[]> {
  const sdk = await import('@aws-sdk/client-sqs');
  return [
    {
      action: 'sqs:GetQueueAttributes',
      resource: queueUrl,
      async attempt(abortSignal) {
        const input = { QueueUrl: queueUrl, AttributeNames: ['ApproximateNumberOfMessages' as const] };
        await client.send(new sdk.GetQueueAttributesCommand(input), { abortSignal });
      },
    },
  ];
}

function keysOf(table: TableDescription | undefined): readonly KeySchemaElement[] {
  return table?.KeySchema ?? [];
}

/** A key of the table's own form that nothing has. */
function probeItem(
  table: TableDescription | undefined,
): Record<string, { S: string } | { N: string } | { B: Uint8Array }> {
  return Object.fromEntries(
    keysOf(table).map(({ AttributeName: name = '' }) => {
      const type = table?.AttributeDefinitions?.find((entry) => entry.AttributeName === name)?.AttributeType;
      if (type === 'N') return [name, { N: '-1' }];
      return [name, type === 'B' ? { B: new TextEncoder().encode(probeKey) } : { S: probeKey }];
    }),
  );
}
