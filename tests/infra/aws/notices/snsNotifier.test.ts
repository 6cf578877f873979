import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Notice } from '../../../../core/ports/notices.ts';
import { snsClient, sqsClient } from '../../../../infra/aws/clients.ts';
import { snsNotifier } from '../../../../infra/aws/notices/snsNotifier.ts';
import { type Fauxqs, startFauxqsHere } from '../../../cloud/emulators/fauxqs.ts';
import { standInCredentials, standInRegion } from '../../../cloud/emulators/standIn.ts';

const notice: Notice = {
  eventId: 's1#complete#1',
  topic: 'errors',
  severity: 'critical',
  code: 'sessionStuck',
  facts: { sessionId: 's1', missing: 3, isForced: false, none: null },
};

describe('notices on SNS', () => {
  let emulator: Fauxqs;
  beforeEach(async () => {
    emulator = await startFauxqsHere();
  });
  afterEach(() => emulator.stop());

  it('go to the topic that they are about, with what routes filter by', async () => {
    const access = {
      region: standInRegion,
      credentials: standInCredentials,
      endpoints: { sns: emulator.endpoint, sqs: emulator.endpoint },
    };
    const [sns, sqs] = [snsClient(access), sqsClient(access)];
    const topicArns = { processing: emulator.topic('processing'), errors: emulator.topic('errors') };
    const url = emulator.queue('inbox');
    emulator.subscribe('errors', 'inbox');
    const notifier = snsNotifier({ client: sns, region: standInRegion, topicArns });
    await notifier.publish({ ...notice, topic: 'processing' });
    await notifier.publish(notice);
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 2, MaxNumberOfMessages: 10 }),
    );
    expect(Messages).toHaveLength(1);
    const envelope = JSON.parse(Messages[0]?.Body ?? '{}') as {
      readonly Message: string;
      readonly MessageAttributes: object;
    };
    expect(JSON.parse(envelope.Message)).toEqual(notice);
    expect(envelope.MessageAttributes).toMatchObject({
      severity: { Value: 'critical' },
      code: { Value: 'sessionStuck' },
      eventId: { Value: 's1#complete#1' },
    });
    sns.destroy();
    sqs.destroy();
  });

  it('say what is missing where the topic is', async () => {
    const client = snsClient({
      region: standInRegion,
      credentials: standInCredentials,
      endpoints: { sns: emulator.endpoint },
    });
    const gone = 'arn:aws:sns:eu-central-1:000000000000:gone';
    const notifier = snsNotifier({
      client,
      region: standInRegion,
      topicArns: { processing: gone, errors: gone },
    });
    await expect(notifier.publish(notice)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no gone in eu-central-1.',
    });
    client.destroy();
  });
});
