import { setTimeout } from 'node:timers/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type AwsSettings, isAwsSet } from '../../core/model/aws.ts';
import { AppError } from '../../core/model/errors.ts';
import type { Log } from '../../core/ports/clock.ts';
import type { SecretStore } from '../../core/ports/llm.ts';
import type { PipelineLink } from '../../core/ports/pipelineLink.ts';
import type { AwsPlaces } from '../account/awsProfiles.ts';
import { findDeskPlaces } from '../account/deskPlaces.ts';
import { profileCredentials } from '../account/profileCredentials.ts';
import { regionOf } from '../account/regionOf.ts';
import { attemptCloud } from '../aws/cloudErrors.ts';
import { awsPipelineLink } from '../aws/desk/awsPipelineLink.ts';
import { apiSignIn, noApi } from './apiSignIn.ts';

/** Tries of a question to CloudFormation: the desk asks again by itself, and a person waits. */
const maxAttempts = 2;
const requestHandler = {
  connectionTimeout: 5_000,
  requestTimeout: 10_000,
  throwOnRequestTimeout: true,
} as const;

/**
 * Opens the pipeline of an account under the person's profile: finds its things by its stacks. Credentials are read anew
 * each time.
 *
 * @throws {AppError} `USAGE` where no account or region is set, `NOT_FOUND` where the stacks are not there; `SIGN_IN_NEEDED`,
 *   `ACCESS_DENIED`, `STORE_UNAVAILABLE`
 */
export async function openAwsPipeline(
  settings: AwsSettings,
  { places, log, secrets }: { readonly places: AwsPlaces; readonly log: Log; readonly secrets: SecretStore },
): Promise<PipelineLink> {
  if (!isAwsSet(settings))
    throw new AppError('USAGE', 'No AWS profile is set.', { remedy: 'Choose one under Settings.' });
  const region = await regionOf(settings, places);
  if (region === '')
    throw new AppError('USAGE', 'No region is set, and the profile names none.', {
      remedy: 'Choose the region that the pipeline was deployed to, under Settings.',
    });
  const access = { region, credentials: await profileCredentials(settings.profile, places) };
  const client = new CloudFormationClient({ ...access, maxAttempts, requestHandler });
  const { prefix, environment } = settings;
  try {
    const resource = `the stacks of ${prefix}-${environment}`;
    const found = await attemptCloud({ action: 'cloudformation:DescribeStacks', resource, region }, () =>
      findDeskPlaces({ client, prefix, environment, region }),
    );
    const name = `${prefix}-${environment}-${region}`;
    const { account, token, refused } =
      found.api === null ? noApi : apiSignIn(found.api, { name, secrets, nowMs: () => Date.now() });
    const wait = (ms: number): Promise<void> => setTimeout(ms);
    const api = { address: found.api?.address ?? '', token, refused, wait, chance: Math.random };
    return awsPipelineLink({ access, places: found, log, api, account });
  } finally {
    client.destroy();
  }
}
