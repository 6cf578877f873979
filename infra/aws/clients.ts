import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Service = 's3' | 'dynamodb' | 'sqs' | 'sns' | 'redshift';

/** Whose account is worked in and how it is reached. Nothing is searched for: no profile, no role of the machine. */
export interface CloudAccess {
  readonly region: string;
  readonly credentials: NonNullable<S3ClientConfig['credentials']>;
  /** Where a service is, instead of in the region: stand-ins, or endpoints of one's own network. */
  readonly endpoints?: Readonly<Partial<Record<Service, string>>>;
}

/**
 * Tries of a request that was throttled or failed on the way, with growing waits. The adaptive mode slowed all calls of a
 * client to one in two seconds after two throttled ones (measured), the standard one ends within seconds.
 */
const retries = { maxAttempts: 5, retryMode: 'standard' } as const;

const connectionTimeout = 5_000;
/** Long enough for the longest poll of a queue (20 s) and for a slow answer, in milliseconds. */
const requestTimeout = 30_000;
/** An object's bytes may take long; a connection without any byte for so long is dead, in milliseconds. */
const idleTimeout = 30_000;

export function dynamoClient(access: CloudAccess): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(common(access, 'dynamodb')), {
    marshallOptions: { removeUndefinedValues: true },
  });
}

/**
 * Redirects to other regions are not followed: whoever named the wrong one shall know.
 *
 * @param use `links` leaves out the checksum of a body that whoever signs does not know: else a link to send an object to
 *   would ask for that of an empty one
 */
export function s3Client(access: CloudAccess, use: 'calls' | 'links' = 'calls'): S3Client {
  const settings = common(access, 's3');
  // An endpoint of one's own seldom has a name for each bucket.
  const forcePathStyle = settings.endpoint !== undefined || process.env['AWS_ENDPOINT_URL_S3'] !== undefined;
  return new S3Client({
    ...settings,
    forcePathStyle,
    followRegionRedirects: false,
    requestChecksumCalculation: use === 'links' ? 'WHEN_REQUIRED' : 'WHEN_SUPPORTED',
    requestHandler: { connectionTimeout, socketTimeout: idleTimeout },
  });
}

/** The address in a queue's URL is not taken as the endpoint; else requests meant for a stand-in would go to AWS. */
export function sqsClient(access: CloudAccess): SQSClient {
  return new SQSClient({ ...common(access, 'sqs'), useQueueUrlAsEndpoint: false });
}

export function snsClient(access: CloudAccess): SNSClient {
  return new SNSClient(common(access, 'sns'));
}

export function redshiftClient(access: CloudAccess): RedshiftDataClient {
  return new RedshiftDataClient(common(access, 'redshift'));
}

/** @param endpoint of the stage, as `https://<id>.execute-api.<region>.amazonaws.com/<stage>` */
export function socketClient(access: CloudAccess, endpoint: string): ApiGatewayManagementApiClient {
  return new ApiGatewayManagementApiClient({ ...common(access), endpoint });
}

function common({ region, credentials, endpoints }: CloudAccess, service?: Service) {
  // The address that tells a machine's role answers slowly or never outside of AWS.
  process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
  const endpoint = service === undefined ? undefined : endpoints?.[service];
  return {
    region,
    credentials,
    ...retries,
    ...(endpoint === undefined ? {} : { endpoint }),
    requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
  };
}
