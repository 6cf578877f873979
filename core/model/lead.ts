import type { PackId, RunId } from './ids.ts';
import type { UploadId } from './upload.ts';

declare const brand: unique symbol;
/** Names one lead of a pipeline; tells nothing of the person. URL-safe. */
export type LeadId = string & { readonly [brand]: 'LeadId' };

export function asLeadId(text: string): LeadId {
  return text as LeadId;
}

/**
 * Where a value is from, and how it stands to others of its field: the greater one is in force, as texts compare. Of a row
 * its run's beginning, the run and the row; of an edit `~` and its number, so that what a person typed is above all files.
 */
export type LeadStamp = string;

/** What a field of a lead says. `null`: somebody emptied it, so that files do not fill it again. */
export interface LeadValue {
  readonly field: string;
  readonly value: string | null;
  readonly stamp: LeadStamp;
}

/** One person, as files and people have told of them. */
export interface Lead {
  readonly id: LeadId;
  readonly packId: PackId;
  /** Grows whenever a value changes; whoever edits says which one was seen. */
  readonly version: number;
  /** ISO 8601 UTC, as are all times here. */
  readonly createdAt: string;
  readonly changedAt: string;
  /** By the name of the field; fields of which nobody has said anything are not there. */
  readonly values: readonly LeadValue[];
}

/** How the leads of a pack are told apart and found. */
export interface LeadRule {
  /** Fields that tell a lead from all others: the first thing said of them stays. */
  readonly keyFields: readonly string[];
  /** Fields by whose whole value leads are found quickly; at most `leadOptions.findFields`. */
  readonly findFields: readonly string[];
}

/** A run whose rows are taken in. */
export interface LeadSource extends LeadRule {
  readonly packId: PackId;
  readonly runId: RunId;
  readonly uploadId: UploadId;
  readonly fileName: string;
  /** Of the run; what later runs say replaces what earlier ones said. */
  readonly startedAt: string;
}

/** One value of a row. */
export interface LeadText {
  readonly field: string;
  readonly value: string;
  /** The text in the file where it differs from the value; absent where it is the same. */
  readonly raw?: string;
}

/** One row on its way into the store. */
export interface LeadRow {
  /** Data row of the source, from 0. */
  readonly row: number;
  /** Line of a text, or sheet and row of a workbook, as people count. */
  readonly place: string;
  /** Equal for rows that mean the same lead; `null`: always a new one. */
  readonly key: string | null;
  readonly values: readonly LeadText[];
}

/** What a row told: of a lead that nobody knew, something new of one that is there, or nothing new. */
export type LeadTold = 'added' | 'updated' | 'same';

/** How many rows told what. */
export type LeadCounts = Readonly<Record<LeadTold, number>>;

/** One line of a lead's history. */
export type LeadEntry = LeadRowEntry | LeadEditEntry;

/** A row that told of it. */
export interface LeadRowEntry extends Omit<LeadRow, 'key'> {
  readonly kind: 'row';
  readonly stamp: LeadStamp;
  /** When it was taken in. */
  readonly at: string;
  readonly told: LeadTold;
  readonly runId: RunId;
  readonly uploadId: UploadId;
  readonly fileName: string;
}

/** What a person typed. */
export interface LeadEditEntry {
  readonly kind: 'edit';
  readonly stamp: LeadStamp;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  /** In the order in which they were given. */
  readonly values: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  /** The suggestion that was accepted by it: the name of all its changes, and the model; empty where the rules said so. */
  readonly suggestion?: { readonly batch: string; readonly modelId: string };
  /** Whether another address means this lead since then. */
  readonly addsKey: boolean;
  readonly undone: { readonly at: string; readonly by: string } | null;
}

/** Which leads are meant; all of it has to hold. */
export interface LeadFilter {
  /** Whole values, without regard to case and blanks around them; of several of one field any. An empty one: the lead has none. */
  readonly fields?: readonly { readonly field: string; readonly value: string }[];
  /** Words that words of values begin with. */
  readonly words?: readonly string[];
  /** Leads that changed then or later. */
  readonly changedSince?: string;
  /** Leads that did not change then or later; beside `changedSince`. */
  readonly changedBefore?: string;
}
