import { randomUUID } from 'node:crypto';
import { refusalText } from '../rights/rights.ts';
import { SqsSource } from '../lambda/sqsSource.ts';
import { Schedule } from '../time/schedule.ts';
import {
  type CloudParts,
  numberOf,
  ofType,
  plainFunctionArn,
  queueUrlOf,
  recordOf,
  recordsOf,
  textOf,
} from './cloudParts.ts';
import { callLater } from './makeFunctions.ts';

/** Concurrency of a source that sets none; AWS begins with five pollers. */
const usualConcurrency = 5;

/** Lets queues and the clock call functions. */
export function makeTriggers(parts: CloudParts): void {
  for (const { properties } of ofType(parts.resources, 'AWS::Lambda::EventSourceMapping')) {
    const queueArn = textOf(properties, 'EventSourceArn') ?? '';
    const called = functionNamed(parts, textOf(properties, 'FunctionName') ?? '');
    if (called === undefined || properties['Enabled'] === false) continue;
    if (queueArn.split(':')[2] !== 'sqs') throw new Error(`${queueArn} is no queue.`);
    // In the function's name; a source without these is refused when it is made.
    const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
    const refusal = parts.rights.demand(
      called.settings.name,
      actions.map((action) => ({ action, resource: queueArn })),
    );
    if (refusal !== undefined) throw new Error(refusalText(refusal));
    const queueName = queueArn.split(':').at(-1) ?? '';
    const types = (properties['FunctionResponseTypes'] ?? []) as readonly string[];
    const source = new SqsSource(
      {
        queueUrl: queueUrlOf(parts, queueArn),
        queueArn,
        batchSize: numberOf(properties, 'BatchSize', 10),
        windowSeconds: numberOf(properties, 'MaximumBatchingWindowInSeconds', 0),
        reportsFailures: types.includes('ReportBatchItemFailures'),
        concurrency: Math.min(
          usualConcurrency,
          numberOf(recordOf(properties, 'ScalingConfig'), 'MaximumConcurrency', usualConcurrency),
        ),
      },
      {
        client: parts.sqs,
        invoke: (event) => called.invoke(event),
        arrange: (messages) => parts.levers.arrange?.(queueName, messages) ?? [messages],
      },
    );
    parts.closers.push(() => source.close());
  }
  for (const { properties, names } of ofType(parts.resources, 'AWS::Events::Rule')) {
    const expression = textOf(properties, 'ScheduleExpression');
    if (expression === undefined || properties['State'] === 'DISABLED') continue;
    for (const target of recordsOf(properties, 'Targets')) {
      const arn = textOf(target, 'Arn') ?? '';
      const input = textOf(target, 'Input');
      const schedule = new Schedule(expression, parts.clock, (due) => {
        const event = scheduledEvent(names.attributes['Arn'] ?? '', due);
        void callLater(parts, arn, {
          event: input === undefined ? event : (JSON.parse(input) as unknown),
          retries: Math.min(2, numberOf(recordOf(target, 'RetryPolicy'), 'MaximumRetryAttempts', 2)),
          lostArn: textOf(recordOf(target, 'DeadLetterConfig'), 'Arn'),
        });
      });
      parts.closers.push(() => schedule.close());
    }
  }
}

function functionNamed({ functions }: CloudParts, name: string) {
  const arn = name.startsWith('arn:') ? plainFunctionArn(name) : undefined;
  return [...functions.values()].find(({ settings }) =>
    arn === undefined ? settings.name === name : settings.arn === arn,
  );
}

function scheduledEvent(ruleArn: string, due: number): object {
  const [, , , region = '', account = ''] = ruleArn.split(':');
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: new Date(due).toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [ruleArn],
    detail: {},
  };
}
