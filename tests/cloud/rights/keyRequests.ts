import type { CloudResource } from '../template/readResources.ts';
import { ofType, recordOf, recordsOf, textOf } from '../up/cloudParts.ts';
import type { IamRequest } from './policySimulator.ts';

/** Requests to KMS that a service makes in a caller's name for something that is encrypted; none where it is not. */
export type KeysOf = (
  resourceArn: string,
  service: 's3' | 'dynamodb' | 'sns' | 'sqs',
  actions: readonly string[],
) => readonly IamRequest[];

/** Finds the keys of buckets, tables, topics and queues in their templates. */
export function keysOfResources(resources: readonly CloudResource[], region: string): KeysOf {
  const keys = new Map<string, string>();
  const note = (arn: string | undefined, key: string | undefined): void => {
    if (arn !== undefined && key !== undefined && key.startsWith('arn:aws:kms:')) keys.set(arn, key);
  };
  for (const { properties, names } of ofType(resources, 'AWS::S3::Bucket')) {
    const [rule = {}] = recordsOf(
      recordOf(properties, 'BucketEncryption'),
      'ServerSideEncryptionConfiguration',
    );
    note(names.attributes['Arn'], textOf(recordOf(rule, 'ServerSideEncryptionByDefault'), 'KMSMasterKeyID'));
  }
  for (const { properties, names } of ofType(resources, 'AWS::DynamoDB::Table'))
    note(names.attributes['Arn'], textOf(recordOf(properties, 'SSESpecification'), 'KMSMasterKeyId'));
  for (const { properties, names } of ofType(resources, 'AWS::SNS::Topic'))
    note(names.ref, textOf(properties, 'KmsMasterKeyId'));
  for (const { properties, names } of ofType(resources, 'AWS::SQS::Queue'))
    note(names.attributes['Arn'], textOf(properties, 'KmsMasterKeyId'));
  return (resourceArn, service, actions) => {
    const key = keys.get(resourceArn.replace(/\/index\/.*$/, ''));
    if (key === undefined) return [];
    const context = { 'kms:ViaService': `${service}.${region}.amazonaws.com` };
    return actions.map((action) => ({ action, resource: key, context }));
  };
}
