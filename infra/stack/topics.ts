import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { NoticeSeverity } from '../../core/ports/notices.ts';
import { noticeSeverities } from '../../core/ports/notices.ts';
import type { Keys } from './keys.ts';
import { nameOf } from './names.ts';
import type { Route, StackSettings } from './settings.ts';

export interface Topics {
  /** What runs came to; programs subscribe. */
  readonly processing: Topic;
  /** What went wrong, with its severity as an attribute that routes choose by. */
  readonly errors: Topic;
  /** Alarms have no attributes to choose by, so each severity has a topic. */
  readonly alarms: Readonly<Record<NoticeSeverity, Topic>>;
}

/** Topics and the routes of people to them: errors and alarms of the severities each has asked for. */
export function makeTopics(scope: Construct, settings: StackSettings, keys: Keys): Topics {
  const topicOf = (id: string, thing: string): Topic =>
    new Topic(scope, id, {
      topicName: nameOf(settings, thing),
      masterKey: keys.data,
      enforceSSL: true,
    });
  const alarmTopic = (severity: NoticeSeverity): Topic => {
    const topic = topicOf(`${severity}AlarmsTopic`, `alarms-${severity}`);
    topic.addToResourcePolicy(alarmsMayPublish(topic));
    return topic;
  };
  const topics: Topics = {
    processing: topicOf('ProcessingTopic', 'processing'),
    errors: topicOf('ErrorTopic', 'errors'),
    alarms: Object.fromEntries(
      noticeSeverities.map((severity) => [severity, alarmTopic(severity)]),
    ) as unknown as Topics['alarms'],
  };
  for (const [place, route] of settings.routes.entries()) addRoute(scope, `Route${place}`, { route, topics });
  return topics;
}

function addRoute(
  scope: Construct,
  id: string,
  { route, topics }: { readonly route: Route; readonly topics: Topics },
): void {
  const target = { protocol: route.by, endpoint: route.to };
  new CfnSubscription(scope, `${id}Errors`, {
    ...target,
    topicArn: topics.errors.topicArn,
    filterPolicy: { severity: route.severities },
    filterPolicyScope: 'MessageAttributes',
  });
  for (const severity of new Set(route.severities)) {
    new CfnSubscription(scope, `${id}Alarms-${severity}`, {
      ...target,
      topicArn: topics.alarms[severity].topicArn,
    });
  }
}

function alarmsMayPublish(topic: Topic): PolicyStatement {
  return new PolicyStatement({
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });
}
