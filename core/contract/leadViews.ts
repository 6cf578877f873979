import type { ExportedFile } from '../ports/exportApi.ts';
import type { LeadId, LeadStamp } from '../model/lead.ts';
import type { UploadId } from '../model/upload.ts';
import type { RecordField } from './recordViews.ts';
import type { PackId } from './views.ts';

export type { LeadId, LeadStamp } from '../model/lead.ts';
export type { PipelineSignIn } from '../ports/pipelineAccount.ts';

/** How an export goes on, and the files at its end; links live an hour. */
export type LeadExportEvent =
  | { readonly kind: 'progress'; readonly rows: number; readonly of: number | null }
  | { readonly kind: 'done'; readonly rows: number; readonly files: readonly ExportedFile[] };

/** A pack whose leads pipelines keep, with its fields in their order. */
export interface LeadPack {
  readonly packId: PackId;
  readonly title: string;
  readonly fields: readonly RecordField[];
}

/** What is known of a pipeline's leads before any of them is asked for. */
export interface LeadStanding {
  readonly packs: readonly LeadPack[];
  /** `null` where nobody has to sign in; `who` is `null` where nobody is signed in. */
  readonly account: { readonly who: string | null } | null;
}

/** One line of a list; `values` stand in the order of the pack's fields. */
export interface LeadLine {
  readonly id: LeadId;
  readonly values: readonly (string | null)[];
  /** A person has changed it. */
  readonly isEdited: boolean;
  /** More was told of it since it was new. */
  readonly isUpdated: boolean;
  /** ISO 8601 UTC: when a value changed last. */
  readonly changedAt: string;
}

/** A page of the leads that are meant; `first` and `last` count from 1 and are 0 for an empty page. */
export interface LeadPageView {
  readonly lines: readonly LeadLine[];
  readonly page: number;
  readonly pages: number;
  /** Leads that are meant, and that there are. */
  readonly total: number;
  readonly of: number;
  readonly first: number;
  readonly last: number;
  /** When the first page was asked for, so that further ones belong to it; `null` where pages move with what arrives. */
  readonly asOf: string | null;
}

/** Leads that were found so far; more may be found behind `next`. */
export interface LeadFindingView {
  readonly lines: readonly LeadLine[];
  readonly next: string | null;
}

/** Where a value of a lead is from. */
export type LeadOrigin =
  | {
      readonly kind: 'row';
      readonly uploadId: UploadId;
      readonly fileName: string;
      readonly place: string;
      /** As it stands in the file; `null` where it is the same. */
      readonly raw: string | null;
      readonly at: string;
    }
  | { readonly kind: 'edit'; readonly by: string; readonly at: string };

/** One thing in the life of a lead, newest first. */
export interface LeadEvent {
  readonly kind: 'added' | 'updated' | 'same' | 'edited';
  readonly at: string;
  /** Of an edit; empty for a row. */
  readonly by: string;
  readonly reason: string;
  /** The model whose suggestion a person has accepted; empty where the rules made it, `null` for any other change. */
  readonly suggestedBy: string | null;
  /** Names the edit for `leads.undo`; `null` for a row, which cannot be undone. */
  readonly stamp: LeadStamp | null;
  readonly undone: { readonly at: string; readonly by: string } | null;
  readonly fileName: string | null;
  readonly place: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/** A lead with all that is known of it. */
export interface LeadView {
  readonly id: LeadId;
  readonly packId: PackId;
  /** Whoever edits says which one was seen. */
  readonly version: number;
  readonly changedAt: string;
  /** In the order of the pack's fields. */
  readonly values: readonly {
    readonly field: string;
    readonly value: string | null;
    readonly origin: LeadOrigin | null;
  }[];
  readonly history: readonly LeadEvent[];
}
