import type { ColumnType, ReportedType, SemanticType, TypeChoice } from './columnType.ts';

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** At most 14 bins; for numbers and dates equal in width from `min` to `max`, for other types the most frequent values, most frequent first. */
export interface Histogram {
  readonly kind: 'range' | 'category';
  readonly bins: readonly { readonly label: string; readonly count: number }[];
}

/** Everything known about the values of one column. Exact unless said. */
export interface ColumnProfile {
  readonly index: number;
  readonly name: string;
  readonly type: ColumnType;
  /** How the values are written: `YYYY-MM-DD`, `DD.MM.YYYY`, `1.234,56`, ...; `null` where the type has one form only. Mixed formats are joined by ` | `, most frequent first. */
  readonly format: string | null;
  readonly semanticType: SemanticType | null;
  readonly reportedType: ReportedType;
  /** 0 to 1: share of the filled cells that can be read as `type`. */
  readonly agreement: number;
  /** True where day and month cannot be told apart in any row of a date column. */
  readonly ambiguousDates: boolean;
  /** The ways in which any of the cells can be read, whatever was chosen: by type, its likeliest form first. Absent in a profile made before there were any. */
  readonly choices?: readonly TypeChoice[];
  readonly count: number;
  readonly missing: number;
  /** Those of them without a visible character, cells that short rows lack included; the others are spellings for nothing. */
  readonly empty: number;
  /** Spellings that were taken as missing, other than the empty cell. */
  readonly missingTokens: readonly string[];
  /** Filled cells that cannot be read as `type`. */
  readonly invalid: number;
  /** Distinct spellings of those, at most 20. */
  readonly anomalies: readonly string[];
  readonly distinct: number;
  /** False where `distinct` is an estimate; its standard error is then below 1 %. */
  readonly distinctExact: boolean;
  /** Numbers as numbers, dates in ISO form, text by code point; `null` where there is no value. */
  readonly min: number | string | null;
  readonly max: number | string | null;
  readonly mean: number | null;
  /** Of the sample (n - 1). */
  readonly stddev: number | null;
  /** Keys `p05 p25 p50 p75 p95`; rank error at most 1 %. `null` for columns that are no numbers. */
  readonly quantiles: Readonly<Record<'p05' | 'p25' | 'p50' | 'p75' | 'p95', number>> | null;
  readonly histogram: Histogram;
  readonly topValues: readonly ValueCount[];
  /** Every value, most frequent first, of a column that repeats a list too long for `topValues`; absent where that holds all, or the list is longer than `profileOptions.listedValues`. */
  readonly listedValues?: readonly ValueCount[];
  /** Cells by which a count of `topValues` may be short, and more than which no value that is not among them has; 0 where all values were counted. */
  readonly topValuesError: number;
  /** Shapes such as `AA-9999`, most frequent first, at most 8. */
  readonly patterns: readonly ValueCount[];
  readonly minLength: number;
  readonly maxLength: number;
  readonly leadingZeros: number;
  /** Up to 8 distinct filled cells, in file order. */
  readonly examples: readonly string[];
}
