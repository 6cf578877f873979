import { DescribeTableCommand, DescribeTimeToLiveCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tables } from '../../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from './dynoxide.ts';
import { type Fauxqs, startFauxqsHere } from './fauxqs.ts';
import { standInCredentials, standInRegion } from './standIn.ts';

const access = { region: standInRegion, credentials: standInCredentials };

describe.skipIf(noTables !== undefined)('the stand-in of DynamoDB', () => {
  let emulator: Dynoxide;
  beforeAll(async () => {
    emulator = await startDynoxide();
  });
  afterAll(() => emulator.stop());

  it.each(Object.values(tables))('has the table $thing with its keys and indexes', async (definition) => {
    await emulator.create(definition, definition.thing);
    const client = new DynamoDBClient({ ...access, endpoint: emulator.endpoint });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: definition.thing }));
    const indexes = [...(Table?.GlobalSecondaryIndexes ?? []), ...(Table?.LocalSecondaryIndexes ?? [])];
    expect(new Set(indexes.map(({ IndexName }) => IndexName))).toEqual(
      new Set(definition.indexes.map(({ name }) => name)),
    );
    expect(Table?.KeySchema?.[0]?.AttributeName).toBe(definition.partitionKey.name);
    const ttl = await client.send(new DescribeTimeToLiveCommand({ TableName: definition.thing }));
    expect(ttl.TimeToLiveDescription?.AttributeName).toBe(
      'timeToLive' in definition ? definition.timeToLive : undefined,
    );
    client.destroy();
  });
});

describe('the stand-in of SQS and SNS', () => {
  let emulator: Fauxqs;
  beforeAll(async () => {
    emulator = await startFauxqsHere();
  });
  afterAll(() => emulator.stop());

  it('hands what was published to the queue that subscribed', async () => {
    const url = emulator.queue('q');
    const topic = emulator.topic('t');
    emulator.subscribe('t', 'q');
    const sns = new SNSClient({ ...access, endpoint: emulator.endpoint });
    const sqs = new SQSClient({ ...access, endpoint: emulator.endpoint });
    await sns.send(new PublishCommand({ TopicArn: topic, Message: 'hello' }));
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 2 }));
    expect(JSON.parse(Messages?.[0]?.Body ?? '{}')).toMatchObject({ TopicArn: topic, Message: 'hello' });
    sns.destroy();
    sqs.destroy();
  });
});
