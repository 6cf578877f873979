import { asId, type PackId } from './ids.ts';
import type { TargetSchema } from './targetSchema.ts';

/**
 * The pack of files that fit no pack: their own columns are the fields, under tidy names, and each file layout has its own
 * target schema. A mapping onto it says in `ownFields` what those are.
 */
export const genericPackId: PackId = asId<PackId>('generic');

/** One saved, immutable version of a pack that a person made. */
export interface PackVersion {
  readonly packId: PackId;
  /** From 1, without gaps; `pack.version` says the same. */
  readonly version: number;
  readonly pack: TargetSchema;
  readonly savedBy: string;
  /** ISO 8601 UTC. */
  readonly savedAt: string;
  /** What was changed, in the person's words; may be empty. */
  readonly note: string;
}

/** Where a pack of a person's own stands now. */
export interface PackHead {
  readonly packId: PackId;
  /** Of the latest version. */
  readonly version: number;
  /** No longer offered for new files, but still read for what was approved with it. */
  readonly archived: boolean;
}
