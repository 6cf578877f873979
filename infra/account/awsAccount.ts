import type { AwsCheck } from '../../core/model/aws.ts';
import type { AwsAccount } from '../../core/ports/aws.ts';
import { type AwsPlaces, awsProfiles } from './awsProfiles.ts';
import type { AwsTry } from './awsTry.ts';
import { awsVerdict } from './awsVerdict.ts';
import { bucketTries } from './bucketTries.ts';
import { placesOf, stackOutputs } from './deskPlaces.ts';
import { messageTries } from './messageTries.ts';
import { profileCredentials } from './profileCredentials.ts';
import { regionOf } from './regionOf.ts';
import { stackName } from './stackName.ts';
import { textractTry } from './textractTry.ts';
import { tableTries } from './tableTries.ts';

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

/** What each try is made with. */
interface Trying {
  readonly profile: string;
  readonly region: string;
  readonly signal: AbortSignal | undefined;
}

async function* checkAccess(
  { textract, ...settings }: Parameters<AwsAccount['check']>[0],
  { places, signal }: Surroundings,
): AsyncIterable<AwsCheck> {
  const { profile } = settings;
  const region = await regionOf(settings, places);
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
  const trying: Trying = { profile, region, signal };
  const clients: { destroy(): void }[] = [];
  const opened = <Client extends { destroy(): void }>(client: Client): Client => {
    clients.push(client);
    return client;
  };
  try {
    const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
    const sts = opened(new STSClient(shared));
    let who = '';
    const identity = await tryOne(
      {
        action: 'sts:GetCallerIdentity',
        resource: region,
        async attempt(abortSignal) {
          who = (await sts.send(new GetCallerIdentityCommand({}), { abortSignal })).Arn ?? '';
        },
      },
      trying,
    );
    yield { ...identity, resource: who === '' ? identity.resource : who };
    if (identity.state !== 'allowed') return;
    if (textract === true) yield* inTurn([await textractTry({ ...shared, opened })], trying);

    const { CloudFormationClient } = await import('@aws-sdk/client-cloudformation');
    const stacks = { ...settings, region, client: opened(new CloudFormationClient(shared)) };
    const told: Partial<Parameters<typeof placesOf>[0]> = {};
    for (const kind of ['Infrastructure', 'Application'] as const) {
      const check = await tryOne(
        {
          action: 'cloudformation:DescribeStacks',
          resource: stackName(settings, kind),
          async attempt(abortSignal) {
            Object.assign(told, { [kind]: await stackOutputs({ ...stacks, signal: abortSignal }, kind) });
          },
        },
        trying,
      );
      yield check;
    }
    const { Infrastructure, Application } = told;
    // Names of everything else stand in the stacks.
    if (Infrastructure === undefined || Application === undefined) return;
    const found = placesOf({ Infrastructure, Application });

    const { S3Client } = await import('@aws-sdk/client-s3');
    // An endpoint of one's own seldom has a name for each bucket.
    const forcePathStyle =
      (process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL']) !== undefined;
    const s3 = opened(new S3Client({ ...shared, forcePathStyle }));
    yield* inTurn(await bucketTries(s3, found.dataBucket), trying);
    const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
    yield* inTurn(await tableTries(opened(new DynamoDBClient(shared)), found), trying);
    yield* inTurn(await messageTries({ ...shared, opened }, found), trying);
  } finally {
    for (const client of clients) client.destroy();
  }
}

async function* inTurn(tries: readonly AwsTry[], trying: Trying): AsyncIterable<AwsCheck> {
  let failed: AwsTry | undefined;
  for (const entry of tries) {
    if (failed !== undefined) {
      const { action, resource } = entry;
      const message = `Not tried, because ${failed.action} failed.`;
      yield { action, resource, state: 'skipped', message, remedy: '', tookMs: 0 };
      continue;
    }
    const check = await tryOne(entry, trying);
    yield check;
    if (entry.first === true && check.state !== 'allowed') failed = entry;
  }
}

async function tryOne(
  { action, resource, attempt }: AwsTry,
  { profile, region, signal }: Trying,
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
