import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Aws, CfnDeletionPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Lets WebSocket APIs write logs, which is a setting of the whole account in a region. It stays when the stack goes, since
 * other APIs of the account rest on it by then.
 */
export function allowApiLogs(scope: Construct): CfnAccount {
  const role = new CfnRole(scope, 'ApiLogRole', {
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'apigateway.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
    },
    managedPolicyArns: [
      `arn:${Aws.PARTITION}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
    ],
  });
  const account = new CfnAccount(scope, 'ApiLogs', { cloudWatchRoleArn: role.attrArn });
  for (const { cfnOptions } of [role, account]) {
    cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
    cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  }
  return account;
}
