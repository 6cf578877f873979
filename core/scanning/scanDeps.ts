import type { Deflate } from '../model/bytes.ts';
import type { AwsSettings } from '../model/aws.ts';
import type { TextractSettings } from '../model/textract.ts';
import type { Clock, Digest, Ids, Log } from '../ports/clock.ts';
import type { Engine } from '../ports/engine.ts';
import type { PageReader } from '../ports/pageReader.ts';
import type { ScanDocuments, ScanLocks, ScanReports, ScanStore } from '../ports/scans.ts';
import type { Stores } from '../ports/stores.ts';

/** What a host has to bring for scans. */
export interface ScanHost {
  /** Opened at the first call: most starts need no scan. */
  readonly store: () => ScanStore;
  readonly documents: ScanDocuments;
  readonly reports: ScanReports;
  readonly locks: ScanLocks;
}

/** What scans need of the world. */
export interface ScanDeps {
  readonly scans: ScanHost;
  readonly engine: Pick<Engine, 'inspect' | 'readRows'>;
  readonly stores: Pick<Stores, 'files'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly deflate: Deflate;
  readonly log: Log;
  /** Resolves after so many milliseconds, or at once when it is aborted; keeps no process alive. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly sharing: { readonly guest: boolean };
  /** Reads pages without text. */
  readonly pageReader: PageReader;
  readonly textract: () => Promise<{ readonly textract: TextractSettings; readonly aws: AwsSettings }>;
  /** Who begins scans. */
  readonly person: () => Promise<string>;
}

/** The present time as it stands in records: ISO 8601 UTC. */
export function timeOf({ clock }: Pick<ScanDeps, 'clock'>): string {
  return new Date(clock.now()).toISOString();
}
