import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { setTimeout as wait } from 'node:timers/promises';
import type { ObjectEvent } from '../s3/objectEvents.ts';
import type { Properties } from '../template/assembly.ts';
import type { CloudResource } from '../template/readResources.ts';
import { type CloudParts, ofType, queueUrlOf, recordOf, recordsOf, textOf } from './cloudParts.ts';
import { callLater } from './makeFunctions.ts';

/** Where events of a bucket go. */
interface ObjectRoute {
  readonly bucket: string;
  /** `s3:ObjectCreated:*` */
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
  readonly target: { readonly kind: 'function' | 'queue'; readonly arn: string };
}

/** Reads where the events of all buckets go, as CDK's own resource and plain CloudFormation say it. */
function objectRoutes(resources: readonly CloudResource[]): readonly ObjectRoute[] {
  const custom = ofType(resources, 'Custom::S3BucketNotifications').flatMap(({ properties }) =>
    routesOf(textOf(properties, 'BucketName') ?? '', recordOf(properties, 'NotificationConfiguration')),
  );
  const plain = ofType(resources, 'AWS::S3::Bucket').flatMap(({ properties, names }) =>
    routesOf(names.ref, recordOf(properties, 'NotificationConfiguration')),
  );
  return [...custom, ...plain];
}

function routesOf(bucket: string, configuration: Properties): readonly ObjectRoute[] {
  const kinds = [
    ['LambdaFunctionConfigurations', 'LambdaFunctionArn', 'function'],
    ['LambdaConfigurations', 'Function', 'function'],
    ['QueueConfigurations', 'QueueArn', 'queue'],
    ['QueueConfigurations', 'Queue', 'queue'],
  ] as const;
  return kinds.flatMap(([list, arnName, kind]) =>
    recordsOf(configuration, list).flatMap((one) => {
      const arn = textOf(one, arnName);
      if (arn === undefined) return [];
      const filter = recordOf(one, 'Filter');
      const rules = [
        ...recordsOf(recordOf(filter, 'Key'), 'FilterRules'),
        ...recordsOf(recordOf(filter, 'S3Key'), 'Rules'),
      ];
      const rule = (name: string): string =>
        textOf(rules.find((each) => textOf(each, 'Name')?.toLowerCase() === name) ?? {}, 'Value') ?? '';
      const events = (one['Events'] ?? [one['Event']]) as readonly string[];
      return [{ bucket, events, prefix: rule('prefix'), suffix: rule('suffix'), target: { kind, arn } }];
    }),
  );
}

/** Delivers events of objects to functions and queues, as often and as late as the levers say. */
export function deliverObjectEvents(parts: CloudParts): (event: ObjectEvent) => void {
  const routes = objectRoutes(parts.resources);
  return (event) => {
    const meant = routes.filter(
      ({ bucket, events, prefix, suffix }) =>
        bucket === event.bucket.name &&
        event.key.startsWith(prefix) &&
        event.key.endsWith(suffix) &&
        events.some((pattern) => `s3:${event.name}`.startsWith(pattern.replace(/\*$/, ''))),
    );
    for (const { target } of meant) {
      for (const delayMs of parts.levers.objectEvent?.(event) ?? [0]) {
        // Who has put the object never hears of what becomes of the notice.
        void deliver(parts, target, { event, delayMs }).catch(() => undefined);
      }
    }
  };
}

async function deliver(
  parts: CloudParts,
  target: ObjectRoute['target'],
  { event, delayMs }: { readonly event: ObjectEvent; readonly delayMs: number },
): Promise<void> {
  await wait(delayMs);
  const body = { Records: [event.record] };
  if (target.kind === 'function') await callLater(parts, target.arn, { event: body });
  else {
    await parts.sqs.send(
      new SendMessageCommand({ QueueUrl: queueUrlOf(parts, target.arn), MessageBody: JSON.stringify(body) }),
    );
  }
}
