import type { ErrorView } from './errors.ts';
import type { FileId, MappingId, PackId, RunId } from './ids.ts';
import type { SourceRow } from './records.ts';
import type { RejectCode } from './transform.ts';

/** One file a run has written. The name is unique within the run. */
export interface OutputFile {
  readonly name: string;
  readonly kind: 'cleaned-csv' | 'cleaned-xlsx' | 'rejects-csv' | 'summary-json';
  readonly sizeBytes: number;
}

/** One reason why a row cannot go into the target schema. */
export interface RowProblem {
  /** Name of the field; empty where the row as a whole is meant (`RAGGED_ROW`, `UNREADABLE_ROW`). */
  readonly field: string;
  readonly code: RejectCode;
  /** The cell as it stands in the source; for joined columns the joined text. Empty where there is no cell. */
  readonly raw: string;
}

/** What a mapping makes of one row. A row with a problem goes to the rejects, whole. */
export interface AppliedRow {
  readonly source: SourceRow;
  /** One a field of the schema, in its order; `null` where missing or failed. */
  readonly values: readonly (string | null)[];
  /** In the order of the fields; empty for a row that goes out. */
  readonly problems: readonly RowProblem[];
}

/** Why rows failed, most frequent first. */
export interface FailureCount {
  readonly code: RejectCode;
  readonly field: string;
  readonly count: number;
  /** Data rows, from 0, ascending, at most 1,000. None for `UNREADABLE_ROW`: such records have no number among the data rows. */
  readonly rows: readonly number[];
  /** Up to 5 distinct raw cells, cut to 200 characters each. */
  readonly examples: readonly string[];
}

/** `rowsIn = rowsOut + rowsRejected` holds always, and `rowsIn` is the table's `rowCount + rejectedRows`. */
export interface RunCounts {
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly rowsRejected: number;
  readonly failures: readonly FailureCount[];
}

/** What a run worked on and with, fixed when it started. */
export interface RunFacts {
  /** Of the source. */
  readonly sizeBytes: number;
  /** Of the source's bytes, lower-case hex; `null` where nobody knew it. */
  readonly sha256: string | null;
  /** Of the layout, lower-case hex. */
  readonly fingerprint: string;
  /** Of the mapping's version. */
  readonly mappingHash: string;
  readonly packVersion: string;
  readonly appVersion: string;
}

export interface Run {
  readonly id: RunId;
  readonly fileId: FileId;
  readonly fileName: string;
  readonly tableName: string;
  readonly packId: PackId;
  readonly mappingId: MappingId;
  readonly mappingVersion: number;
  /** `automatic` where the layout was known and nobody had to look. */
  readonly trigger: 'approval' | 'automatic' | 'person';
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly startedBy: string;
  readonly counts: RunCounts | null;
  readonly outputs: readonly OutputFile[];
  readonly error: ErrorView | null;
  /** Absent in runs by older versions. */
  readonly facts?: RunFacts;
  /** When it was begun anew after a restart of the app: ISO 8601 UTC, in order; absent for never. */
  readonly takenUp?: readonly string[];
  /** Done by a guest, which is a process beside the app such as a command; the app never takes it up. */
  readonly guest?: true;
}
