import type { AwsCheck, AwsSettings } from '../../../core/model/aws.ts';
import type { AwsAccount } from '../../../core/ports/aws.ts';
import { type AwsPlaces, awsProfiles } from './awsProfiles.ts';
import { type AwsTry, bucketTries, queueTries, tableTries } from './awsTries.ts';
import { awsVerdict } from './awsVerdict.ts';
import { profileCredentials } from './profileCredentials.ts';

/** Longest wait for one answer, in milliseconds; behind a firewall that drops packets nothing ever comes. */
const patienceMs = 10_000;

/**
 * The account behind a profile of this machine. The SDK's packages are loaded with the first check. Services are looked
 * for where `AWS_ENDPOINT_URL_S3` and its like say, else in the region.
 */
export function awsAccount(places: AwsPlaces = {}): AwsAccount {
  return {
    profiles: () => awsProfiles(places),
    check: (settings, signal) => checkAccess(settings, { places, signal }),
  };
}

interface Surroundings {
  readonly places: AwsPlaces;
  readonly signal: AbortSignal | undefined;
}

async function* checkAccess(
  settings: AwsSettings,
  { places, signal }: Surroundings,
): AsyncIterable<AwsCheck> {
  const { profile, bucket, mappingsTable, queueUrl } = settings;
  const known = (await awsProfiles(places)).find(
    ({ name }) => name === (profile === '' ? 'default' : profile),
  );
  const region = settings.region === '' ? (known?.region ?? '') : settings.region;
  if (region === '') {
    yield {
      action: 'sts:GetCallerIdentity',
      resource: '',
      state: 'failed',
      message: 'No region is set, and the profile names none.',
      remedy: 'Choose the region that the resources are in.',
      tookMs: 0,
    };
    return;
  }
  const shared = { region, credentials: await profileCredentials(profile, places), maxAttempts: 2 };
  const trying = (entry: AwsTry): Promise<AwsCheck> => tryOne(entry, { profile, region, signal });
  const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  const sts = new STSClient(shared);
  let who = '';
  const identity = await trying({
    action: 'sts:GetCallerIdentity',
    resource: region,
    async attempt(abortSignal) {
      who = (await sts.send(new GetCallerIdentityCommand({}), { abortSignal })).Arn ?? '';
    },
  });
  sts.destroy();
  yield { ...identity, resource: who === '' ? identity.resource : who };
  if (identity.state !== 'allowed') return;
  if (bucket !== '') {
    const { S3Client } = await import('@aws-sdk/client-s3');
    // An endpoint of one's own seldom has a name for each bucket.
    const forcePathStyle =
      (process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL']) !== undefined;
    const client = new S3Client({ ...shared, forcePathStyle });
    yield* inTurn(await bucketTries(client, bucket), trying);
    client.destroy();
  }
  if (mappingsTable !== '') {
    const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
    const client = new DynamoDBClient(shared);
    yield* inTurn(await tableTries(client, mappingsTable), trying);
    client.destroy();
  }
  if (queueUrl !== '') {
    const { SQSClient } = await import('@aws-sdk/client-sqs');
    const client = new SQSClient({ ...shared, useQueueUrlAsEndpoint: false });
    yield* inTurn(await queueTries(client, queueUrl), trying);
    client.destroy();
  }
}

async function* inTurn(
  tries: readonly AwsTry[],
  trying: (entry: AwsTry) => Promise<AwsCheck>,
): AsyncIterable<AwsCheck> {
  let failed: AwsTry | undefined;
  for (const entry of tries) {
    if (failed !== undefined) {
      const { action, resource } = entry;
      const message = `Not tried, because ${failed.action} failed.`;
      yield { action, resource, state: 'skipped', message, remedy: '', tookMs: 0 };
      continue;
    }
    const check = await trying(entry);
    yield check;
    if (entry.first === true && check.state !== 'allowed') failed = entry;
  }
}

async function tryOne(
  { action, resource, attempt }: AwsTry,
  {
    profile,
    region,
    signal,
  }: { readonly profile: string; readonly region: string; readonly signal: AbortSignal | undefined },
): Promise<AwsCheck> {
  const startedMs = performance.now();
  const patience = AbortSignal.timeout(patienceMs);
  const tookMs = (): number => Math.round(performance.now() - startedMs);
  try {
    await attempt(signal === undefined ? patience : AbortSignal.any([signal, patience]));
    return { action, resource, state: 'allowed', message: '', remedy: '', tookMs: tookMs() };
  } catch (error) {
    signal?.throwIfAborted();
    const late = patience.aborted ? new Error(`No answer within ${patienceMs / 1000} s.`) : error;
    return { action, resource, ...awsVerdict(late, { action, profile, region }), tookMs: tookMs() };
  }
}
