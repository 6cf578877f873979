import type { Blobs } from './blobs.ts';
import type { Bucket, Version } from './bucket.ts';
import type { ObjectEventName } from './objectEvents.ts';
import type { S3Request } from './s3Request.ts';

/** What the calls of the server have to do with. */
export interface S3World {
  readonly region: string;
  readonly buckets: Map<string, Bucket>;
  readonly uploads: Map<string, MultipartUpload>;
  readonly blobs: Blobs;
  now(): number;
  tell(name: ObjectEventName, bucket: Bucket, version: Version): void;
}

/** A multipart upload under way. */
export interface MultipartUpload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly startedAt: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: Map<number, UploadPart>;
}

export type UploadPart = Pick<Version, 'etag' | 'sizeBytes' | 'checksum' | 'pieces' | 'changedAt'>;

/** One request with the bucket that it means. */
export interface S3Call {
  readonly world: S3World;
  readonly request: S3Request;
  readonly bucket: Bucket;
  /** How the body is declared, as `authenticate` answers. */
  readonly payload: string;
}

/** What goes back. */
export interface S3Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent with its length; `undefined` for none. */
  readonly text?: string;
  /** Sent as it comes; its length is in the headers. */
  readonly bytes?: AsyncIterable<Buffer>;
}

/** An answer of XML. */
export function xmlAnswer(text: string): S3Answer {
  return { status: 200, headers: { 'content-type': 'application/xml' }, text };
}
