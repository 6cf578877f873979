import type { MappingId, PackId } from './ids.ts';

export const mappingExportFormats = ['json', 'csv', 'xlsx'] as const;
export type MappingExportFormat = (typeof mappingExportFormats)[number];

/** A mapping as a file, made in memory: it is some kilobytes. */
export interface ExportedMapping {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a mapping file would become here; nothing is written by reading it. */
export interface ReadMapping {
  readonly mappingId: MappingId;
  readonly packId: PackId;
  readonly packTitle: string;
  /** As the file says of itself. */
  readonly from: {
    readonly version: number;
    readonly approvedBy: string;
    readonly approvedAt: string;
    readonly reason: string;
    readonly fileName: string;
    readonly hash: string;
  };
  readonly columnCount: number;
  readonly fieldCount: number;
  /** True where the hash of the file fits its contents: nothing was changed since it was approved. */
  readonly isWhole: boolean;
  /** What keeps it from being taken; empty where it can be. One sentence each. */
  readonly errors: readonly string[];
  /** What will be different here, or should be known; one sentence each. */
  readonly notes: readonly string[];
  /** The version in force here for the same layout and pack; 0 for none. */
  readonly presentVersion: number;
}
