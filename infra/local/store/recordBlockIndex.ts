import { recordOptions } from '../../../core/model/options/recordOptions.ts';
import type { RecordId, StoredRecord } from '../../../core/model/record.ts';
import { type Database, integerOf } from './openDatabase.ts';
import { recordOf } from './recordRows.ts';

/**
 * Which records have which blocks. They are noted behind the records, many at a time and in the order of the blocks, as
 * a load that noted each row's would write another page for each of them. Each call is a part of somebody's transaction.
 */
export function recordBlockIndex(db: Database['db']) {
  const changed = db.prepare(
    `SELECT record.* FROM unblocked JOIN record ON record.seq = unblocked.record
     WHERE record.pack = ? ORDER BY record.seq LIMIT ?`,
  );
  const fresh = db.prepare(
    `SELECT * FROM record WHERE pack = ?1 AND into_seq IS NULL
       AND seq > (SELECT blocked FROM pack WHERE no = ?1) ORDER BY seq LIMIT ?2`,
  );
  const add = db.prepare('INSERT OR IGNORE INTO block (block, record) VALUES (?, ?)');
  const settled = db.prepare('DELETE FROM unblocked WHERE record = ?');
  const advance = db.prepare('UPDATE pack SET blocked = max(blocked, ?) WHERE no = ?');
  const members = db.prepare('SELECT record FROM block WHERE block = ? LIMIT ?');

  return {
    missing(pack: number, limit: number): readonly StoredRecord[] {
      const found = changed.all(pack, limit).map(recordOf);
      return found.length > 0 ? found : fresh.all(pack, limit).map(recordOf);
    },
    note(
      pack: number,
      entries: readonly { readonly id: RecordId; readonly blocks: readonly number[] }[],
    ): void {
      const pairs = entries.flatMap(({ id, blocks }) => blocks.map((block) => [block, id] as const));
      for (const [block, id] of pairs.sort(([a, x], [b, y]) => a - b || x - y)) add.run(block, id);
      for (const { id } of entries) settled.run(id);
      advance.run(Math.max(0, ...entries.slice(-1).map(({ id }) => id)), pack);
    },
    near(
      records: readonly { readonly id: RecordId; readonly blocks: readonly number[] }[],
    ): readonly RecordId[] {
      const found = new Set<number>();
      for (const { id, blocks } of records) {
        const own = new Set<number>();
        const bySize = blocks
          .map((block) => members.all(block, recordOptions.blockRecords + 1))
          // What so many have in common says nothing of two of them.
          .filter(({ length }) => length > 1 && length <= recordOptions.blockRecords)
          .sort((a, b) => a.length - b.length);
        for (const row of bySize.flat()) {
          if (own.size >= recordOptions.compareNear) break;
          const other = integerOf(row, 'record');
          if (other !== id) own.add(other);
        }
        for (const other of own) found.add(other);
      }
      return [...found].sort((a, b) => a - b) as RecordId[];
    },
  };
}
