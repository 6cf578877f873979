import type { Issue } from '../model/issue.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { RowSample } from '../model/rowSample.ts';
import type { InternedColumn } from './internColumn.ts';
import type { Widths } from './usualWidth.ts';

/** What the checks of whole rows look at. */
export interface RowFindings extends Widths {
  readonly sample: RowSample;
  readonly columns: readonly ColumnProfile[];
  /** One a column. */
  readonly interned: readonly InternedColumn[];
}

/** One question asked of the rows of a table. Pure; gives nothing where there is nothing odd. */
export type RowCheck = (findings: RowFindings) => readonly Issue[];
