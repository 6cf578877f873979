import type { Bucket, Version } from './bucket.ts';

export type ObjectEventName =
  | 'ObjectCreated:Put'
  | 'ObjectCreated:Copy'
  | 'ObjectCreated:CompleteMultipartUpload'
  | 'ObjectRemoved:Delete'
  | 'ObjectRemoved:DeleteMarkerCreated';

/** Something that happened to an object, and the record that S3 tells it by. */
export interface ObjectEvent {
  readonly bucket: Bucket;
  readonly key: string;
  readonly name: ObjectEventName;
  readonly record: unknown;
}

/**
 * The record of an event as S3 sends it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function objectEvent(
  name: ObjectEventName,
  facts: {
    readonly bucket: Bucket;
    readonly version: Version;
    readonly region: string;
    readonly sequence: number;
  },
): ObjectEvent {
  const { bucket, version } = facts;
  return {
    bucket,
    key: version.key,
    name,
    record: {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: facts.region,
      eventTime: new Date(version.changedAt).toISOString(),
      eventName: name,
      userIdentity: { principalId: 'AWS:STANDIN' },
      requestParameters: { sourceIPAddress: '127.0.0.1' },
      responseElements: { 'x-amz-request-id': 'STANDIN', 'x-amz-id-2': 'STANDIN' },
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: 'stand-in',
        bucket: {
          name: bucket.name,
          ownerIdentity: { principalId: 'STANDIN' },
          arn: `arn:aws:s3:::${bucket.name}`,
        },
        object: {
          key: eventKey(version.key),
          ...(name.startsWith('ObjectCreated') ? { size: version.sizeBytes, eTag: version.etag } : {}),
          ...(version.versionId === 'null' ? {} : { versionId: version.versionId }),
          sequencer: facts.sequence.toString(16).toUpperCase().padStart(18, '0'),
        },
      },
    },
  };
}

/** A key as events have it: of a form, so a blank is `+`, while slashes stay. */
export function eventKey(key: string): string {
  return encodeURIComponent(key)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
