import type { ByteSink, ByteSource } from '../model/bytes.ts';

/** One version of an object; the present one where none is named, or the empty one of buckets that keep no versions. */
export interface ObjectName {
  readonly key: string;
  readonly versionId?: string;
}

/** What is known of an object without reading it. */
export interface ObjectFacts {
  readonly key: string;
  readonly versionId: string;
  readonly etag: string;
  readonly sizeBytes: number;
  /** ISO 8601 UTC. */
  readonly changedAt: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface PutOptions {
  readonly contentType?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  /** Only where nothing lies under the key. */
  readonly ifAbsent?: true;
}

/**
 * A bucket of objects, each written whole or not at all.
 *
 * @throws {AppError} `OBJECT_MISSING`; `SOURCE_CHANGED` where a named version or etag is no longer what is read;
 *   `ACCESS_DENIED`, `SIGN_IN_NEEDED` with the remedy; `STORE_UNAVAILABLE`
 */
export interface ObjectStore {
  /** `undefined` where there is none. */
  facts(name: ObjectName): Promise<ObjectFacts | undefined>;
  /** Bytes at any place; every read is of the version and etag that were there when it was opened. */
  open(name: ObjectName): Promise<ByteSource>;
  /** @returns `false` where `ifAbsent` was asked and something lies there */
  put(key: string, bytes: Uint8Array, options?: PutOptions): Promise<boolean>;
  /** A place to write any amount in order; memory is that of a few parts. */
  create(key: string, options?: PutOptions): Promise<ByteSink>;
  /**
   * Makes one object of others, in order, where the store can without moving bytes through the caller.
   * As the objects are when it begins; short ones (below 5 MiB) may pass through the caller after all.
   */
  join(keys: readonly string[], key: string, options?: PutOptions): Promise<void>;
  /**
   * In the order of their UTF-8 bytes, at most 1,000 a page. `after` is the last key of the page before. Version and
   * metadata are empty where the store does not tell them in lists.
   */
  list(prefix: string, after?: string): Promise<readonly ObjectFacts[]>;
  /** Passes over keys that are not there. */
  remove(keys: readonly string[]): Promise<void>;
  /** A link that a browser can follow, as a download under this name; it dies after so many seconds. */
  link(name: ObjectName, as: { readonly fileName: string; readonly seconds: number }): Promise<string>;
  /** A link that one object of exactly so many bytes, and of this type, can be sent to by PUT. */
  uploadLink(
    key: string,
    limits: { readonly seconds: number; readonly sizeBytes: number; readonly contentType: string },
  ): Promise<string>;
}
