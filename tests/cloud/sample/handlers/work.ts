import {
  ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import {
  DeleteItemCommand,
  DynamoDBClient,
  ScanCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

const s3 = new S3Client({});
const tables = new DynamoDBClient({});
const sns = new SNSClient({});
const desks = new ApiGatewayManagementApiClient({ endpoint: process.env['SOCKET_ENDPOINT'] ?? '' });
const TableName = process.env['TABLE'] ?? '';

/** Counts the letters of each object once, writes them, and tells desks and topic; `poison` fails, `slow` takes too long. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures = [];
  for (const { messageId, body } of event.Records) {
    try {
      await work(JSON.parse(body) as { bucket: string; key: string; versionId: string });
    } catch {
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}

async function work({
  bucket,
  key,
  versionId,
}: {
  bucket: string;
  key: string;
  versionId: string;
}): Promise<void> {
  const got = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
  const text = (await got.Body?.transformToString()) ?? '';
  if (text === 'poison') throw new Error('poison');
  if (text === 'slow') await new Promise((resolve) => setTimeout(resolve, 60_000));
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `processed/${key}`, Body: String(text.length) }));
  if (!(await countOnce(`FILE#${key}#${versionId}`))) return;
  await sns.send(new PublishCommand({ TopicArn: process.env['TOPIC_ARN'], Message: key }));
  await tellDesks(key);
}

/** @returns whether it was counted now, and not before */
async function countOnce(id: string): Promise<boolean> {
  const put = { TableName, Item: { id: { S: id } }, ConditionExpression: 'attribute_not_exists(id)' };
  const count = {
    TableName,
    Key: { id: { S: 'COUNT' } },
    UpdateExpression: 'ADD files :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  };
  try {
    await tables.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: put }, { Update: count }] }));
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
}

async function tellDesks(key: string): Promise<void> {
  const { Items = [] } = await tables.send(new ScanCommand({ TableName, ConsistentRead: true }));
  for (const { id } of Items) {
    if (id?.S?.startsWith('DESK#') !== true) continue;
    const ConnectionId = id.S.slice('DESK#'.length);
    try {
      await desks.send(
        new PostToConnectionCommand({ ConnectionId, Data: Buffer.from(JSON.stringify({ done: key })) }),
      );
    } catch (error) {
      if (!(error instanceof GoneException)) throw error;
      await tables.send(new DeleteItemCommand({ TableName, Key: { id } }));
    }
  }
}
