import type { Deflate } from '../model/bytes.ts';
import type { AwsSettings } from '../model/aws.ts';
import type { TextractSettings } from '../model/textract.ts';
import type { Clock, Digest, Ids, Log } from '../ports/clock.ts';
import type { Engine } from '../ports/engine.ts';
import type { PageReader } from '../ports/pageReader.ts';
import type { CloudScan, ScanId, ScanOrder, ScanSending } from '../model/scanRun.ts';
import type {
  DocumentControl,
  ScanDocuments,
  ScanLocks,
  ScanRecord,
  ScanReports,
  ScanStore,
} from '../ports/scans.ts';
import type { Stores } from '../ports/stores.ts';

/** How a scan that a pipeline works off is followed. */
export interface CloudControl extends DocumentControl {
  readonly tellSending: (sending: ScanSending | null) => void;
  /** Some documents were counted, or it is known which session works the scan off. */
  readonly onCounted: () => Promise<void>;
}

/** Has a pipeline on AWS work scans off. */
export interface CloudRuns {
  /**
   * The pipeline that a scan would go to.
   * @throws {AppError} `USAGE` where none is set up or the order cannot be worked off there, `NOT_FOUND` where it has no scans;
   *   why it cannot be reached
   */
  check(order: Pick<ScanOrder, 'codes' | 'place' | 'textract'>): Promise<CloudScan>;
  /**
   * Takes a scan whose documents are listed from where it stands to its end: every document is counted, or somebody has
   * ended it there.
   * @throws {AppError} why it cannot go on; `CANCELLED` where the signal aborts, and it goes on there alone
   */
  run(scan: ScanRecord, control: CloudControl): Promise<'done' | 'stopped'>;
  /**
   * Has a scan that is being followed end with what is counted.
   * @throws {AppError} `REASON_MISSING`, `NOT_READY`; `STORE_UNAVAILABLE` where nobody answers
   */
  end(id: ScanId, reason: string): Promise<void>;
}

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
  readonly cloud: CloudRuns;
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
