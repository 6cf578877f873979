import { createHash } from 'node:crypto';
import type { Properties } from './assembly.ts';

/** What other resources see of one. */
export interface ResourceNames {
  readonly ref: string;
  /** By attribute of `Fn::GetAtt`. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Where resources are. */
export interface NameWorld {
  readonly region: string;
  readonly account: string;
  /** Address under which queues are known. */
  readonly queuesUrl: string;
}

/** The name and the ARN of a resource, which follow from its template alone. */
export function resourceNames(
  resource: { readonly logicalId: string; readonly type: string; readonly properties: Properties },
  { region, account, queuesUrl }: NameWorld,
): ResourceNames {
  const { logicalId, type, properties } = resource;
  const named = (property: string): string => {
    const given = properties[property];
    return typeof given === 'string' ? given : logicalId;
  };
  const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${account}:${rest}`;
  const short = createHash('sha256').update(logicalId).digest('hex').slice(0, 10);
  switch (type) {
    case 'AWS::S3::Bucket': {
      const name = named('BucketName').toLowerCase();
      return {
        ref: name,
        attributes: { Arn: `arn:aws:s3:::${name}`, DomainName: `${name}.s3.amazonaws.com` },
      };
    }
    case 'AWS::SQS::Queue': {
      const name = named('QueueName');
      const url = `${queuesUrl}/${account}/${name}`;
      return { ref: url, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url } };
    }
    case 'AWS::SNS::Topic': {
      const name = named('TopicName');
      return { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } };
    }
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable': {
      const name = named('TableName');
      return {
        ref: name,
        attributes: {
          Arn: arn('dynamodb', `table/${name}`),
          StreamArn: arn('dynamodb', `table/${name}/stream/0`),
        },
      };
    }
    case 'AWS::Lambda::Function': {
      const name = named('FunctionName');
      return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } };
    }
    case 'AWS::ApiGatewayV2::Api':
      return {
        ref: short,
        attributes: { ApiId: short, ApiEndpoint: `https://${short}.execute-api.${region}.amazonaws.com` },
      };
    case 'AWS::Cognito::UserPool': {
      const id = `${region}_${short.slice(0, 9)}`;
      const provider = `cognito-idp.${region}.amazonaws.com/${id}`;
      return {
        ref: id,
        attributes: {
          Arn: arn('cognito-idp', `userpool/${id}`),
          UserPoolId: id,
          ProviderName: provider,
          ProviderURL: `https://${provider}`,
        },
      };
    }
    case 'AWS::KMS::Key':
      return { ref: short, attributes: { Arn: arn('kms', `key/${short}`), KeyId: short } };
    case 'AWS::Events::Rule':
      return { ref: named('Name'), attributes: { Arn: arn('events', `rule/${named('Name')}`) } };
    case 'AWS::Logs::LogGroup':
      return {
        ref: named('LogGroupName'),
        attributes: { Arn: arn('logs', `log-group:${named('LogGroupName')}:*`) },
      };
    case 'AWS::IAM::Role':
      return {
        ref: named('RoleName'),
        attributes: { Arn: `arn:aws:iam::${account}:role/${named('RoleName')}`, RoleId: short },
      };
    default:
      return { ref: logicalId, attributes: { Arn: arn('stand-in', logicalId), Id: logicalId } };
  }
}
