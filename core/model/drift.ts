import type { ColumnType } from './columnType.ts';

/** How a file differs from the layout that a mapping was approved for. */
export interface Drift {
  /** Columns that nothing is said about. */
  readonly same: number;
  readonly changes: readonly ColumnChange[];
}

export type ColumnChange =
  | { readonly kind: 'added'; readonly columnIndex: number; readonly name: string }
  | { readonly kind: 'gone'; readonly name: string; readonly field: string | null }
  | { readonly kind: 'renamed'; readonly columnIndex: number; readonly name: string; readonly from: string }
  | { readonly kind: 'moved'; readonly columnIndex: number; readonly name: string; readonly from: number }
  | {
      readonly kind: 'retyped';
      readonly columnIndex: number;
      readonly name: string;
      readonly type: ColumnType;
      readonly from: ColumnType;
      /** Nothing of what the mapping makes of the column rests on it. */
      readonly harmless?: true;
    }
  | {
      readonly kind: 'reformatted';
      readonly columnIndex: number;
      readonly name: string;
      readonly format: string | null;
      readonly from: string | null;
      /** Nothing of what the mapping makes of the column rests on it. */
      readonly harmless?: true;
    }
  | RedistributedChange
  | NewValuesChange;

/** The values are others than at the approval, by more than chance and by more than one month differs from the next. */
export interface RedistributedChange {
  readonly kind: 'redistributed';
  readonly columnIndex: number;
  readonly name: string;
  /**
   * `median`: numbers of another size. `missing`: share of missing cells, 0 to 1. `distinct`: different values, where many
   * became one. `pattern`: the shape nearly all cells had is gone; `from` and `now` are shapes such as `AA-9999`.
   */
  readonly measure: 'median' | 'missing' | 'distinct' | 'pattern';
  readonly from: number | string;
  readonly now: number | string;
  /** `now / from` as a round factor where every part of the distribution changed by it (1000, 0.01, -1): another unit or sign. */
  readonly factor: number | null;
  /** True where it changes what the mapping makes of the column, so that nobody having looked is not good enough. */
  readonly stops: boolean;
}

/** Values of a list that were not there at the approval and that neither value map nor field know. */
export interface NewValuesChange {
  readonly kind: 'newValues';
  readonly columnIndex: number;
  readonly name: string;
  /** Most frequent first, at most 10, each cut to 60 characters. */
  readonly values: readonly string[];
  /** How many different ones there are. */
  readonly count: number;
  readonly stops: boolean;
}
