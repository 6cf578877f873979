import type { AppliedRow } from '../model/run.ts';
import { EntryWriter } from './keyEntries.ts';
import type { RowKey } from './rowKey.ts';

/** The keys of some rows, in their order; plain data, which may cross threads. */
export interface KeyPart {
  /** As `keyEntries` lays them out. */
  readonly bytes: Uint8Array;
}

/** Gathers the keys of rows that come in order. Where rows are read in pieces, each piece has one of its own. */
export interface KeyTally {
  /** A row that is among the rejects is told with the others, and is never the one that stays. */
  add(row: AppliedRow): void;
  part(): KeyPart;
}

export function keyTally(key: RowKey): KeyTally {
  const entries = new EntryWriter();
  return {
    add({ source, values, problems }) {
      const text = key.of(values);
      if (text !== null) entries.add(text, source.rowIndex, problems.length > 0);
    },
    part: () => ({ bytes: entries.take() }),
  };
}
