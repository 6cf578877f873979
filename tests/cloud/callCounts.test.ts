import { expect, it } from 'vitest';
import { addCall, noCalls } from './callCounts.ts';

it('counts calls as they are charged', () => {
  const counts = noCalls();
  const call = (service: 's3' | 'dynamodb' | 'sqs' | 'sns', operation: string, body = ''): void =>
    addCall(counts, { service, operation, body });
  call('s3', 'GET /bucket/key');
  call('s3', 'HEAD /bucket/key');
  call('s3', 'PUT /bucket/key');
  call('s3', 'DELETE /bucket/key');
  call('sqs', 'ReceiveMessage');
  call('sqs', 'SendMessageBatch');
  call('sns', 'Publish');
  call('dynamodb', 'GetItem', '{}');
  call('dynamodb', 'PutItem', 'x'.repeat(2_500));
  call('dynamodb', 'TransactWriteItems', JSON.stringify({ TransactItems: [{}, {}] }));
  expect(counts).toEqual({
    s3Reads: 2,
    s3Writes: 1,
    dynamoReadUnits: 1,
    dynamoWriteUnits: 3 + 4,
    sqsRequests: 1,
    snsPublishes: 1,
  });
});
