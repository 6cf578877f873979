import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { nameOf } from './names.ts';
import type { StackSettings } from './settings.ts';

/** Services that functions work with; what each may do there stands in its own policy. */
const services = [
  'bedrock:InvokeModel',
  'dynamodb:*',
  'execute-api:ManageConnections',
  'kms:Decrypt',
  'kms:GenerateDataKey',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'redshift-data:*',
  'redshift-serverless:GetCredentials',
  's3:*',
  'sns:Publish',
  'sqs:*',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];

/** What no function may do, whatever a policy that somebody adds later says. */
const never = [
  'dynamodb:DeleteTable',
  'dynamodb:DeleteBackup',
  'iam:*',
  'kms:DisableKey',
  'kms:ScheduleKeyDeletion',
  's3:BypassGovernanceRetention',
  's3:DeleteBucket*',
  's3:PutBucket*',
  's3:PutLifecycleConfiguration',
  'sqs:DeleteQueue',
  'sqs:PurgeQueue',
];

/** The fence around the roles of all functions. */
export function makeBoundary(scope: Construct, settings: StackSettings): ManagedPolicy {
  return new ManagedPolicy(scope, 'Boundary', {
    managedPolicyName: nameOf(settings, 'boundary'),
    description: 'The most that any function of the pipeline may be allowed',
    statements: [
      new PolicyStatement({ sid: 'AtMost', actions: services, resources: ['*'] }),
      new PolicyStatement({ sid: 'Never', effect: Effect.DENY, actions: never, resources: ['*'] }),
    ],
  });
}
