import type { TableAnalysis } from '../model/analysis.ts';
import type { ReportedType } from '../model/columnType.ts';
import type { IssueCode, Severity } from '../model/issue.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { RunCounts } from '../model/run.ts';
import type { RejectCode } from '../model/transform.ts';

/** How often something was found in a column; `percentage` of the rows, 0 to 100, rounded to two places. */
export interface CountAndPercentage {
  readonly count: number;
  readonly percentage: number;
}

/** `avg` is the mean of the cells that can be read as numbers, and `count` is how many those are. */
export interface NumericStatistics {
  readonly min: number;
  readonly max: number;
  readonly avg: number;
  readonly count: number;
}

/** The metadata item of the CSV ingestion pipeline, key by key. Other programs read it: only `mapwright` is ours. */
export interface Summary {
  readonly file_name: string;
  /** ISO 8601 UTC. */
  readonly upload_timestamp: string;
  readonly processed_timestamp: string;
  readonly status: 'success' | 'error';
  readonly row_count: number;
  readonly schema: Readonly<Record<string, ReportedType>>;
  readonly statistics: Readonly<Record<string, NumericStatistics>>;
  readonly quality_issues: {
    readonly total_rows: number;
    readonly has_issues: boolean;
    readonly missing_values: Readonly<Record<string, CountAndPercentage>>;
    readonly invalid_values: Readonly<Record<string, CountAndPercentage>>;
  };
  /** Only with status `error`. */
  readonly error_message?: string;
  readonly mapwright?: SummaryAdditions;
}

/** What Mapwright knows beyond the item. */
export interface SummaryAdditions {
  readonly table: string;
  readonly target?: string;
  readonly mapping_id?: string;
  readonly mapping_version?: number;
  readonly run?: {
    readonly rows_in: number;
    readonly rows_out: number;
    readonly rows_rejected: number;
    readonly failures: readonly {
      readonly code: RejectCode;
      readonly field: string;
      readonly count: number;
    }[];
  };
  readonly issues: readonly {
    readonly code: IssueCode;
    readonly severity: Severity;
    readonly column: string | null;
    readonly count: number;
    readonly message: string;
  }[];
}

export interface SummaryFacts {
  readonly fileName: string;
  /** ISO 8601 UTC. */
  readonly uploadedAt: string;
  readonly processedAt: string;
  /** The table as analysed: the item speaks of the source, not of the outputs. */
  readonly table: TableAnalysis;
  /** `null` where nothing was run. */
  readonly counts: RunCounts | null;
  /** Which pack and mapping made the outputs. */
  readonly target?: {
    readonly packId: string;
    readonly mappingId?: string;
    readonly mappingVersion?: number;
  };
}

/** Sums up a processed file: its metadata item, and beside it what Mapwright knows of the table and the run. */
export function summarise(facts: SummaryFacts): Summary {
  return { ...metadataItem(facts), mapwright: additions(facts, distinctNames(facts.table.columns)) };
}

/**
 * The metadata item of a processed file, as the CSV ingestion pipeline stores it and with no key beyond.
 *
 * Missing are its empty cells and no others: a spelling such as `N/A`, which the analysis takes as missing, is invalid
 * here where its column is one of numbers or dates, and a value where it is one of strings. Invalid are filled cells that
 * are not of the type that `schema` names, so a column of strings has none.
 *
 * Columns are keyed by name; a name that stands twice gets `_2`, `_3`, ... from its second column on, so that none is
 * lost. Statistics are there for numeric columns with at least one number. Names of `missing_values` and
 * `invalid_values` are those with at least one.
 */
export function metadataItem(facts: SummaryFacts): Summary {
  const { table } = facts;
  const names = distinctNames(table.columns);
  const schema: [string, ReportedType][] = [];
  const statistics: [string, NumericStatistics][] = [];
  const missing: [string, CountAndPercentage][] = [];
  const invalid: [string, CountAndPercentage][] = [];
  for (const [at, column] of table.columns.entries()) {
    const name = names[at] ?? column.name;
    schema.push([name, column.reportedType]);
    const figures = numericStatistics(column, table.rowCount);
    if (figures !== undefined) statistics.push([name, figures]);
    if (column.empty > 0) missing.push([name, ofRows(column.empty, table.rowCount)]);
    const mismatches = mismatchesOf(column);
    if (mismatches > 0) invalid.push([name, ofRows(mismatches, table.rowCount)]);
  }
  return {
    file_name: facts.fileName,
    upload_timestamp: facts.uploadedAt,
    processed_timestamp: facts.processedAt,
    status: 'success',
    row_count: table.rowCount,
    // `fromEntries` makes an own property even of a column called `__proto__`.
    schema: Object.fromEntries(schema),
    statistics: Object.fromEntries(statistics),
    quality_issues: {
      total_rows: table.rowCount,
      has_issues: missing.length + invalid.length > 0,
      missing_values: Object.fromEntries(missing),
      invalid_values: Object.fromEntries(invalid),
    },
  };
}

/** The item of a file that could not be processed: no rows, empty schema and statistics, and why. */
export function summariseError(facts: {
  readonly fileName: string;
  readonly uploadedAt: string;
  readonly processedAt: string;
  readonly message: string;
}): Summary {
  return {
    file_name: facts.fileName,
    upload_timestamp: facts.uploadedAt,
    processed_timestamp: facts.processedAt,
    status: 'error',
    row_count: 0,
    schema: {},
    statistics: {},
    quality_issues: { total_rows: 0, has_issues: false, missing_values: {}, invalid_values: {} },
    error_message: facts.message,
  };
}

function additions({ table, counts, target }: SummaryFacts, names: readonly string[]): SummaryAdditions {
  return {
    table: table.name,
    ...(target === undefined ? {} : { target: target.packId }),
    ...(target?.mappingId === undefined ? {} : { mapping_id: target.mappingId }),
    ...(target?.mappingVersion === undefined ? {} : { mapping_version: target.mappingVersion }),
    ...(counts === null
      ? {}
      : {
          run: {
            rows_in: counts.rowsIn,
            rows_out: counts.rowsOut,
            rows_rejected: counts.rowsRejected,
            failures: counts.failures.map(({ code, field, count }) => ({ code, field, count })),
          },
        }),
    issues: table.issues.map(({ code, severity, column, count, message }) => ({
      code,
      severity,
      column: column === null ? null : (names[column] ?? null),
      count,
      message,
    })),
  };
}

function numericStatistics(column: ColumnProfile, rowCount: number): NumericStatistics | undefined {
  if (column.reportedType !== 'int' && column.reportedType !== 'float') return undefined;
  const { min, max, mean } = column;
  if (typeof min !== 'number' || typeof max !== 'number' || mean === null) return undefined;
  // Adding up leaves noughts and nines behind the digits that mean something.
  return { min, max, avg: Number(mean.toPrecision(12)), count: rowCount - column.missing - column.invalid };
}

/** Filled cells that are not of the type the item reports. */
function mismatchesOf({ reportedType, invalid, missing, empty }: ColumnProfile): number {
  return reportedType === 'string' ? 0 : invalid + missing - empty;
}

function ofRows(count: number, rowCount: number): CountAndPercentage {
  return { count, percentage: rowCount === 0 ? 0 : Math.round((count / rowCount) * 10_000) / 100 };
}

function distinctNames(columns: readonly ColumnProfile[]): readonly string[] {
  const taken = new Set(columns.map((column) => column.name));
  const counts = new Map<string, number>();
  return columns.map(({ name }) => {
    let nth = (counts.get(name) ?? 0) + 1;
    // A later column may bear the very name with its number; it keeps it.
    while (nth > 1 && taken.has(`${name}_${nth}`)) nth += 1;
    counts.set(name, nth);
    return nth === 1 ? name : `${name}_${nth}`;
  });
}
