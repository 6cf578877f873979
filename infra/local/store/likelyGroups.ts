import type { LikenessReason } from '../../../core/model/duplicates.ts';
import { recordOptions } from '../../../core/model/options/recordOptions.ts';
import {
  type GroupId,
  type GroupState,
  groupStates,
  type RecordId,
  type RecordPair,
} from '../../../core/model/record.ts';
import type { GroupCounting, RecordChange, RecordGroup } from '../../../core/ports/recordStore.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';
import type { ChangeTrace } from './operationLog.ts';
import { recordOf } from './recordRows.ts';

/** Groups of records that are likely the same, and what was found between each two. Each call is a part of somebody's transaction. */
export function likelyGroups(db: Database['db']) {
  const pairOf = db.prepare('SELECT * FROM pair WHERE a = ? AND b = ?');
  const putPair = db.prepare(
    'INSERT OR REPLACE INTO pair (a, b, score, reasons, different) VALUES (?, ?, ?, ?, ?)',
  );
  const removePair = db.prepare('DELETE FROM pair WHERE a = ? AND b = ?');
  const waitingOf = db.prepare(
    `SELECT likely.id FROM member JOIN likely ON likely.id = member.likely
     WHERE member.record = ? AND likely.state IN ('open', 'skipped') ORDER BY likely.id`,
  );
  const insert = db.prepare("INSERT INTO likely (pack, state, score) VALUES (?, 'open', ?)");
  const addMember = db.prepare('INSERT OR IGNORE INTO member (likely, record) VALUES (?, ?)');
  const members = db.prepare(
    `SELECT record.* FROM member JOIN record ON record.seq = member.record
     WHERE member.likely = ? AND record.into_seq IS NULL ORDER BY record.seq`,
  );
  const countMembers = db.prepare('SELECT count(*) AS count FROM member WHERE likely = ?');
  const one = db.prepare('SELECT * FROM likely WHERE id = ?');
  const setState = db.prepare('UPDATE likely SET state = ?, operation = ?, conflicts = NULL WHERE id = ?');
  const grow = db.prepare(
    "UPDATE likely SET score = max(score, ?), state = 'open', conflicts = NULL WHERE id = ?",
  );
  const unjudge = db.prepare(
    'UPDATE likely SET conflicts = NULL WHERE id IN (SELECT likely FROM member WHERE record = ?)',
  );
  const judge = db.prepare('UPDATE likely SET conflicts = ? WHERE id = ?');
  const counted = db.prepare(
    'SELECT state, count(*) AS count, sum(conflicts = 0) AS safe FROM likely WHERE pack = ? GROUP BY state',
  );
  const unjudged = db.prepare(
    "SELECT * FROM likely WHERE pack = ? AND state = 'open' AND conflicts IS NULL ORDER BY id LIMIT ?",
  );

  const groupOf = (row: Row): RecordGroup => {
    const id = integerOf(row, 'id');
    const records = members.all(id).map(recordOf);
    const conflicts = row['conflicts'];
    const pairs: RecordPair[] = [];
    for (const [at, { id: a }] of records.entries())
      for (const { id: b } of records.slice(at + 1)) {
        const found = pairOf.get(a, b);
        if (found !== undefined && integerOf(found, 'different') === 0) pairs.push(pairFrom(found));
      }
    return {
      id: id as GroupId,
      state: textOf(row, 'state') as GroupState,
      score: Number(row['score']),
      conflicts: typeof conflicts === 'number' ? conflicts : null,
      records,
      pairs: pairs.toSorted((x, y) => y.score - x.score),
    };
  };
  const memoryOf = (row: Row): ChangeTrace['groups'][number] => ({
    id: integerOf(row, 'id'),
    state: textOf(row, 'state'),
    operation: integerOf(row, 'operation'),
  });
  const waitingGroups = (record: number): readonly number[] =>
    waitingOf.all(record).map((row) => integerOf(row, 'id'));

  return {
    /** Takes a pair in, unless it was found before or said to be different. */
    add(pack: number, { a: one, b: other, score, reasons }: RecordPair): void {
      const [a, b] = one < other ? [one, other] : [other, one];
      if (pairOf.get(a, b) !== undefined) return;
      putPair.run(a, b, score, JSON.stringify(reasons), 0);
      const [of] = waitingGroups(a);
      const [with_] = waitingGroups(b);
      const room = (id: number, more: number): boolean =>
        integerOf(countMembers.get(id) ?? {}, 'count') + more <= recordOptions.groupRecords;
      if (of !== undefined && of === with_) return void grow.run(score, of);
      const kept = [of, with_].find((id) => id !== undefined && room(id, 1));
      // Where both are in groups, these stay apart: what is decided in one shows up in the other.
      const id = kept ?? Number(insert.run(pack, score).lastInsertRowid);
      for (const record of [a, b]) addMember.run(id, record);
      grow.run(score, id);
    },
    decide(group: NonNullable<RecordChange['group']>, operation: number): ChangeTrace['groups'] {
      const row = one.get(group.id);
      if (row === undefined) return [];
      // Of a merge of some of its records the others are still to be decided; `closeAround` sees whether there are any.
      const isLeftOver = group.state === 'merged' && members.all(group.id).length > 1;
      setState.run(isLeftOver ? textOf(row, 'state') : group.state, operation, group.id);
      return [memoryOf(row)];
    },
    /** Closes the groups that have nothing left to decide since records were merged. */
    closeAround(records: readonly number[], operation: number): ChangeTrace['groups'] {
      const closed: ChangeTrace['groups'][number][] = [];
      for (const record of records) {
        unjudge.run(record);
        for (const id of waitingGroups(record)) {
          if (members.all(id).length > 1) continue;
          const row = one.get(id);
          if (row !== undefined) closed.push(memoryOf(row));
          setState.run('merged', operation, id);
        }
      }
      return closed;
    },
    /** Says of all records of a group that they are different. @returns their pairs as they were */
    partPairs(group: number): ChangeTrace['pairs'] {
      const seqs = members.all(group).map((row) => integerOf(row, 'seq'));
      return seqs.flatMap((a, at) =>
        seqs.slice(at + 1).map((b) => {
          const before = pairOf.get(a, b);
          const reasons = before === undefined ? '[]' : textOf(before, 'reasons');
          const score = before === undefined ? null : Number(before['score']);
          putPair.run(a, b, score ?? 0, reasons, 1);
          return {
            a,
            b,
            score,
            reasons,
            different: before === undefined ? 0 : integerOf(before, 'different'),
          };
        }),
      );
    },
    operationOf: (id: number) => integerOf(one.get(id) ?? { operation: 0 }, 'operation'),
    restore(trace: ChangeTrace, records: readonly number[]): void {
      // The first of several words about a group is the oldest.
      for (const { id, state, operation } of trace.groups.toReversed()) setState.run(state, operation, id);
      for (const { a, b, score, reasons, different } of trace.pairs) {
        if (score === null) removePair.run(a, b);
        else putPair.run(a, b, score, reasons, different);
      }
      for (const record of records) unjudge.run(record);
    },
    unjudge: (record: number) => void unjudge.run(record),
    judge: (id: number, conflicts: number) => void judge.run(conflicts, id),
    unjudged: (pack: number, limit: number) => unjudged.all(pack, limit).map(groupOf),
    get(id: number): RecordGroup | undefined {
      const row = one.get(id);
      return row === undefined ? undefined : groupOf(row);
    },
    count(pack: number): GroupCounting {
      const rows = new Map(counted.all(pack).map((row) => [textOf(row, 'state'), row]));
      const count = (state: GroupState): number => Number(rows.get(state)?.['count'] ?? 0);
      return {
        states: Object.fromEntries(
          groupStates.map((state) => [state, count(state)]),
        ) as GroupCounting['states'],
        safe: Number(rows.get('open')?.['safe'] ?? 0),
      };
    },
    list(
      pack: number,
      window: {
        readonly states: readonly GroupState[];
        readonly safe?: true;
        readonly first: number;
        readonly count: number;
      },
    ): readonly RecordGroup[] {
      const safe = window.safe === true ? 'AND conflicts = 0' : '';
      return db
        .prepare(
          `SELECT * FROM likely WHERE pack = ? AND state IN (SELECT value FROM json_each(?)) ${safe}
           ORDER BY score DESC, id LIMIT ? OFFSET ?`,
        )
        .all(pack, JSON.stringify(window.states), window.count, window.first)
        .map(groupOf);
    },
  };
}

export type LikelyGroups = ReturnType<typeof likelyGroups>;

function pairFrom(row: Row): RecordPair {
  return {
    a: integerOf(row, 'a') as RecordId,
    b: integerOf(row, 'b') as RecordId,
    score: Number(row['score']),
    reasons: JSON.parse(textOf(row, 'reasons')) as readonly LikenessReason[],
  };
}
