import { keyOptions } from '../model/options/dedupeOptions.ts';
import { EntryWriter } from './keyEntries.ts';
import type { RowKey } from './rowKey.ts';

/** The keys of some rows, in their order; plain data, which may cross threads. */
export interface KeyPart {
  /** As `keyEntries` lays them out. */
  readonly bytes: Uint8Array;
}

/** Gathers the keys of rows that come in order. Where rows are read in pieces, each piece has one of its own. */
export interface KeyTally {
  /**
   * @param values One a field of the schema.
   * @param row Data row, from 0, below 4,294,967,296.
   * @param rejected It is among the rejects: told with the others, and never the one that stays.
   */
  add(values: readonly (string | null)[], row: number, rejected: boolean): void;
  /** So many bytes have gathered that the part should be taken, to keep memory bounded. */
  isFull(): boolean;
  /** The keys added since the last part. */
  part(): KeyPart;
}

export function keyTally(key: RowKey): KeyTally {
  const entries = new EntryWriter();
  return {
    add(values, row, rejected) {
      const text = key.of(values);
      if (text !== null) entries.add(text, row, rejected);
    },
    isFull: () => entries.sizeBytes >= keyOptions.partBytes,
    part: () => ({ bytes: entries.take() }),
  };
}
