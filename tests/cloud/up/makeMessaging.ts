import { CreateTopicCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { SqsSource } from '../lambda/sqsSource.ts';
import type { CloudResource } from '../template/readResources.ts';
import { type CloudParts, numberOf, ofType, plainFunctionArn, recordOf, textOf } from './cloudParts.ts';

/** How a test makes hours of a template to seconds. */
export interface QueueTuning {
  readonly visibilitySeconds: (queueName: string, seconds: number) => number;
  /** Times that a message is received before it is given up. */
  readonly receives: (queueName: string, count: number) => number;
}

const plainAttributes = [
  'DelaySeconds',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'FifoQueue',
  'ContentBasedDeduplication',
] as const;

/** Makes the queues of a template, those that take what others give up first. */
export async function makeQueues(parts: CloudParts, tune: QueueTuning): Promise<void> {
  const queues = ofType(parts.resources, 'AWS::SQS::Queue');
  const gives = ({ properties }: CloudResource): number =>
    properties['RedrivePolicy'] === undefined ? 0 : 1;
  for (const { properties, names } of [...queues].sort((a, b) => gives(a) - gives(b))) {
    const name = names.attributes['QueueName'] ?? '';
    const attributes: Record<string, string> = {
      VisibilityTimeout: String(
        Math.round(tune.visibilitySeconds(name, Number(properties['VisibilityTimeout'] ?? 30))),
      ),
    };
    for (const attribute of plainAttributes) {
      const value = properties[attribute] as string | number | boolean | undefined;
      if (value !== undefined) attributes[attribute] = String(value);
    }
    if (properties['RedrivePolicy'] !== undefined) {
      const policy = recordOf(properties, 'RedrivePolicy');
      const maxReceiveCount = tune.receives(name, numberOf(policy, 'maxReceiveCount', 10));
      attributes['RedrivePolicy'] = JSON.stringify({ ...policy, maxReceiveCount });
    }
    const made = await parts.sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
    if (made.QueueUrl !== names.ref)
      throw new Error(`The queue ${name} is at ${String(made.QueueUrl)}, not at ${names.ref}.`);
  }
}

/**
 * Makes topics and subscriptions. A function gets what is published by a queue of its own, since the emulator knows
 * queues only. What goes to people (mail, telephones) goes nowhere.
 */
export async function makeTopics(parts: CloudParts): Promise<void> {
  for (const { names } of ofType(parts.resources, 'AWS::SNS::Topic')) {
    await parts.sns.send(new CreateTopicCommand({ Name: names.attributes['TopicName'] }));
  }
  for (const { properties, logicalId } of ofType(parts.resources, 'AWS::SNS::Subscription')) {
    const protocol = textOf(properties, 'Protocol');
    const endpoint = textOf(properties, 'Endpoint') ?? '';
    const Attributes: Record<string, string> = {};
    if (properties['FilterPolicy'] !== undefined)
      Attributes['FilterPolicy'] = JSON.stringify(recordOf(properties, 'FilterPolicy'));
    const scope = textOf(properties, 'FilterPolicyScope');
    if (scope !== undefined) Attributes['FilterPolicyScope'] = scope;
    if (properties['RawMessageDelivery'] === true) Attributes['RawMessageDelivery'] = 'true';
    const subscribe = (Endpoint: string) =>
      parts.sns.send(
        new SubscribeCommand({
          TopicArn: textOf(properties, 'TopicArn'),
          Protocol: 'sqs',
          Endpoint,
          Attributes,
        }),
      );
    if (protocol === 'sqs') await subscribe(endpoint);
    if (protocol === 'lambda')
      await subscribe(await functionQueue(parts, logicalId, plainFunctionArn(endpoint)));
  }
}

/** A queue whose messages a function gets as events of SNS. @returns its ARN */
async function functionQueue(parts: CloudParts, logicalId: string, functionArn: string): Promise<string> {
  const name = `stand-in-${logicalId}`.slice(0, 80);
  const { QueueUrl: queueUrl = '' } = await parts.sqs.send(new CreateQueueCommand({ QueueName: name }));
  const [, , , region = '', account = ''] = functionArn.split(':');
  const queueArn = `arn:aws:sqs:${region}:${account}:${name}`;
  const source = new SqsSource(
    { queueUrl, queueArn, batchSize: 1, windowSeconds: 0, reportsFailures: false, concurrency: 1 },
    {
      client: parts.sqs,
      async invoke(event) {
        const records = (event as SQSEvent).Records.map(({ body }) => ({
          EventSource: 'aws:sns',
          EventVersion: '1.0',
          EventSubscriptionArn: 'stand-in',
          Sns: JSON.parse(body) as unknown,
        }));
        await parts.functions.get(functionArn)?.invokeLater({ Records: records });
        return { kind: 'answer', payload: null };
      },
    },
  );
  parts.closers.push(() => source.close());
  return queueArn;
}
