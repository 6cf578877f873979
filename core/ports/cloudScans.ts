import type { ByteSink, ByteSource } from '../model/bytes.ts';
import type { LiveScanStore } from './liveScans.ts';

/** An object to be copied without its bytes coming here. */
export interface CopyOrder {
  readonly key: string;
  readonly from: { readonly bucket: string; readonly key: string; readonly etag?: string };
}

/** A connection over which one scan is begun, heard of and ended. */
export interface ScanTalk {
  /** Sends a word; lost where the connection has ended, which `words` tells. */
  say(word: Readonly<Record<string, unknown>>): void;
  /** What is told, as it was sent; for one reader. Ends without an error where the other side closes. */
  words(): AsyncIterable<unknown>;
  close(): void;
}

/**
 * The code scans of a pipeline (`docs/scan-api.md`), as the desk uses them with the person's own rights.
 *
 * @throws {AppError} `STORE_UNAVAILABLE` where it cannot be reached or asks for less, `SIGN_IN_NEEDED`, `ACCESS_DENIED`; of an
 *   object `OBJECT_MISSING`, `SOURCE_CHANGED`
 */
export interface CloudScans {
  /** Name of the bucket that scans read. */
  readonly bucket: string;
  /** What lies below a prefix: bytes by key. */
  sizes(prefix: string): Promise<ReadonlyMap<string, number>>;
  /** Sends a document; nothing lies there before all of it does. */
  send(document: {
    readonly key: string;
    readonly source: ByteSource;
    readonly signal: AbortSignal;
  }): Promise<void>;
  copy(order: CopyOrder): Promise<void>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  read(key: string): Promise<Uint8Array>;
  readonly results: Pick<LiveScanStore, 'get' | 'file' | 'files'>;
  /** Connects in the name of whoever begins, follows or ends scans; the connection ends with the signal. */
  talk(by: string, signal: AbortSignal): Promise<ScanTalk>;
  /** Gets what a link leads to. */
  download(url: string, sink: ByteSink): Promise<void>;
}
