import type { Transform } from './transform.ts';

/** One thing a reviewer does to one column or field. The list of them, in order, is the draft. */
export type DraftEdit =
  /** Takes the proposal (or what was set since) as right. */
  | { readonly kind: 'accept'; readonly columnIndex: number }
  /** Sets the field that a column feeds; counts as accepted. */
  | { readonly kind: 'assign'; readonly columnIndex: number; readonly field: string }
  | { readonly kind: 'ignore'; readonly columnIndex: number }
  /** Back to the proposal, undecided. */
  | { readonly kind: 'reset'; readonly columnIndex: number }
  | {
      readonly kind: 'setTransforms';
      readonly columnIndex: number;
      readonly transforms: readonly Transform[];
    }
  /** A field that takes the same value in every row. */
  | { readonly kind: 'setConstant'; readonly field: string; readonly value: string }
  | { readonly kind: 'clearConstant'; readonly field: string }
  /** A field made of several columns or of a part of one; these columns may feed fields of their own besides. */
  | {
      readonly kind: 'derive';
      readonly field: string;
      readonly columnIndexes: readonly number[];
      readonly transforms: readonly Transform[];
    }
  | { readonly kind: 'clearDerived'; readonly field: string };

/** One undo step: what one key or button did. */
export interface DraftStep {
  /** Shown in the undo list: "Accepted 22 columns at or above 90 %". */
  readonly label: string;
  readonly edits: readonly DraftEdit[];
  /** Given by whoever asked for the step; asked for again with the same one, it is not made twice. Absent in steps by older versions. */
  readonly id?: string;
  /** ISO 8601 UTC; absent in steps by older versions, as are `by` and `onto`. */
  readonly at?: string;
  /** Name of the person who made it. */
  readonly by?: string;
  /** Version of the mapping that the draft stood on when the step was made; 0 for none. */
  readonly onto?: number;
  /** The version that this step merged the draft with; absent for any other step. */
  readonly mergedOnto?: number;
}

/** The journal of a review; survives a restart, undo list included. */
export interface Draft {
  readonly steps: readonly DraftStep[];
  /** How many of `steps` are in force; the rest can be redone. */
  readonly position: number;
  /** ISO 8601 UTC of the last change; `null` for an untouched draft. */
  readonly savedAt: string | null;
}

/** Where one source column stands after the draft's steps. */
export interface ColumnDecision {
  readonly columnIndex: number;
  readonly field: string | null;
  readonly status: 'open' | 'accepted' | 'ignored';
  readonly transforms: readonly Transform[];
  /** True where the field or the transforms differ from the proposal. */
  readonly edited: boolean;
}

export interface Decisions {
  readonly columns: readonly ColumnDecision[];
  readonly constants: readonly { readonly field: string; readonly value: string }[];
  /** Fields made of several columns or of parts of one, in the order they were set. */
  readonly derived: readonly DerivedDecision[];
  /** Fields that several columns feed without `concatenate`, so one of them would win by position. */
  readonly conflicts: readonly string[];
  readonly unmappedRequired: readonly string[];
  /** Columns still open whose proposal names a field. */
  readonly openCount: number;
}

export interface DerivedDecision {
  readonly field: string;
  readonly columnIndexes: readonly number[];
  readonly transforms: readonly Transform[];
}
