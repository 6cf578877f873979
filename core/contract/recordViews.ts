import type { ErrorView } from '../model/errors.ts';
import type { FileId, MappingId, PackId, RunId } from '../model/ids.ts';
import type {
  GroupId,
  GroupState,
  LoadStanding,
  OperationId,
  OperationKind,
  RecordId,
  RecordPair,
} from '../model/record.ts';
import type { FieldType } from '../model/targetSchema.ts';

export type {
  GroupId,
  GroupState,
  OperationId,
  OperationKind,
  RecordFilter,
  RecordId,
  RecordMark,
  RecordOrder,
} from '../model/record.ts';
export type { GroupCounting, RecordCounting } from '../ports/recordStore.ts';

/** A field of records, in the order of the pack; fields that the pack no longer has stand behind. */
export interface RecordField {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** Whether any record ever had a value. */
  readonly isUsed: boolean;
  /** Tells records apart, so that two never have the same. */
  readonly isKey: boolean;
  /** Lists can be narrowed down by its values. */
  readonly isFacet: boolean;
  /** Values to choose from when it is edited; empty for any. */
  readonly allowed: readonly string[];
}

/** The records of one pack. */
export interface RecordPack {
  readonly packId: PackId;
  readonly title: string;
  readonly fields: readonly RecordField[];
  readonly records: number;
  /** Groups of likely duplicates that wait for a decision. */
  readonly waiting: number;
}

/** What there is, and what is on its way. */
export interface RecordsOverview {
  readonly packs: readonly RecordPack[];
  /** Loads under way, those that failed, and those of which rows came after their end. */
  readonly loads: readonly LoadStanding[];
  /** Grows whenever records or groups have changed. */
  readonly revision: number;
}

/** One line of the list; `values` are in the order of the pack's fields. */
export interface RecordRow {
  readonly id: RecordId;
  readonly values: readonly (string | null)[];
  /** Of `recordMarks`, added up. */
  readonly marks: number;
}

/** Where a value is from. */
export type RecordOrigin =
  | {
      readonly kind: 'file';
      readonly runId: RunId;
      readonly fileId: FileId;
      readonly fileName: string;
      readonly mappingId: MappingId;
      readonly mappingVersion: number;
      /** Data row, from 0, and where it stands as people count. */
      readonly row: number;
      readonly place: string;
      /** As it stands in the file; `null` where it is the same. */
      readonly raw: string | null;
      readonly at: string;
    }
  | { readonly kind: 'edit'; readonly by: string; readonly at: string };

/** One thing in the life of a record, newest first. */
export interface RecordEvent {
  readonly kind: 'loaded' | OperationKind;
  readonly at: string;
  readonly by: string;
  /** The model whose suggestion was accepted; absent where nothing was suggested, or by the rules. */
  readonly suggestedBy?: string;
  /** `null` for the row that it was made of, which cannot be undone. */
  readonly operationId: OperationId | null;
  readonly undone: { readonly at: string; readonly by: string } | null;
  readonly fileName: string | null;
  readonly place: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
    /** Where the very same file had said what stood before; absent where that was another file, a person or nobody. */
    readonly saidAt?: string;
  }[];
  /** Other records that took part. */
  readonly others: readonly RecordId[];
}

/** A record with all that is known of it. */
export interface RecordView {
  readonly id: RecordId;
  readonly packId: PackId;
  readonly operation: OperationId;
  /** The record it was merged into; `null` while it stands for itself. */
  readonly into: RecordId | null;
  readonly values: readonly {
    readonly field: string;
    readonly value: string | null;
    readonly origin: RecordOrigin | null;
  }[];
  readonly history: readonly RecordEvent[];
}

/** Records side by side that are likely the same. */
export interface GroupView {
  readonly id: GroupId;
  readonly state: GroupState;
  /** 0 to 1. */
  readonly score: number;
  readonly records: readonly (RecordRow & {
    readonly operation: OperationId;
    readonly fileName: string;
    readonly place: string;
    readonly at: string;
  })[];
  /** Fields that any of them has a value in, in the order of the pack. */
  readonly fields: readonly {
    readonly field: string;
    readonly differs: boolean;
    /** They contradict each other, so a person is to choose. */
    readonly conflict: boolean;
    /** The record whose value is proposed; `null` for none. */
    readonly from: RecordId | null;
  }[];
  readonly pairs: readonly RecordPair[];
}

/** Something that was done and can be undone. */
export interface OperationView {
  readonly id: OperationId;
  readonly kind: OperationKind;
  readonly at: string;
  readonly by: string;
  /** Of things done at one stroke, which are told as one. */
  readonly batch: string | null;
  /** How many those are; 1 for a single one. */
  readonly parts: number;
  readonly undone: boolean;
  /** What its first record is called. */
  readonly title: string;
  readonly records: readonly RecordId[];
}

/** What became of taking things back. */
export interface UndoOutcome {
  readonly undone: number;
  readonly blocked: readonly { readonly id: OperationId; readonly error: ErrorView }[];
}

/** A piece of an export: text, or bytes in base64. */
export type ExportPiece = { readonly text: string } | { readonly base64: string };
