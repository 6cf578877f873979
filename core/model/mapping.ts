import type { ColumnSummary } from './columnSummary.ts';
import type { ColumnType } from './columnType.ts';
import type { Overrides } from './dialect.ts';
import type { FileId, MappingId, PackId } from './ids.ts';
import type { LlmOutcome } from './llm.ts';
import type { Field } from './targetSchema.ts';
import type { Transform } from './transform.ts';

declare const brand: unique symbol;

/** 0 to 1: the share of proposals at this figure that prove right on labelled data. Said of correspondences only. */
export type Confidence = number & { readonly [brand]: 'Confidence' };

/** The only place where a number becomes a confidence; cuts to 0 and 1. */
export function asConfidence(share: number): Confidence {
  return Math.min(1, Math.max(0, share)) as Confidence;
}

/** Whose idea a correspondence is. */
export type ProposalOrigin = 'rule' | 'memory' | 'ai' | 'person';

/** What the matcher says about one source column. */
export interface ColumnProposal {
  readonly columnIndex: number;
  readonly column: string;
  /** `null`: no field is likely enough. */
  readonly field: string | null;
  /** `auto`: may be accepted in bulk; `review`: a person should look; `none`: no field. */
  readonly state: 'auto' | 'review' | 'none';
  readonly confidence: Confidence;
  /** Two to four short facts with evidence, strongest first. */
  readonly reasons: readonly string[];
  /** Best first, without `field`; at most 5. `why` says in a few words why each lost. */
  readonly alternatives: readonly {
    readonly field: string;
    readonly confidence: Confidence;
    readonly why: string;
  }[];
  /** What has to happen to the cells for `field`. */
  readonly transforms: readonly Transform[];
  readonly origin: ProposalOrigin;
  /** Why this must not be accepted in bulk (ambiguous dates, values outside the list, ...); empty where nothing speaks against it. */
  readonly cautions: readonly string[];
  /** What the rules and the language model each said, where the model was asked about this column. */
  readonly votes?: { readonly rule: Vote; readonly ai: Vote };
}

/** One voice on a column; `null` is "no field". Whoever speaks, a confidence is the matcher's to give. */
export interface Vote {
  readonly field: string | null;
  readonly reason: string;
  /** Why the vote has no effect: the values contradict it, another column feeds the field, ...; absent where it counts. */
  readonly rejected?: string;
}

/**
 * A field that is made of several columns (joined), or of a part of a column that feeds another field, too: first and last
 * name of one `Name`, a full address of its parts. In force only where it was approved for the layout before (`memory`);
 * any other waits for a person to take it.
 */
export interface DerivedProposal {
  readonly field: string;
  readonly columnIndexes: readonly number[];
  readonly transforms: readonly Transform[];
  readonly confidence: Confidence;
  readonly reasons: readonly string[];
  readonly origin: ProposalOrigin;
}

export interface Proposal {
  readonly packId: PackId;
  /** One a source column, in file order. */
  readonly columns: readonly ColumnProposal[];
  /** Names of required fields that no column feeds. */
  readonly unmappedRequired: readonly string[];
  /** Fields with the same value in every row, taken over from an approved mapping. */
  readonly constants?: readonly { readonly field: string; readonly value: string }[];
  /** Fields that no column feeds by itself and several, or parts, could; absent for none. */
  readonly derived?: readonly DerivedProposal[];
  /** How asking the language model ended; absent where it was not asked. */
  readonly llm?: LlmOutcome;
}

/** Column(s) to field, decided. Columns are positions, never names. */
export interface Correspondence {
  readonly field: string;
  /** Source columns that feed the field, in order; empty for a constant. */
  readonly columnIndexes: readonly number[];
  readonly transforms: readonly Transform[];
  readonly confidence: Confidence;
  readonly origin: ProposalOrigin;
}

/** What makes two files the same kind of file. */
export interface Layout {
  /** Lower-case hex over the columns' names in order. */
  readonly fingerprint: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: ColumnType;
    readonly format: string | null;
    /** What its values were like; absent in approvals by older versions. */
    readonly summary?: ColumnSummary;
  }[];
}

/** What became of one column's proposal at an approval. */
export interface ProposedOutcome {
  readonly columnIndex: number;
  /** As proposed; `null` for no field. */
  readonly field: string | null;
  /** What the matcher gave it, before any refinement by earlier decisions. */
  readonly confidence: Confidence;
  readonly taken: boolean;
  /** True where the matcher had judged it; false where it was only carried over from an approved layout. */
  readonly judged: boolean;
}

/** What can speak against an approval, so that it needs a reason. */
export const approvalObjections = ['requiredMissing', 'rowsFail', 'notChecked', 'criticalIssues'] as const;
export type ApprovalObjection = (typeof approvalObjections)[number];

/** Where an imported version came from. */
export interface ImportedFrom {
  readonly version: number;
  readonly approvedBy: string;
  readonly approvedAt: string;
  readonly hash: string;
  /** Whether the hashes of the file fitted its contents. */
  readonly isWhole: boolean;
}

/** What an approval rested on. */
export interface MappingEvidence {
  readonly fileName: string;
  readonly sha256: string | null;
  readonly rowCount: number;
  /** Columns whose proposal was accepted as it stood. */
  readonly acceptedAsProposed: number;
  readonly edited: number;
  readonly appVersion: string;
  /** The file of the Inbox that it was approved on; absent in approvals by older versions, as are the six below. */
  readonly fileId?: FileId;
  /** SHA-256 over what was known of the columns, and over what was proposed for them. */
  readonly profileSha256?: string;
  readonly proposalSha256?: string;
  /** The language model that had a vote, and how it was asked; `null` where none had. */
  readonly llm?: { readonly model: string; readonly promptVersion: string; readonly at: string } | null;
  /** How many steps the draft had. */
  readonly draftSteps?: number;
  /** What the check of the whole file had found; `null` where it had not ended. */
  readonly check?: { readonly rowsIn: number; readonly rowsRejected: number } | null;
  /** What was approved in spite of: `reason` of the version says why; absent for nothing. */
  readonly overridden?: readonly ApprovalObjection[];
  /** Where it was read from a file of another installation, or of this one: what that file said of itself. */
  readonly imported?: ImportedFrom;
  /** The version of somebody else that this draft was merged with; absent where it was not. */
  readonly mergedOnto?: number;
  /** Of the pack; absent in approvals from before packs could be changed. */
  readonly packVersion?: string;
  /** Whose file it was, as its name tells; `null` where it does not, absent in approvals by older versions. */
  readonly sender?: string | null;
  /** One a column, in file order; absent in approvals by older versions. */
  readonly proposed?: readonly ProposedOutcome[];
  /** Names of sheets that had most of the columns, or could not be read, and were left out of those read together; absent for none. */
  readonly sheetsLeft?: readonly string[];
}

/** One approved, immutable version. */
export interface MappingVersion {
  readonly mappingId: MappingId;
  /** From 1, without gaps. */
  readonly version: number;
  readonly packId: PackId;
  readonly layout: Layout;
  readonly correspondences: readonly Correspondence[];
  /** The target's fields, where it is made of the file's own columns (`genericPackId`); absent for packs. */
  readonly ownFields?: readonly Field[];
  /** Columns that a person set aside. */
  readonly ignoredColumns: readonly number[];
  /** How the file was read when this was approved; used again for the next file of the layout. */
  readonly overrides: Overrides;
  readonly approvedBy: string;
  /** ISO 8601 UTC. */
  readonly approvedAt: string;
  /** Why, where a reason was asked for; else empty. */
  readonly reason: string;
  readonly evidence: MappingEvidence;
  /** SHA-256 over the previous version's hash and this entry, so that a changed history shows. */
  readonly hash: string;
}
