import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { S3Event } from 'aws-lambda';

const sqs = new SQSClient({});

/** Sends a message for each object that arrived; an object named `lost` cannot be taken up. */
export async function handler(event: S3Event): Promise<void> {
  for (const { s3 } of event.Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
    if (key.endsWith('lost')) throw new Error('lost');
    const MessageBody = JSON.stringify({ bucket: s3.bucket.name, key, versionId: s3.object.versionId });
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env['QUEUE_URL'], MessageBody }));
  }
}
