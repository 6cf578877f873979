import type { LikenessField } from './duplicates.ts';
import type { ErrorView } from './errors.ts';
import type { FileId, MappingId, PackId, RunId } from './ids.ts';
import type { Severity } from './issue.ts';
import type { OutputChoice } from './outputChoice.ts';
import type { SourceRow } from './records.ts';
import type { RejectCode, TransformKind } from './transform.ts';

/**
 * What an output is for. `cleaned-excel-csv` can be opened in Excel without harm and read back exactly;
 * `aggregates-csv` holds the totals a pack asks for; `duplicates-csv` the rows that stand more than once; `source-gz` is
 * the source itself, packed.
 */
export type OutputKind =
  | 'cleaned-csv'
  | 'cleaned-excel-csv'
  | 'cleaned-xlsx'
  | 'cleaned-parquet'
  | 'rejects-csv'
  | 'duplicates-csv'
  | 'aggregates-csv'
  | 'summary-json'
  | 'validation-json'
  | 'report-xlsx'
  | 'source-gz';

/** One file a run has written. The name is unique within the run; parts of a partitioned table have folders in it, parted by `/`. */
export interface OutputFile {
  readonly name: string;
  readonly kind: OutputKind;
  readonly sizeBytes: number;
  /** SHA-256 of the file, lower-case hex; of a copy of the source only, whose content has that of the run's facts. */
  readonly sha256?: string;
  /**
   * Of Parquet: its columns in their order, with types as it has them. Of a table in parts it stands with the first, as all
   * have the same; where they have not, with none.
   */
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
}

/** One reason why a row cannot go into the target schema. */
export interface RowProblem {
  /** Name of the field; empty where the row as a whole is meant (`RAGGED_ROW`, `UNREADABLE_ROW`). */
  readonly field: string;
  readonly code: RejectCode;
  /** The cell as it stands in the source; for joined columns the joined text. Empty where there is no cell. */
  readonly raw: string;
  /** Place among the pack's expectations, where `code` is `RULE_BROKEN`. */
  readonly rule?: number;
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
  /** Of several fields in a rule the first. */
  readonly field: string;
  /** Place among the pack's expectations, where `code` is `RULE_BROKEN`. */
  readonly rule?: number;
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
  /** One a rule of the pack whose fields are fed, in the pack's order; absent in runs by older versions. */
  readonly rules?: readonly RuleCount[];
  /** One a field whose values the mapping changed; absent in runs by older versions. */
  readonly changes?: readonly FieldChanges[];
  /** Rows that stand more than once; absent where the pack names no key and none was asked for. */
  readonly duplicates?: DuplicateCount;
  /** Rows that are likely the same; absent where the pack does not ask for it, in dry runs, and of tables that are too long. */
  readonly likely?: LikelyCount;
  readonly quality?: QualityScore;
}

/** How one rule of a pack came out over all rows that could be read. */
export interface RuleCount {
  /** Place among the pack's expectations, from 0. */
  readonly place: number;
  readonly severity: Severity;
  /** As the pack words it. */
  readonly message: string;
  /** Rows that break it are among the rejects. */
  readonly rejects: boolean;
  /** Rows with a value in the fields that it needs. */
  readonly checked: number;
  readonly broken: number;
  /** Data rows, from 0, ascending, at most 1,000: of rows that are doubled those beside the first, of lines the first of each group. */
  readonly rows: readonly number[];
  /** Up to 5: the values of its fields, in words, cut to 200 characters each. */
  readonly examples: readonly string[];
  /** Only one key in so many was looked at, as more do not fit into memory, and the counts are of those; absent for all. */
  readonly oneIn?: number;
}

/** What became of one field's values: the text in the source is kept beside. Spaces at both ends count as a change. */
export interface FieldChanges {
  readonly field: string;
  /** Rows whose value is written otherwise than in the source. */
  readonly changed: number;
  /** By the step that changed them, most frequent first. */
  readonly steps: readonly { readonly kind: TransformKind | 'fieldType'; readonly count: number }[];
  /** Up to 5 distinct ones, cut to 200 characters each. */
  readonly examples: readonly { readonly before: string; readonly after: string }[];
}

/** Rows that agree in a key. */
export interface DuplicateCount {
  readonly key: readonly string[];
  /** Keys that more than one row has. */
  readonly groups: number;
  /** Rows beside the first of each group. */
  readonly rows: number;
  /** Groups with their data rows, from 0: at most 100 groups of 20 rows. */
  readonly examples: readonly { readonly value: string; readonly rows: readonly number[] }[];
}

/** Rows that are likely the same, by what they have in common in several fields. None is rejected for it. */
export interface LikelyCount {
  /** What they were compared by. */
  readonly fields: readonly LikenessField[];
  readonly groups: number;
  /** Rows in any group. */
  readonly rows: number;
  /** From 0 to 1: the score from which two rows count as likely the same. */
  readonly threshold: number;
  /** Share of the pairs found that are the same, as the scores expect it; `null` without any. */
  readonly expectedPrecision: number | null;
  /** The surest first: at most 100 groups of 20 data rows, from 0, with what speaks for the surest pair and against it, in words. */
  readonly examples: readonly {
    readonly rows: readonly number[];
    readonly score: number;
    readonly reasons: readonly string[];
  }[];
}

export const qualityDimensions = ['completeness', 'validity', 'consistency', 'uniqueness'] as const;
export type QualityDimension = (typeof qualityDimensions)[number];

/** From 0 to 1; how it is computed stands in `core/apply/qualityScore.ts`. A dimension that nothing speaks of is `null`. */
export interface QualityScore {
  readonly overall: number;
  readonly dimensions: Readonly<Record<QualityDimension, number | null>>;
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
  /** What it was to write; absent in runs by older versions. */
  readonly outputs?: OutputChoice;
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
  /** `quarantined`: it ran to its end, and its quality is below what may go on; a release makes it `done`. */
  readonly state: 'running' | 'done' | 'failed' | 'cancelled' | 'quarantined';
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
  /** Why it must not go on as it is, in words, and who let it go on all the same; absent for neither. */
  readonly quarantine?: {
    readonly reason: string;
    readonly released?: { readonly by: string; readonly at: string; readonly reason: string };
  };
  /** Done by a guest, which is a process beside the app such as a command; the app never takes it up. */
  readonly guest?: true;
}
