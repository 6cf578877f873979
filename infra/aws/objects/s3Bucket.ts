import type { S3Client } from '@aws-sdk/client-s3';
import { s3Client, type CloudAccess } from '../clients.ts';
import { type Asked, attemptCloud } from '../cloudErrors.ts';

/** A bucket and the way to it. */
export interface S3Bucket {
  readonly client: S3Client;
  /** Signs links. */
  readonly signer: S3Client;
  readonly region: string;
  /** The bucket in each request; with its owner, so that a bucket of the same name in another account is refused. */
  readonly where: { readonly Bucket: string; readonly ExpectedBucketOwner?: string };
  /** Runs a request; what it throws comes out typed. @param action as IAM writes it, without `s3:` */
  ask<T>(action: string, work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** @param owner number of the account that the bucket has to belong to; where it is left out, any that lets one in */
export function s3Bucket(access: CloudAccess, name: string, owner?: string): S3Bucket {
  const client = s3Client(access);
  const signer = s3Client(access, 'links');
  const { region } = access;
  const asked = (action: string): Asked => ({ action: `s3:${action}`, resource: name, region });
  return {
    client,
    signer,
    region,
    where: { Bucket: name, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) },
    ask: (action, work) => attemptCloud(asked(action), work),
    close() {
      client.destroy();
      signer.destroy();
    },
  };
}
