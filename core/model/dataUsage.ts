/** Parts of what an installation keeps. `store`: drafts, mappings, history, settings. `sources`: copies of given files. */
export const dataParts = ['store', 'sources', 'outputs', 'scratch'] as const;
export type DataPart = (typeof dataParts)[number];

/** What an installation keeps on this machine. */
export interface DataUsage {
  /** Of the data folder, as the system writes it. */
  readonly path: string;
  readonly parts: readonly { readonly part: DataPart; readonly bytes: number; readonly files: number }[];
  /** Room left on the same disk, in bytes. */
  readonly freeBytes: number;
}

/**
 * What can be deleted at once. `files`: every file of the Inbox with its draft and copy. `outputs`: what runs have
 * written. `everything`: these, approved mappings, packs, history, settings, keys and the ledger.
 */
export const wipeKinds = ['files', 'outputs', 'everything'] as const;
export type WipeKind = (typeof wipeKinds)[number];
