import type { CloudResource } from './readResources.ts';

/** What the stand-in makes of a kind of resource. */
export interface ResourceNote {
  readonly type: string;
  readonly count: number;
  /** `stands`: works. `inert`: is there by name, does nothing, for the reason given. `missing`: not stood for. */
  readonly state: 'stands' | 'inert' | 'missing';
  readonly words: string;
}

/** Kinds that work, with what of them does not. */
const standing: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'no encryption, life cycles, policies or access logs',
  'AWS::DynamoDB::Table': 'no encryption, backups or streams',
  'AWS::DynamoDB::GlobalTable': 'no encryption, backups or streams; one region',
  'AWS::SQS::Queue': 'no encryption or policies',
  'AWS::SNS::Topic': 'no encryption or policies',
  'AWS::SNS::Subscription': 'to queues and functions; mail and telephones get nothing',
  'AWS::Lambda::Function': 'on this machine, with the rights of its role',
  'AWS::Lambda::EventSourceMapping': 'of queues',
  'AWS::Lambda::EventInvokeConfig': 'tries and the queue for what has failed',
  'Custom::S3BucketNotifications': 'to functions and queues',
  'AWS::Events::Rule': 'schedules; patterns of events are not followed',
  'AWS::ApiGatewayV2::Api': 'no CORS',
  'AWS::ApiGatewayV2::Stage': 'no limits of rate, no access log',
  'AWS::ApiGatewayV2::Integration': 'functions',
  'AWS::ApiGatewayV2::Route': '',
  'AWS::ApiGatewayV2::Authorizer': 'JWT by a local key set; functions for WebSockets',
  'AWS::IAM::Role': 'rights of functions; whoever has the keys of the stand-in may do everything',
  'AWS::IAM::Policy': 'bound to the roles of functions',
  'AWS::IAM::ManagedPolicy': 'bound to the roles of functions, also as their boundary',
  'AWS::Cognito::UserPool': 'a local key set signs its tokens; whoever signs in is one analyst',
  'AWS::Cognito::UserPoolClient': 'its id only',
};

/** Kinds that do nothing here, with the reason. */
const inert: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^AWS::IAM::(?!Role$|ManagedPolicy$|Policy$)/, 'nobody but functions has rights'],
  [/^AWS::KMS::/, 'nothing is encrypted'],
  [/^AWS::Lambda::Permission$/, 'who may call is not enforced'],
  [/^AWS::(?:S3::BucketPolicy|SQS::QueuePolicy|SNS::TopicPolicy)$/, 'policies are not enforced'],
  [/^AWS::Logs::/, 'lines are kept by the stand-in itself'],
  [/^AWS::CloudWatch::/, 'nothing is measured'],
  [/^AWS::CDK::Metadata$/, 'says which tools made the template'],
  [/^AWS::Cognito::/, 'nobody signs in'],
  [/^AWS::ApiGateway::Account$/, 'there is no log of the APIs'],
];

/** Tells of every kind of resource what became of it, those that are missing first. */
export function resourceNotes(resources: readonly CloudResource[]): readonly ResourceNote[] {
  const counts = new Map<string, number>();
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  const order = ['missing', 'inert', 'stands'];
  return [...counts]
    .map(([type, count]): ResourceNote => {
      const words = standing[type];
      if (words !== undefined) return { type, count, state: 'stands', words };
      const why = inert.find(([pattern]) => pattern.test(type))?.[1];
      if (why !== undefined) return { type, count, state: 'inert', words: why };
      return { type, count, state: 'missing', words: 'is not stood for' };
    })
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.type.localeCompare(b.type));
}
