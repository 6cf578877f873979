import type { ServiceCall } from '../levers/levers.ts';
import type { CloudResource } from '../template/readResources.ts';
import { ofType } from '../up/cloudParts.ts';
import type { KeysOf } from './keyRequests.ts';
import type { IamRequest } from './policySimulator.ts';
import { rightsOfCall } from './rightsOfCall.ts';

/** What a call of DynamoDB, SQS or SNS asks IAM for. @throws {Error} for a call, table or queue that is not known */
export function callRequests(
  resources: readonly CloudResource[],
  keysOf: KeysOf,
): (call: ServiceCall) => readonly IamRequest[] {
  const tables = new Map(
    ofType(resources, 'AWS::DynamoDB::Table').map(({ names }) => [names.ref, names.attributes['Arn'] ?? '']),
  );
  const queues = new Map(
    ofType(resources, 'AWS::SQS::Queue').map(({ names }) => [
      names.attributes['QueueName'] ?? '',
      names.attributes['Arn'] ?? '',
    ]),
  );
  const known = (arn: string | undefined, name: string): string => {
    if (arn === undefined) throw new Error(`${name} is not in the templates.`);
    return arn;
  };
  return ({ service, operation, body }) => {
    const input = service === 'sns' ? formOf(body) : (JSON.parse(body) as Record<string, unknown>);
    return rightsOfCall(operation, input).flatMap(({ action, target }): readonly IamRequest[] => {
      if (service === 'dynamodb') {
        const [name = '', ...rest] = target.split('/');
        const arn = known(tables.get(name), name);
        // The key of the table is opened in the caller's name.
        return [{ action, resource: [arn, ...rest].join('/') }, ...keysOf(arn, 'dynamodb', ['kms:Decrypt'])];
      }
      if (service === 'sqs') {
        const name = target.slice(target.lastIndexOf('/') + 1);
        const arn = known(queues.get(name), name);
        const isSend = action === 'sqs:SendMessage';
        return [
          { action, resource: arn },
          ...keysOf(arn, 'sqs', isSend ? ['kms:GenerateDataKey', 'kms:Decrypt'] : ['kms:Decrypt']),
        ];
      }
      return [{ action, resource: target }, ...keysOf(target, 'sns', ['kms:GenerateDataKey', 'kms:Decrypt'])];
    });
  };
}

function formOf(body: string): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(body));
}
