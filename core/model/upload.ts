import type { ErrorView } from './errors.ts';
import type { FilePart } from './filePart.ts';
import type { MappingId, PackId, RunId } from './ids.ts';
import type { RunCounts } from './run.ts';
import type { SessionId } from './session.ts';

declare const brand: unique symbol;

/** Names one version of one object that arrived; follows from bucket, key and version, so that a second notice of it is no second upload. */
export type UploadId = string & { readonly [brand]: 'UploadId' };

export function asUploadId(text: string): UploadId {
  return text as UploadId;
}

/** The work a file arrived for: `main` for `raw/` and `uploads/`, `test` for `raw-test/`, whose outcome is compared with the main one. */
export type UploadLane = 'main' | 'test';

/**
 * `received`: to be analyzed. `analyzing`. `waiting`: nobody has approved a mapping for its layout. `running`: parts are
 * worked off. `done`, `failed`, `quarantined`: as of runs.
 */
export type UploadState =
  | 'received'
  | 'analyzing'
  | 'waiting'
  | 'running'
  | 'done'
  | 'failed'
  | 'quarantined';

/** An object that arrived in the pipeline, or a sheet or table of one, and what has become of it. */
export interface Upload extends FilePart {
  readonly id: UploadId;
  readonly lane: UploadLane;
  readonly bucket: string;
  /** As S3 has it, decoded. */
  readonly key: string;
  /** Empty where the bucket keeps none. */
  readonly versionId: string;
  /** Of the object when it arrived; a later read that meets another one ends with `SOURCE_CHANGED`. */
  readonly etag: string;
  readonly sizeBytes: number;
  /** What people know it by: the last part of the key, or the name given at the upload. */
  readonly fileName: string;
  /** ISO 8601 UTC, as are all times here. */
  readonly receivedAt: string;
  readonly changedAt: string;
  readonly state: UploadState;
  /** Grows with each change; who writes says which one was read. */
  readonly revision: number;
  /** Of the table's layout, lower-case hex; `null` before it was analyzed. */
  readonly fingerprint: string | null;
  readonly packId: PackId | null;
  readonly mapping: { readonly id: MappingId; readonly version: number } | null;
  readonly runId: RunId | null;
  /** The same text as `runId`; `null` without a run. */
  readonly sessionId: SessionId | null;
  readonly rowCount: number | null;
  readonly counts: RunCounts | null;
  /** Keys of what was written, by the output's name. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly error: ErrorView | null;
  /** How far what its run wrote is on its way into the leads; absent where nothing of it goes there. `ended`: also where parts failed or it was ended by force. */
  readonly leads?: 'taking' | 'ended';
  /** Who uploaded it, where that is known. */
  readonly by: string | null;
}

/** One line of the processing history. */
export interface UploadEvent {
  readonly uploadId: UploadId;
  readonly at: string;
  readonly kind:
    | 'received'
    | 'analyzed'
    | 'waiting'
    | 'released'
    | 'started'
    | 'ended'
    | 'failed'
    | 'quarantined'
    | 'retried'
    | 'forced'
    | 'redriven'
    | 'compared'
    /** An archive was taken apart; its members are uploads of their own. */
    | 'unpacked'
    /** Sheets of a workbook are uploads of their own. */
    | 'divided'
    /** What the run wrote was loaded into the warehouse, or was not, with the code. */
    | 'loaded'
    | 'notLoaded'
    /** What the run wrote is on its way into the leads. */
    | 'leadsBegun'
    /** What the run wrote was taken into the leads; `failed` parts of it were not. */
    | 'leadsTaken'
    /** A person has broken it off, to go on later. */
    | 'stopped'
    /** Results came after a person had ended it; they are kept aside. */
    | 'late'
    /** What came late is taken in after all, or thrown away. */
    | 'lateTaken'
    | 'lateDropped';
  /** A person, or the name of the function. */
  readonly by: string;
  /** Ids, counts, codes and reasons that people typed; never cells, headers or file names. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}
