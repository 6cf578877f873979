import type { ColumnType } from './columnType.ts';

/** How a file differs from the layout that a mapping was approved for. */
export interface Drift {
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
    }
  | {
      readonly kind: 'reformatted';
      readonly columnIndex: number;
      readonly name: string;
      readonly format: string | null;
      readonly from: string | null;
    };
