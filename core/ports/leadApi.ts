import type { PackId } from '../model/ids.ts';
import type { Lead, LeadEntry, LeadFilter, LeadId, LeadStamp } from '../model/lead.ts';

/** A page of all leads; `page` counts from 1, and one beyond `pages` is empty. */
export interface LeadPage {
  readonly leads: readonly Lead[];
  readonly page: number;
  readonly pageSize: number;
  readonly pages: number;
  /** Of all leads of the pack. */
  readonly total: number;
  /** Numbers of the first and the last lead of the page, from 1; 0 where it is empty. */
  readonly first: number;
  readonly last: number;
}

/** By when leads came, or changed last; `-`: the newest first. */
export const leadSorts = ['arrived', '-arrived', 'changed', '-changed'] as const;
export type LeadSort = (typeof leadSorts)[number];

/** What people can ask of leads and do with them. */
export interface LeadApi {
  /** @throws {AppError} `ASK_TOO_LONG` for a place beyond `leadOptions.changedPlaces` by when they changed */
  page(asked: {
    readonly pack: PackId;
    readonly page: number;
    readonly pageSize: number;
    readonly sort: LeadSort;
  }): Promise<LeadPage>;
  /** Leads that were found so far; where `next` is not `null`, more may be found behind it. */
  search(asked: {
    readonly pack: PackId;
    readonly fields: NonNullable<LeadFilter['fields']>;
    readonly words: readonly string[];
    readonly changedSince?: string | undefined;
    /** The address that the lead has now. */
    readonly address?: string | undefined;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<{ readonly leads: readonly Lead[]; readonly next: string | null }>;
  /**
   * Leads by when they changed last, oldest first. Whoever comes back with `next` misses no change, whatever is written
   * meanwhile, and may be told of a lead again that changed again. What changed in the last `leadOptions.settleMs` is left
   * to the next visit.
   *
   * @param asked `after`: `next` of the answer before, of whatever day; without it everything since `changedSince`
   * @throws {AppError} `USAGE` where neither is given
   */
  changes(asked: {
    readonly pack: PackId;
    readonly changedSince: string | null;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<LeadChanges>;
  /** @throws {AppError} `NOT_FOUND` */
  get(id: LeadId): Promise<{ readonly lead: Lead; readonly history: readonly LeadEntry[] }>;
  /** @throws {AppError} as `LeadStore.edit` */
  edit(
    id: LeadId,
    change: {
      readonly version: number;
      readonly values: readonly { readonly field: string; readonly value: string | null }[];
      readonly reason: string;
      readonly by: string;
    },
  ): Promise<{ readonly lead: Lead }>;
  /** @throws {AppError} as `LeadStore.undo` */
  undo(
    id: LeadId,
    edit: { readonly stamp: LeadStamp; readonly by: string },
  ): Promise<{ readonly lead: Lead }>;
  /** A link to a file of leads that lives for an hour. A file ends after some thousands; `next` begins the one behind it. */
  export(asked: {
    readonly pack: PackId;
    readonly format: LeadExportFormat;
    readonly after: string | null;
  }): Promise<LeadExport>;
}

/** A window of what changed. */
export interface LeadChanges {
  readonly leads: readonly Lead[];
  /** Where to go on: at once where there is `more`, else at the next visit. */
  readonly next: string;
  readonly more: boolean;
}

/** `csv`: values as they are. `excel-csv`: escaped so that nothing becomes a formula. */
export type LeadExportFormat = 'csv' | 'excel-csv' | 'xlsx';

/** A file of leads behind a link. */
export interface LeadExport {
  readonly url: string;
  readonly seconds: number;
  /** Leads in the file. */
  readonly leads: number;
  /** Where the next file begins; `null` where all leads are told. */
  readonly next: string | null;
}
