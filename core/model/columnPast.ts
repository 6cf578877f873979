import type { MappingId, PackId } from './ids.ts';

/** What some approved versions, one behind the other, did with a column. */
export interface ColumnPast {
  readonly mappingId: MappingId;
  readonly packId: PackId;
  /** The version that began it, and the last that said the same; both from 1. */
  readonly version: number;
  readonly until: number;
  /** True where no later version of the mapping says otherwise. */
  readonly present: boolean;
  /** `layout`: the same columns in the same order; `earlier`: the layout that this file is compared with; `sender`: another one of the same sender. */
  readonly of: 'layout' | 'earlier' | 'sender' | 'other';
  readonly header: string;
  /** `null`: it fed nothing by itself. */
  readonly field: string | null;
  /** True where a person set the column aside. */
  readonly leftOut: boolean;
  /** Fields that were made of it besides, alone or with other columns. */
  readonly parts: readonly string[];
  /** What the version before did; `null` for the first one. */
  readonly before: { readonly field: string | null; readonly stepsChanged: boolean } | null;
  readonly approvedBy: string;
  /** ISO 8601 UTC, of `version`. */
  readonly approvedAt: string;
  readonly fileName: string;
  /** As typed at the approval; empty where none was asked for. */
  readonly reason: string;
}
