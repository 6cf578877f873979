import type { SemanticType } from './columnType.ts';
import type { ValueCount } from './profile.ts';

/**
 * What the values of a column were like, short enough to be kept with every approval, so that the next file can be held
 * against it. Some hundred bytes a column; about values of persons it has counts and shapes only.
 */
export interface ColumnSummary {
  readonly semanticType: SemanticType | null;
  /** Cells, missing ones included. */
  readonly count: number;
  readonly missing: number;
  readonly distinct: number;
  /** Of numbers; rank error at most 1 %. */
  readonly quantiles: {
    readonly p05: number;
    readonly p25: number;
    readonly p50: number;
    readonly p75: number;
    readonly p95: number;
  } | null;
  /** In characters, of filled cells. */
  readonly minLength: number;
  readonly maxLength: number;
  /** Shapes such as `AA-9999`, most frequent first, at most 4, each cut to 60 characters. */
  readonly patterns: readonly ValueCount[];
  /**
   * Every value of a column, most frequent first, where they are a short list; else `null`. Bounds stand in `memoryOptions`.
   * With an approval only lists are kept that cells repeat or the mapping knows, and never those of sensitive packs or of
   * values that name or reach a person: `layoutToKeep`.
   */
  readonly values: readonly ValueCount[] | null;
}
