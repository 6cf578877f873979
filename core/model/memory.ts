import type { PackId } from './ids.ts';

/**
 * What the approvals of this installation say about one header: the same words approved for the same field by the same
 * sender are one entry, however many files they came with.
 */
export interface MemoryEntry {
  /** The same on every machine: it follows from pack, sender, header and field. */
  readonly id: string;
  readonly packId: PackId;
  /** As it was last written. */
  readonly header: string;
  /** `null`: left out by a person. */
  readonly field: string | null;
  /** Whose files, as `senderOf` reads it from their names; `null` where the name says nothing. */
  readonly sender: string | null;
  /** Layouts that say so; the versions of one layout count once, by the latest. */
  readonly times: number;
  /** ISO 8601 UTC. */
  readonly lastApprovedAt: string;
  /** The file of the last approval. */
  readonly fileName: string;
  /** `correction`: a person put this in the place of what was proposed, in one of the approvals at least. */
  readonly origin: 'approval' | 'correction';
  /** Fields that were proposed for the header and turned down. */
  readonly refused: readonly string[];
  /** ISO 8601 UTC since when it has no say; `null` while it has. An approval after that brings the header back. */
  readonly forgottenAt: string | null;
}

/** How often what was proposed at a confidence proved right, by the decisions of this installation in one pack. */
export interface DecisionRecord {
  readonly packId: PackId;
  /** All decisions about proposals of the matcher; what was only carried over from an approved layout is not counted. */
  readonly decisions: number;
  readonly right: number;
  /** Ascending; each decision is in one. */
  readonly bins: readonly DecisionBin[];
  /** True once there are enough decisions to move the confidences that are shown. */
  readonly refines: boolean;
}

/** Proposals on labelled files with a confidence in [from, to), and those of them that were right. */
export interface MeasuredBin {
  /** 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly proposals: number;
  readonly right: number;
}

/** Decisions about proposals with a confidence in [from, to); the last bin has `to` 1 and holds 1. */
export interface DecisionBin {
  /** 0 to 1, as the matcher gave it before any refinement. */
  readonly from: number;
  readonly to: number;
  readonly decisions: number;
  /** Those that a person took as proposed. */
  readonly right: number;
  /** Mean confidence that the matcher gave, and the one shown after refinement by these decisions; `null` for an empty bin. */
  readonly given: number | null;
  readonly shown: number | null;
}
