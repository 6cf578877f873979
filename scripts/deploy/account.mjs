import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';

/** Begins the names of everything that `cdk bootstrap` makes. */
const qualifier = 'hnb659fds';

/**
 * Finds the credentials and asks AWS whose they are.
 *
 * @param {{ profile?: string, region: string }} asked
 * @returns account, name and credentials; or `trouble`, with what to do
 */
export async function whoAmI({ profile, region }) {
  const of = profile === undefined ? '' : ` of the profile "${profile}"`;
  // Off AWS the address of a machine's role answers slowly or never.
  process.env.AWS_EC2_METADATA_DISABLED ??= 'true';
  const credentials = fromNodeProviderChain({
    ...(profile === undefined ? {} : { profile }),
    clientConfig: { region },
  });
  try {
    await credentials();
  } catch (error) {
    const signIn = `aws sso login${profile === undefined ? '' : ` --profile ${profile}`}`;
    return {
      trouble: `No credentials${of} were found: ${firstLine(error)}\nSign in ("${signIn}"), or name a profile with --profile. Nothing was changed.`,
    };
  }
  const client = new STSClient({ region, credentials });
  try {
    const { Account, Arn = '' } = await client.send(new GetCallerIdentityCommand({}));
    return { account: Account, name: Arn.split(':').at(-1), credentials };
  } catch (error) {
    return { trouble: `${identityTrouble(error, { of, region })} Nothing was changed.` };
  } finally {
    client.destroy();
  }
}

function identityTrouble(error, { of, region }) {
  if (['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ETIMEDOUT'].includes(error.code ?? error.cause?.code)) {
    return `AWS could not be reached in ${region} (${firstLine(error)}). Check the network and the name of the region.`;
  }
  if (['ExpiredToken', 'ExpiredTokenException'].includes(error.name)) {
    return `The credentials${of} have run out. Sign in again.`;
  }
  if (error.name === 'InvalidClientTokenId') {
    return `AWS does not know the credentials${of} in ${region}. Check them; a region that is off by default has to be switched on for the account first.`;
  }
  return `AWS refused the credentials${of}: ${firstLine(error)}`;
}

/** Why it is not the account that the settings allow; `undefined` where it is, or any may be. */
export function accountTrouble({ account }, wanted) {
  if (wanted === null || wanted === account) return undefined;
  return `The credentials are of account ${account}, but the settings allow ${wanted} only. Name another profile with --profile, or correct "account". Nothing was changed.`;
}

/** What keeps the CDK from working in account and region; `undefined` where it can. */
export async function bootstrapTrouble({ account, region, credentials }) {
  const bucket = `cdk-${qualifier}-assets-${account}-${region}`;
  const client = new S3Client({
    region,
    credentials,
    forcePathStyle: process.env.AWS_ENDPOINT_URL_S3 !== undefined,
  });
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: account }));
    return undefined;
  } catch (error) {
    const status = error.$metadata?.httpStatusCode;
    if (status === 404) {
      return `Account ${account} is not prepared for the CDK in ${region}. Say --bootstrap as well, or run "npx cdk bootstrap aws://${account}/${region}" once. Nothing was changed.`;
    }
    if (status === 403) {
      return `The bucket ${bucket} may not be looked at: the credentials lack s3:ListBucket on it, or it is somebody else's. Ask whoever runs the account. Nothing was changed.`;
    }
    return `The bucket ${bucket} could not be looked at: ${firstLine(error)} Nothing was changed.`;
  } finally {
    client.destroy();
  }
}

function firstLine(error) {
  return String(error.message ?? error).split('\n')[0];
}
