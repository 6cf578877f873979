import type { AskScope } from './ask.ts';
import type { Overrides } from './dialect.ts';
import type { LikenessReason } from './duplicates.ts';
import type { ErrorView } from './errors.ts';
import type { FileId, MappingId, PackId, RunId } from './ids.ts';
import type { UploadEvent } from './upload.ts';

declare const brand: unique symbol;
/** Names one loaded record; counts up with every arrival, so a lower one is older. */
export type RecordId = number & { readonly [brand]: 'RecordId' };
/** Names one change of loaded records that can be undone; later ones are higher. */
export type OperationId = number & { readonly [brand]: 'OperationId' };
/** Names records that are likely the same. */
export type GroupId = number & { readonly [brand]: 'GroupId' };

/** How the records of a pack are kept beyond the run that wrote them. */
export interface LoadRule {
  /** Fields that together tell a record from all others; rows without any of them are always new. */
  readonly key: readonly string[];
  /** Fields by whose whole value people look for records; where pipelines keep them, the first two have an index. */
  readonly find?: readonly string[];
}

/**
 * What changed records. `updated`: a later file. `edited`: a person. `merged`: records became one. `different`: a group
 * is no duplicates. `skipped`: a group was put off.
 */
export const operationKinds = ['updated', 'edited', 'merged', 'different', 'skipped'] as const;
export type OperationKind = (typeof operationKinds)[number];

/** Signs of a record, for filters; powers of two, so that they can be joined in one number. */
export const recordMarks = { updated: 1, edited: 2, merged: 4 } as const;
export type RecordMark = keyof typeof recordMarks;

/**
 * A record as it stands. Values lie by *place*: each field of a pack has one, which it keeps for good, whatever becomes
 * of the pack. A place beyond the end is `null`.
 */
export interface RecordState {
  readonly values: readonly (string | null)[];
  /** Where each value is from: an arrival (above 0), an edit (below 0: its operation), 0 for no value. */
  readonly origins: readonly number[];
  /** The record that it was merged into; `null` while it stands for itself. */
  readonly into: RecordId | null;
  /** Of `recordMarks`, added up. */
  readonly marks: number;
}

/** As an origin in a change: the change itself, whose number the store puts in its place. */
export const editedNow = -Number.MAX_SAFE_INTEGER;

export interface StoredRecord extends RecordState {
  readonly id: RecordId;
  /** The change that made it what it is; 0 for none since it was loaded. A change names the one that it saw. */
  readonly operation: OperationId;
}

/** One run whose rows are loaded. */
export interface RecordLoad {
  readonly runId: RunId;
  readonly packId: PackId;
  readonly fileId: FileId;
  readonly fileName: string;
  readonly mappingId: MappingId;
  readonly mappingVersion: number;
  /** How the file was read; rows are read once more in that way. */
  readonly overrides: Overrides;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly by: string;
  /** Rows that the run wrote. */
  readonly rowsOut: number;
}

/** How far a load is. `rows`, `added`, `updated` and `same` count the rows that went out of the run. */
export interface LoadProgress extends RecordLoad {
  /** `comparing`: all rows are there, likely duplicates are looked for. */
  readonly state: 'loading' | 'comparing' | 'done' | 'failed';
  /** Data row of the source to go on from; while comparing, the row behind those whose records are compared. */
  readonly next: number;
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  /** Rows that told nothing new of a record that was there. */
  readonly same: number;
  /** Why it failed; `null` otherwise. */
  readonly error: string | null;
  /** When it last came further, ISO 8601 UTC. */
  readonly progressAt: string;
  /** Who ended it with rows missing, and why; `null` otherwise, also when it goes on after that. */
  readonly forced: ForcedLoad | null;
  /** Rows that came after that: kept aside, counted nowhere. */
  readonly late: number;
}

/** A load as people see it. */
export interface LoadStanding extends LoadProgress {
  /** Since when nothing has moved, and why, where that is longer than it should be; `null` otherwise. */
  readonly stuck: { readonly since: string; readonly error: ErrorView } | null;
}

/** The end of a load by a person. */
export interface ForcedLoad {
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly reason: string;
  /** Rows that were not in. */
  readonly missing: number;
}

/** What happened to a load, under the names that the history of a pipeline has. */
export type LoadEvent = Omit<UploadEvent, 'uploadId'>;

/** One row on its way into the store. */
export interface IncomingRow {
  /** Data row in the source, from 0. */
  readonly row: number;
  /** Line of a text, or sheet and row of a workbook, as people count. */
  readonly place: string;
  /** By place. */
  readonly values: readonly (string | null)[];
  /** The text in the source where it differs from the value; `null` where it is the same. */
  readonly raw: readonly (string | null)[];
  /** Equal for rows that mean the same record; `null`: always a new one. */
  readonly key: string | null;
  /** The key under the other choice of how addresses are compared: what was loaded then is known by it. */
  readonly otherKey?: string | null;
  /** Places of the fields that make the key; a record that is there keeps its own, by which people know it. */
  readonly keyPlaces: readonly number[];
}

/** A row as it was loaded. */
export interface Arrival {
  readonly no: number;
  readonly runId: RunId;
  readonly row: number;
  readonly place: string;
  readonly recordId: RecordId;
  readonly values: readonly (string | null)[];
  readonly raw: readonly (string | null)[];
}

/** One thing that was done to records, newest first in lists. */
export interface RecordOperation {
  readonly id: OperationId;
  readonly kind: OperationKind;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly by: string;
  /** Of things done at one stroke; `null` for a single one. */
  readonly batch: string | null;
  readonly undone: { readonly at: string; readonly by: string } | null;
  readonly records: readonly {
    readonly id: RecordId;
    readonly before: RecordState;
    readonly after: RecordState;
  }[];
  readonly groupId: GroupId | null;
  /** Things done at the same stroke, this one included, and how many of them still hold. */
  readonly parts: number;
  readonly held: number;
}

/** Which records are meant. */
export interface RecordFilter {
  /** Words that values begin with; all must be found. */
  readonly text?: string;
  readonly mark?: RecordMark | 'waiting';
  /** By field; an empty text stands for no value. Values of one field stand beside each other. */
  readonly fields?: readonly { readonly field: string; readonly values: readonly string[] }[];
  /** What a question asked besides. */
  readonly asked?: AskScope;
}

/** The order of a list; without a field the order of arrival. Records without a value come last. */
export interface RecordOrder {
  readonly field: string | null;
  readonly descending: boolean;
}

export const groupStates = ['open', 'skipped', 'merged', 'different'] as const;
/** `open` and `skipped` wait; the others are decided. */
export type GroupState = (typeof groupStates)[number];

/** Two records that look alike. */
export interface RecordPair {
  readonly a: RecordId;
  readonly b: RecordId;
  /** 0 to 1. */
  readonly score: number;
  /** What speaks for it and against it, the weightiest first. */
  readonly reasons: readonly LikenessReason[];
}
