import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { nameOf } from './names.ts';
import type { StackSettings } from './settings.ts';

/** Keys of the pipeline, changed by AWS each year. */
export interface Keys {
  /** Of buckets, tables, topics and logs. */
  readonly data: Key;
  /** Of the quarantine alone, so that reading it is a right of its own. */
  readonly quarantine: Key;
}

export function makeKeys(scope: Construct, settings: StackSettings): Keys {
  const data = keyOf(scope, settings, 'data');
  data.addToResourcePolicy(
    // Alarms write to topics, which are encrypted.
    serviceMay('cloudwatch.amazonaws.com', {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
    }),
  );
  data.addToResourcePolicy(
    serviceMay(`logs.${Aws.REGION}.amazonaws.com`, {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:*`,
      },
    }),
  );
  return { data, quarantine: keyOf(scope, settings, 'quarantine') };
}

function keyOf(scope: Construct, settings: StackSettings, thing: string): Key {
  return new Key(scope, `${thing}Key`, {
    alias: nameOf(settings, thing),
    description: `Encrypts the ${thing} of ${settings.prefix} (${settings.environment})`,
    enableKeyRotation: true,
    pendingWindow: Duration.days(settings.removal === 'keep' ? 30 : 7),
    // Without its key, data that is kept cannot be read.
    removalPolicy: settings.removal === 'keep' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
}

function serviceMay(service: string, conditions: Record<string, Record<string, string>>): PolicyStatement {
  return new PolicyStatement({
    principals: [new ServicePrincipal(service)],
    actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    resources: ['*'],
    conditions,
  });
}
