import type { Severity } from '../model/issue.ts';
import type { QualityScore, RunCounts } from '../model/run.ts';
import type { RejectCode } from '../model/transform.ts';

/** What the data validation of the claims pipeline answers, key by key. Other programs read it: only `mapwright` is ours. */
export interface ValidationReport {
  /** `success`: every record is valid. `failed`: one or more were rejected. */
  readonly validation_status: 'success' | 'failed';
  /** Path or URL of the report that people read; the empty text where none was written. */
  readonly report_location: string;
  readonly summary: {
    /** `total_records = valid_records + error_records`. */
    readonly total_records: number;
    readonly valid_records: number;
    readonly error_records: number;
  };
  readonly mapwright?: ValidationAdditions;
}

/** What stands behind the figures. */
export interface ValidationAdditions {
  readonly file_name: string;
  /** ISO 8601 UTC. */
  readonly processed_timestamp: string;
  readonly target: string;
  readonly target_version: string;
  readonly mapping_id?: string;
  readonly mapping_version?: number;
  /** Why records were rejected, the most frequent first; a record with several problems counts for each. `rows` are data rows from 0, at most 20. */
  readonly reasons: readonly {
    readonly code: RejectCode;
    readonly field: string;
    readonly count: number;
    readonly rows: readonly number[];
  }[];
  /** Every rule that was checked, broken or not, in the order of the target schema. */
  readonly rules: readonly {
    readonly rule: number;
    readonly message: string;
    readonly severity: Severity;
    readonly rejects: boolean;
    readonly checked: number;
    readonly broken: number;
    readonly rows: readonly number[];
  }[];
  /** Records beside the first of each key; absent where no key was looked at. */
  readonly duplicates?: { readonly key: readonly string[]; readonly groups: number; readonly rows: number };
  readonly likely?: { readonly fields: readonly string[]; readonly groups: number; readonly rows: number };
  /** From 0 to 1; absent where nothing was scored. */
  readonly quality?: QualityScore;
}

export interface ValidationFacts {
  readonly fileName: string;
  /** ISO 8601 UTC. */
  readonly processedAt: string;
  readonly reportLocation: string;
  readonly target: { readonly packId: string; readonly version: string };
  readonly mapping?: { readonly id: string; readonly version: number } | undefined;
  readonly counts: RunCounts;
}

/** Data rows named for a reason or a rule: enough to look, and the rejects file has all. */
const rowsNamed = 20;

/** The validation of a run, in the shape of the claims pipeline and with the evidence beside it. */
export function validationReport(facts: ValidationFacts): ValidationReport {
  const { counts, target, mapping } = facts;
  return {
    validation_status: counts.rowsRejected === 0 ? 'success' : 'failed',
    report_location: facts.reportLocation,
    summary: {
      total_records: counts.rowsIn,
      valid_records: counts.rowsOut,
      error_records: counts.rowsRejected,
    },
    mapwright: {
      file_name: facts.fileName,
      processed_timestamp: facts.processedAt,
      target: target.packId,
      target_version: target.version,
      ...(mapping === undefined ? {} : { mapping_id: mapping.id, mapping_version: mapping.version }),
      reasons: counts.failures.map(({ code, field, count, rows }) => ({
        code,
        field,
        count,
        rows: rows.slice(0, rowsNamed),
      })),
      rules: (counts.rules ?? []).map(({ place, message, severity, rejects, checked, broken, rows }) => ({
        rule: place,
        message,
        severity,
        rejects,
        checked,
        broken,
        rows: rows.slice(0, rowsNamed),
      })),
      ...(counts.duplicates === undefined
        ? {}
        : {
            duplicates: {
              key: counts.duplicates.key,
              groups: counts.duplicates.groups,
              rows: counts.duplicates.rows,
            },
          }),
      ...(counts.likely === undefined
        ? {}
        : {
            likely: {
              fields: counts.likely.fields.map(({ field }) => field),
              groups: counts.likely.groups,
              rows: counts.likely.rows,
            },
          }),
      ...(counts.quality === undefined ? {} : { quality: counts.quality }),
    },
  };
}
