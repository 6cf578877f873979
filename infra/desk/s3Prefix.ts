import type { S3Client } from '@aws-sdk/client-s3';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { AwsSettings } from '../../core/model/aws.ts';
import { AppError } from '../../core/model/errors.ts';
import { NotNow } from '../../core/model/notNow.ts';
import type { AwsPlaces } from '../account/awsProfiles.ts';
import { findDeskPlaces } from '../account/deskPlaces.ts';
import { profileCredentials } from '../account/profileCredentials.ts';
import { regionOf } from '../account/regionOf.ts';
import { serviceErrorFacts } from '../account/serviceErrorFacts.ts';
import { s3Client } from '../aws/clients.ts';
import { attemptCloud } from '../aws/cloudErrors.ts';

/** A part of a bucket, and how to ask for it. */
export interface S3Prefix {
  readonly client: S3Client;
  readonly bucket: string;
  readonly prefix: string;
  /** Buckets of which some object could be read: a refusal there is a matter of that object alone. */
  readonly readable: Set<string>;
  /** Does a request; what may pass comes out as `NotNow`, everything else typed. */
  ask<T>(action: string, work: () => Promise<T>): Promise<T>;
}

interface Account {
  readonly aws: AwsSettings;
  readonly places: AwsPlaces;
}

interface Opened {
  readonly client: S3Client;
  readonly region: string;
  readonly readable: Set<string>;
  /** Of the account's pipeline; looked up when an address names none. */
  readonly ownBucket: () => Promise<string>;
}

/** Clients by the settings that they were made for: each object of a scan is asked for with the same one. */
const opened = new Map<string, Promise<Opened>>();

/**
 * @param address `s3://BUCKET/PREFIX`, or a prefix in the bucket of the account's pipeline
 * @throws {AppError} `USAGE` where no region is set, `NOT_FOUND` where there is no pipeline and the address names no bucket
 */
export async function openPrefix(address: string, account: Account): Promise<S3Prefix> {
  const key = JSON.stringify(account);
  const opening = opened.get(key) ?? open(account);
  opened.set(key, opening);
  // One that failed is tried anew.
  opening.catch(() => opened.delete(key));
  const { client, region, readable, ownBucket } = await opening;
  const [, named, below = ''] = /^s3:\/\/([^/]+)\/?(.*)$/su.exec(address) ?? [];
  const bucket = named ?? (await ownBucket());
  return {
    client,
    bucket,
    readable,
    prefix: named === undefined ? address : below,
    async ask(action, work) {
      try {
        return await attemptCloud({ action: `s3:${action}`, resource: bucket, region }, work);
      } catch (error) {
        throw passing(error);
      }
    },
  };
}

/** The address of a prefix in its bucket. */
export function addressOf({ bucket }: Pick<S3Prefix, 'bucket'>, prefix: string): string {
  return `s3://${bucket}/${prefix}`;
}

async function open({ aws, places }: Account): Promise<Opened> {
  const region = await regionOf(aws, places);
  if (region === '')
    throw new AppError('USAGE', 'No region is set, and the profile names none.', {
      remedy: 'Choose the region of the bucket under Settings.',
    });
  const access = { region, credentials: await profileCredentials(aws.profile, places) };
  let finding: Promise<string> | undefined;
  const find = async (): Promise<string> => {
    const { prefix, environment } = aws;
    const client = new CloudFormationClient({ ...access, maxAttempts: 2 });
    const resource = `the stacks of ${prefix}-${environment}`;
    try {
      return await attemptCloud({ action: 'cloudformation:DescribeStacks', resource, region }, async () => {
        const { dataBucket } = await findDeskPlaces({ client, prefix, environment, region });
        return dataBucket;
      });
    } catch (error) {
      finding = undefined;
      if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw passing(error);
      throw new AppError('NOT_FOUND', error.message, {
        remedy: 'Name a bucket: s3://BUCKET/PREFIX.',
        cause: error,
      });
    } finally {
      client.destroy();
    }
  };
  return { client: s3Client(access), region, readable: new Set(), ownBucket: () => (finding ??= find()) };
}

function passing(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'STORE_UNAVAILABLE') return error;
  const { status } = serviceErrorFacts(error.cause);
  return new NotNow(status === undefined ? 'offline' : 'busy', error.message, { cause: error });
}
