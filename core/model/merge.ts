import type { Transform } from './transform.ts';

/** What one column, or one field without a column of its own, comes to in a mapping; `field` is `null` for nothing. */
export interface SlotValue {
  readonly field: string | null;
  /** The columns that a field is made of; empty for a column and for a constant. */
  readonly columnIndexes: readonly number[];
  readonly transforms: readonly Transform[];
  /** True where a person set the column aside, as opposed to nobody having found a field for it. */
  readonly setAside: boolean;
}

/** A place of a mapping on which two approvers can differ: `column:3`, or `field:name` for what no single column feeds. */
export type SlotKey = `column:${number}` | `field:${string}`;

/** What became of one place of a mapping in a merge. */
export interface MergedSlot {
  readonly key: SlotKey;
  /**
   * `same`: neither side changed it; `theirs`, `yours`: one side did; `both`: both came to the same;
   * `conflict`: both changed it differently, and somebody has to choose.
   */
  readonly kind: 'same' | 'theirs' | 'yours' | 'both' | 'conflict';
  readonly base: SlotValue | null;
  readonly theirs: SlotValue | null;
  readonly yours: SlotValue | null;
}

export const mergeChoices = ['theirs', 'yours'] as const;
/** Whose value is taken where both sides changed a place differently. */
export type MergeChoice = (typeof mergeChoices)[number];
