import type { RejectCode } from '../model/transform.ts';

export type { ValueMatch } from '../model/valueMatch.ts';

/** A spelling of the column before and after the steps. */
export interface TriedValue {
  readonly before: string;
  /** Cells that are written so; `null` where that was not counted. */
  readonly count: number | null;
  /** `null` for a missing value, and where it failed. */
  readonly after: string | null;
  readonly failed: RejectCode | null;
}

export interface TriedRow {
  /** Data row, from 0. */
  readonly rowIndex: number;
  /** In the file, from 1. */
  readonly line: number;
  /** Cells of the columns that were tried, in their order, then of those that their steps look at. */
  readonly before: readonly string[];
  readonly after: string | null;
  readonly failed: RejectCode | null;
}

/** What steps make of a file's most frequent values and of some of its rows. */
export interface TransformTrial {
  /** Most frequent first, then odd ones; empty where several columns are joined or looked at. */
  readonly values: readonly TriedValue[];
  readonly rows: readonly TriedRow[];
  /** Of `rows`: how many there are, fail, and become missing. */
  readonly tried: number;
  readonly failed: number;
  readonly missing: number;
}
