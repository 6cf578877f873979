import type { MergedSlot } from '../model/merge.ts';

/** An approved version as far as a person who was overtaken by it has to know. */
export interface NewerVersion {
  readonly version: number;
  readonly approvedBy: string;
  /** ISO 8601 UTC. */
  readonly approvedAt: string;
  readonly reason: string;
  /** The file that it was approved on. */
  readonly fileName: string;
}

/** A draft beside the version that somebody else approved while it was made. */
export interface MergeView {
  /** The version that the draft began with; 0 for none. */
  readonly baseVersion: number;
  readonly theirs: NewerVersion;
  /** Steps of the draft in force. */
  readonly position: number;
  /** Columns in file order, then fields without a column of their own. */
  readonly slots: readonly MergedSlot[];
}
