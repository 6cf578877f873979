/** Rows kept whole, for checks that look along a row or at one cell beside all others of its column. */
export interface RowSample {
  /** In file order. */
  readonly rows: readonly SampledRow[];
  /** Records from `firstDataRow` on in which no cell holds anything; blank lines at the very end are left out. */
  readonly blankRecords: readonly number[];
  /** What separates the cells. */
  readonly delimiter: string;
}

export interface SampledRow {
  /** Record in the source, from 0. */
  readonly record: number;
  /** As many as the record has, which may be more or fewer than the table's columns. */
  readonly cells: readonly string[];
}
