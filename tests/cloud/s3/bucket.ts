import type { Piece } from './blobs.ts';
import { S3Error } from './s3Error.ts';

/** One version of an object, or the marker that it was deleted. */
export interface Version {
  readonly key: string;
  /** `null` in a bucket that keeps one version only. */
  readonly versionId: string;
  /** Without quotes. */
  readonly etag: string;
  readonly sizeBytes: number;
  /** Milliseconds since the epoch. */
  readonly changedAt: number;
  /** `content-type` and its like, `x-amz-meta-…`, as they are given back. */
  readonly headers: Readonly<Record<string, string>>;
  /** Given back to whoever asks for checksums. */
  readonly checksum: Readonly<Record<string, string>>;
  readonly pieces: readonly Piece[];
  readonly isMarker: boolean;
}

/** A bucket's objects with their versions, and what is set for it. Everything is in memory but the bytes. */
export class Bucket {
  readonly name: string;
  /** Text of the versioning setting; empty as long as nobody has set one. */
  versioning: '' | 'Enabled' | 'Suspended' = '';
  /** Only somebody else may use it. */
  isForeign = false;
  readonly #versions = new Map<string, readonly Version[]>();
  #order: readonly string[] | undefined;
  #made = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** Newest first; empty where there never was one. */
  versions(key: string): readonly Version[] {
    return this.#versions.get(key) ?? [];
  }

  /** @throws {S3Error} `NoSuchKey`, `NoSuchVersion`; `MethodNotAllowed` for a marker that is named */
  find(key: string, versionId?: string): Version {
    const versions = this.versions(key);
    const [newest] = versions;
    if (versionId !== undefined) {
      const named = versions.find((one) => one.versionId === versionId);
      if (named === undefined) throw new S3Error(404, 'NoSuchVersion');
      if (!named.isMarker) return named;
      throw new S3Error(405, 'MethodNotAllowed', {
        headers: { 'x-amz-delete-marker': 'true', allow: 'DELETE' },
      });
    }
    if (newest === undefined) throw new S3Error(404, 'NoSuchKey');
    if (!newest.isMarker) return newest;
    throw new S3Error(404, 'NoSuchKey', {
      headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': newest.versionId },
    });
  }

  /** The present version; `undefined` where there is none or it was deleted. */
  present(key: string): Version | undefined {
    const [newest] = this.versions(key);
    return newest === undefined || newest.isMarker ? undefined : newest;
  }

  /** @returns What is thrown away by it. */
  add(version: Omit<Version, 'versionId'>): { readonly version: Version; readonly gone: readonly Version[] } {
    const before = this.versions(version.key);
    this.#made += 1;
    const versionId =
      this.versioning === 'Enabled'
        ? `v${String(this.#made).padStart(10, '0')}${suffix(version.changedAt)}`
        : 'null';
    const added: Version = { ...version, versionId };
    const gone = before.filter((one) => one.versionId === versionId);
    this.#set(version.key, [added, ...before.filter((one) => one.versionId !== versionId)]);
    return { version: added, gone };
  }

  /** Removes one version for good. @returns What was removed. */
  remove(key: string, versionId: string): readonly Version[] {
    const before = this.versions(key);
    this.#set(
      key,
      before.filter((one) => one.versionId !== versionId),
    );
    return before.filter((one) => one.versionId === versionId);
  }

  /** Keys that have versions, in the order of their UTF-8 bytes. */
  keys(): readonly string[] {
    this.#order ??= [...this.#versions.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return this.#order;
  }

  #set(key: string, versions: readonly Version[]): void {
    if (!this.#versions.has(key) || versions.length === 0) this.#order = undefined;
    if (versions.length === 0) this.#versions.delete(key);
    else this.#versions.set(key, versions);
  }
}

function suffix(time: number): string {
  return Math.floor(time).toString(36);
}
