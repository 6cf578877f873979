import type { Scratch } from '../model/bytes.ts';
import { keyOptions } from '../model/options/dedupeOptions.ts';
import type { DuplicateCount } from '../model/run.ts';
import { EntryReader } from './keyEntries.ts';
import { KeyTable } from './keyTable.ts';
import type { KeyPart } from './keyTally.ts';
import { partitionSpill } from './partitionSpill.ts';
import { shownKey } from './rowKey.ts';
import { RowList } from './rowList.ts';

/** Rows that agree in a key, group by group, in the order of the groups' first rows. */
export interface KeyGroups {
  readonly count: DuplicateCount;
  /** Data rows, from 0, group behind group, ascending in each. */
  readonly rows: Uint32Array;
  /** Where each group begins in `rows`; one more than there are groups, the last is the end. */
  readonly starts: Uint32Array;
  /** Rows behind the first of their key that could go out, ascending: those that a rule to reject duplicates is for. */
  readonly later: Uint32Array;
}

/** Finds rows that agree in a key. Takes the parts of a table in the order of its rows; any cut of it gives the same groups. */
export interface ExactKeys {
  /** Names of the key's fields. */
  readonly fields: readonly string[];
  /** `undefined` where there is nothing to wait for. */
  merge(part: KeyPart): Promise<void> | undefined;
  /** Called once, behind the last part. */
  groups(): Promise<KeyGroups>;
  /** Gives the scratch room back; to be called whatever happened. */
  dispose(): Promise<void>;
}

/**
 * Memory: the last piece of each of 64 partitions (4 MB), then one partition at a time, which at 5,000,000 rows is some
 * 4 MB; and 8 bytes for each row that stands in a group. All else lies in scratch.
 *
 * @param fields Names of the key's fields, for the count.
 */
export function exactKeys(fields: readonly string[], scratch: Scratch): ExactKeys {
  const spill = partitionSpill(scratch);

  return {
    fields,
    merge({ bytes }) {
      const entry = new EntryReader(bytes);
      for (let at = 0; at < bytes.length; at = entry.end) {
        entry.read(at);
        spill.add(entry.high % keyOptions.partitions, bytes.subarray(at, entry.end));
      }
      return spill.relieve();
    },
    async groups() {
      const found = new FoundGroups();
      const table = new KeyTable();
      for (let partition = 0; partition < keyOptions.partitions; partition += 1) {
        table.clear();
        for await (const bytes of spill.read(partition)) {
          const entry = new EntryReader(bytes);
          for (let at = 0; at < bytes.length; at = entry.end) {
            entry.read(at);
            table.add(bytes, entry);
          }
        }
        for (const { rows, rejected, bytes } of table.repeated()) found.add(rows, rejected, bytes);
      }
      return found.inOrder(fields);
    },
    dispose: () => spill.dispose(),
  };
}

/** Groups as the partitions give them, brought into the order of their first rows at the end. */
class FoundGroups {
  private readonly rows = new RowList();
  private readonly begins = new RowList();
  private readonly later = new RowList();
  private examples: { readonly value: string; readonly rows: readonly number[] }[] = [];
  private readonly decoder = new TextDecoder();

  add(rows: readonly number[], rejected: readonly boolean[], key: Uint8Array): void {
    this.begins.push(this.rows.length);
    let stays = false;
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] ?? 0;
      this.rows.push(row);
      if (rejected[i] === true) continue;
      if (stays) this.later.push(row);
      stays = true;
    }
    this.show(rows, key);
  }

  inOrder(key: readonly string[]): KeyGroups {
    const groups = this.begins.length;
    const found = this.rows.toArray();
    const begins = this.begins.toArray();
    const order = Uint32Array.from(begins, (_, group) => group).sort(
      (a, b) => (found[begins[a] ?? 0] ?? 0) - (found[begins[b] ?? 0] ?? 0),
    );
    const rows = new Uint32Array(found.length);
    const starts = new Uint32Array(groups + 1);
    let end = 0;
    for (let place = 0; place < groups; place += 1) {
      const group = order[place] ?? 0;
      const part = found.subarray(begins[group], begins[group + 1] ?? found.length);
      rows.set(part, end);
      end += part.length;
      starts[place + 1] = end;
    }
    return {
      count: {
        key,
        groups,
        rows: rows.length - groups,
        examples: this.sortedExamples().slice(0, keyOptions.groups),
      },
      rows,
      starts,
      later: this.later.toArray().sort(),
    };
  }

  /** Keeps what may be among the first groups. */
  private show(rows: readonly number[], key: Uint8Array): void {
    const shown = rows.slice(0, keyOptions.groupRows);
    if (this.examples.length >= keyOptions.groups * 2) {
      this.examples = this.sortedExamples().slice(0, keyOptions.groups);
    }
    const last = this.examples[keyOptions.groups - 1]?.rows[0];
    if (last !== undefined && this.examples.length === keyOptions.groups && last < (shown[0] ?? 0)) return;
    const value = shownKey(this.decoder.decode(key)).slice(0, keyOptions.shownCharacters);
    this.examples.push({ value, rows: shown });
  }

  private sortedExamples(): FoundGroups['examples'] {
    return this.examples.toSorted((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
  }
}
