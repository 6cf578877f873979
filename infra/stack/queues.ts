import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { functionPlans } from './functionPlans.ts';
import { nameOf } from './names.ts';
import type { DeadQueue, WorkQueue } from './queuePlans.ts';
import { deadOf, queuePlans, workQueues } from './queuePlans.ts';
import type { StackSettings } from './settings.ts';

export interface Queues {
  readonly byName: Readonly<Record<WorkQueue | DeadQueue, Queue>>;
  /** Events that a function could not be called with: of S3 and of the clock. */
  readonly lost: Queue;
}

/** Two weeks: the longest that SQS keeps a message, so that nothing is lost over a long holiday. */
const retentionPeriod = Duration.days(14);

/** What AWS advises, so that a message is not seen again while calls for it are tried anew. */
const visibilityTimes = 6;

/** Queues of work, each with its dead-letter queue; messages hold ids and are encrypted by a key of SQS. */
export function makeQueues(scope: Construct, settings: StackSettings): Queues {
  const byName: Partial<Record<WorkQueue | DeadQueue, Queue>> = {};
  for (const name of workQueues) {
    const { thing, receives } = queuePlans[name];
    const dead = makeQueue(scope, deadOf(name), {
      queueName: nameOf(settings, `${thing}-dlq`),
      visibilityTimeout: visibilityOf(deadOf(name)),
    });
    byName[deadOf(name)] = dead;
    byName[name] = makeQueue(scope, name, {
      queueName: nameOf(settings, thing),
      visibilityTimeout: visibilityOf(name),
      deadLetterQueue: { queue: dead, maxReceiveCount: receives },
    });
  }
  return {
    byName: byName as Queues['byName'],
    lost: makeQueue(scope, 'lost', { queueName: nameOf(settings, 'lost-events') }),
  };
}

function makeQueue(scope: Construct, name: string, props: QueueProps): Queue {
  return new Queue(scope, `${name}Queue`, {
    ...props,
    retentionPeriod,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

/** Six times the longest time-out of the functions that a queue calls. */
function visibilityOf(queue: WorkQueue | DeadQueue): Duration {
  const timeouts = Object.values(functionPlans).flatMap(({ trigger, timeoutSeconds }) =>
    trigger.by === 'queues' && trigger.queues.some((name) => name === queue) ? [timeoutSeconds] : [],
  );
  return Duration.seconds(visibilityTimes * Math.max(...timeouts));
}
