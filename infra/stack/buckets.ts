import { RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import type { BucketProps, IBucket } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Keys } from './keys.ts';
import { dataLifeCycle, logLifeCycle, quarantineLifeCycle } from './lifeCycles.ts';
import { bucketNameOf } from './names.ts';
import type { StackSettings } from './settings.ts';

export interface Buckets {
  readonly data: IBucket;
  /** What must not go on; functions may write here and nothing else. */
  readonly quarantine: IBucket;
}

/**
 * Buckets of data and quarantine: encrypted by keys of the pipeline, versioned, closed to the public and to plain HTTP,
 * with a log of every access in a third one.
 */
export function makeBuckets(scope: Construct, settings: StackSettings, keys: Keys): Buckets {
  const logs = makeBucket(scope, 'LogsBucket', {
    ...common(settings, 'logs'),
    // S3 delivers its logs to buckets without a key of one's own only.
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: logLifeCycle(settings.lifeCycle),
  });
  const data = makeBucket(scope, 'DataBucket', {
    ...common(settings, 'data'),
    encryption: BucketEncryption.KMS,
    encryptionKey: keys.data,
    // One request to the key for many objects instead of one each.
    bucketKeyEnabled: true,
    lifecycleRules: dataLifeCycle(settings.lifeCycle),
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'data/',
  });
  const quarantine = makeBucket(scope, 'QuarantineBucket', {
    ...common(settings, 'quarantine'),
    encryption: BucketEncryption.KMS,
    encryptionKey: keys.quarantine,
    bucketKeyEnabled: true,
    lifecycleRules: quarantineLifeCycle(settings.lifeCycle),
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'quarantine/',
  });
  for (const bucket of [data, quarantine]) refuseOtherKeys(bucket);
  return { data, quarantine };
}

/** The class of the library leaves properties undefined that its own interface wants absent. */
function makeBucket(scope: Construct, id: string, props: BucketProps): IBucket {
  return new Bucket(scope, id, props) as IBucket;
}

function common(settings: StackSettings, thing: string): BucketProps {
  const isKept = settings.removal === 'keep';
  return {
    bucketName: bucketNameOf(settings, thing),
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    // A bucket that is not empty is not removed; whoever wants it gone empties it, as docs/operations.md says.
    removalPolicy: isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  };
}

/** An object that asks for the weaker encryption by S3's own key is refused; one that asks for none gets the bucket's key. */
function refuseOtherKeys(bucket: IBucket): void {
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'RefuseOtherKeys',
      effect: Effect.DENY,
      principals: [new StarPrincipal()],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
      conditions: { StringEquals: { 's3:x-amz-server-side-encryption': 'AES256' } },
    }),
  );
}
