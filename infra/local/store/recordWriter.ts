import type { RecordState } from '../../../core/model/record.ts';
import { AppError } from '../../../core/model/errors.ts';
import { type Database, integerOf, type Row } from './openDatabase.ts';
import { recordOf, readState, wordsOf, type WrittenState, writeState, writtenOf } from './recordRows.ts';

/** A record with all that is derived from it, as it is put back by an undo. */
export interface WholeRecord extends WrittenState {
  readonly operation: number;
}

/** Words of a record as they were and as they are; `null` where it is not found by any. */
interface Found {
  readonly pack: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** Writes records with what they are found by: words and keys. Blocks are noted later, when somebody compares. Each call is a part of somebody's transaction. */
export function recordWriter(db: Database['db']) {
  const insert = db.prepare(
    'INSERT INTO record (pack, operation, into_seq, marks, cells, origins) VALUES (?, 0, NULL, 0, ?, ?)',
  );
  const update = db.prepare(
    'UPDATE record SET operation = ?, into_seq = ?, marks = ?, cells = ?, origins = ? WHERE seq = ?',
  );
  const one = db.prepare('SELECT * FROM record WHERE seq = ?');
  const use = db.prepare('UPDATE field SET used = 1 WHERE pack = ? AND place = ? AND used = 0');
  /** Places that are known to be used, by pack. */
  const used = new Map<number, Set<number>>();
  const addWords = db.prepare('INSERT INTO words (rowid, text, pack) VALUES (?, ?, ?)');
  // The index keeps no text, so it is told what it was given; that takes a fifth of what noting its absence would.
  const removeWords = db.prepare("INSERT INTO words (words, rowid, text, pack) VALUES ('delete', ?, ?, ?)");
  const unblock = db.prepare(
    'INSERT OR IGNORE INTO unblocked (record) SELECT ?1 FROM pack WHERE no = ?2 AND blocked >= ?1',
  );
  const keyed = db.prepare('SELECT record FROM record_key WHERE pack = ? AND key = ?');
  const addKey = db.prepare('INSERT INTO record_key (pack, key, record) VALUES (?, ?, ?)');
  const removeKey = db.prepare('DELETE FROM record_key WHERE pack = ? AND key = ?');

  const row = (seq: number): Row => {
    const found = one.get(seq);
    if (found === undefined) throw new AppError('NOT_FOUND', 'There is no such record.');
    return found;
  };
  const noteUsed = (pack: number, values: readonly (string | null)[]): void => {
    let places = used.get(pack);
    if (places === undefined) used.set(pack, (places = new Set()));
    for (let place = 0; place < values.length; place += 1) {
      if ((values[place] ?? null) === null || places.has(place)) continue;
      use.run(pack, place);
      places.add(place);
    }
  };

  /** What records are found by from the end of the transaction on. */
  const owed = new Map<number, Found>();
  const find = (seq: number, words: Found): void =>
    void owed.set(seq, { ...words, before: owed.has(seq) ? (owed.get(seq)?.before ?? null) : words.before });

  const put = (seq: number, whole: WholeRecord): void => {
    const present = row(seq);
    const pack = integerOf(present, 'pack');
    const [before, after] = [readState(writtenOf(present)), readState(whole)];
    noteUsed(pack, after.values);
    update.run(whole.operation, whole.into, whole.marks, whole.cells, whole.origins, seq);
    // A record that was merged is found by what it became.
    find(seq, {
      pack,
      before: before.into === null ? wordsOf(before) : null,
      after: after.into === null ? wordsOf(after) : null,
    });
    unblock.run(seq, pack);
  };

  return {
    /**
     * To be called at the end of a transaction. In the order of the records: the index writes all it has gathered to
     * the disk whenever a record comes that is before the last one.
     */
    finish(): void {
      for (const [seq, { pack, before, after }] of [...owed].toSorted(([a], [b]) => a - b)) {
        if (before === after) continue;
        if (before !== null) removeWords.run(seq, before, `p${String(pack)}`);
        if (after !== null) addWords.run(seq, after, `p${String(pack)}`);
      }
      owed.clear();
    },
    /** To be called where the transaction was given up. */
    giveUp(): void {
      owed.clear();
      used.clear();
    },
    /** @returns its number */
    insert(pack: number, state: RecordState): number {
      const written = writeState(state);
      noteUsed(pack, state.values);
      const seq = Number(insert.run(pack, written.cells, written.origins).lastInsertRowid);
      find(seq, { pack, before: null, after: wordsOf(state) });
      return seq;
    },
    put,
    row,
    whole(seq: number): WholeRecord {
      const present = row(seq);
      return { ...writtenOf(present), operation: integerOf(present, 'operation') };
    },
    /** The record that a key means now, merges followed; `undefined` for an unknown one. */
    byKey(pack: number, key: string): Row | undefined {
      let found = keyed.get(pack, key);
      if (found === undefined) return undefined;
      for (let seq = integerOf(found, 'record'); ; ) {
        found = row(seq);
        const into = found['into_seq'];
        if (typeof into !== 'number') return found;
        seq = into;
      }
    },
    addKey: (pack: number, key: string, seq: number) => void addKey.run(pack, key, seq),
    removeKey: (pack: number, key: string) => void removeKey.run(pack, key),
    get: (seq: number) => {
      const found = one.get(seq);
      return found === undefined ? undefined : recordOf(found);
    },
  };
}

export type RecordWriter = ReturnType<typeof recordWriter>;
