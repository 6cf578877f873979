import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SnsEventSource, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { SubscriptionFilter } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { sourceConcurrency } from './concurrency.ts';
import type { FunctionName, FunctionPlan, Trigger } from './functionPlans.ts';
import { functionNames, functionPlans } from './functionPlans.ts';
import type { Surroundings } from './functionRole.ts';
import type { Functions } from './functions.ts';
import { nameOf } from './names.ts';

/** Lets buckets, queues and the clock call the functions; the APIs call theirs by themselves. */
export function addTriggers(scope: Construct, functions: Functions, surroundings: Surroundings): void {
  for (const name of functionNames) {
    const called = functions[name];
    if (called === undefined) continue;
    const { trigger }: FunctionPlan = functionPlans[name];
    if (trigger.by === 'objects') addArrivals(scope, called, { trigger, surroundings });
    if (trigger.by === 'queues') addQueues(called, trigger, surroundings);
    if (trigger.by === 'topic') addTopic(called, trigger, surroundings);
    if (trigger.by === 'minute') addMinute(scope, called, { name, surroundings });
  }
}

/** Notices of new objects. The bucket is named, since a stack cannot change one of another stack. */
function addArrivals(
  scope: Construct,
  called: LambdaFunction,
  {
    trigger,
    surroundings: { infrastructure },
  }: {
    readonly trigger: Extract<Trigger, { by: 'objects' }>;
    readonly surroundings: Surroundings;
  },
): void {
  const bucket = Bucket.fromBucketName(scope, 'Arrivals', infrastructure.buckets.data.bucketName);
  for (const prefix of trigger.prefixes) {
    bucket.addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(called), { prefix });
  }
}

function addQueues(
  called: LambdaFunction,
  { queues, batch, windowSeconds }: Extract<Trigger, { by: 'queues' }>,
  surroundings: Surroundings,
): void {
  for (const queue of queues) {
    called.addEventSource(
      new SqsEventSource(surroundings.queues.byName[queue], {
        batchSize: batch,
        maxBatchingWindow: Duration.seconds(windowSeconds),
        // What failed comes again alone; what succeeded does not.
        reportBatchItemFailures: true,
        maxConcurrency: sourceConcurrency(queue, surroundings.settings.concurrency),
      }),
    );
  }
}

function addTopic(
  called: LambdaFunction,
  { topic, codes }: Extract<Trigger, { by: 'topic' }>,
  { infrastructure, queues }: Surroundings,
): void {
  called.addEventSource(
    new SnsEventSource(infrastructure.topics[topic], {
      filterPolicy: { code: SubscriptionFilter.stringFilter({ allowlist: [...codes] }) },
      deadLetterQueue: queues.lost,
    }),
  );
}

function addMinute(
  scope: Construct,
  called: LambdaFunction,
  { name, surroundings }: { readonly name: FunctionName; readonly surroundings: Surroundings },
): void {
  new Rule(scope, `${name}Minute`, {
    ruleName: nameOf(surroundings.settings, name),
    description: `Calls ${name} each minute`,
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [
      new FunctionTarget(called, {
        deadLetterQueue: surroundings.queues.lost,
        // The next minute does what this one missed.
        maxEventAge: Duration.minutes(1),
        retryAttempts: 0,
      }),
    ],
  });
}
