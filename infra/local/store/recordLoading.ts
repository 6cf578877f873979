import { AppError } from '../../../core/model/errors.ts';
import type { RunId } from '../../../core/model/ids.ts';
import {
  type IncomingRow,
  type LoadProgress,
  type RecordLoad,
  recordMarks,
  type RecordState,
} from '../../../core/model/record.ts';
import type { RowsToAdd } from '../../../core/ports/recordStore.ts';
import { unpackRows } from '../../../core/records/rowBatch.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';
import type { LikelyGroups } from './likelyGroups.ts';
import type { OperationLog } from './operationLog.ts';
import { asBorn, loadOf, readState, writeRaw, writeState, writtenOf } from './recordRows.ts';
import type { RecordWriter, WholeRecord } from './recordWriter.ts';

export interface LoadingParts {
  readonly db: Database['db'];
  readonly writer: RecordWriter;
  readonly log: OperationLog;
  readonly groups: LikelyGroups;
}

/** Takes in the rows of runs. Each call is a part of somebody's transaction. */
export function recordLoading({ db, writer, log, groups }: LoadingParts) {
  const insert = db.prepare(
    "INSERT OR IGNORE INTO load (run_id, pack, state, document) VALUES (?, ?, 'loading', ?)",
  );
  const one = db.prepare('SELECT * FROM load WHERE run_id = ?');
  const all = db.prepare('SELECT * FROM load ORDER BY no DESC');
  const ofPack = db.prepare('SELECT * FROM load WHERE pack = ? ORDER BY no DESC');
  const advance = db.prepare(
    'UPDATE load SET next = ?, added = added + ?, updated = updated + ?, same = same + ? WHERE no = ?',
  );
  const settle = db.prepare('UPDATE load SET state = ?, next = ?, error = ? WHERE run_id = ?');
  const lastRow = db.prepare('SELECT max(row) AS row FROM arrival WHERE load = ?');
  const arrive = db.prepare(
    'INSERT INTO arrival (no, load, row, record, place, cells, raw) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const lastArrival = db.prepare('SELECT max(no) AS no FROM arrival');

  const rowOf = (runId: RunId): Row => {
    const found = one.get(runId);
    if (found === undefined) throw new AppError('NOT_FOUND', 'This run was never loaded.');
    return found;
  };

  /**
   * The record of the very same address that was loaded while addresses were compared in the other way; it is known by
   * both keys from here on.
   */
  const loadedOtherwise = (
    pack: number,
    { key, otherKey, keyPlaces, values }: IncomingRow,
  ): Row | undefined => {
    if (key === null || otherKey === null || otherKey === undefined) return undefined;
    const found = writer.byKey(pack, otherKey);
    if (found === undefined) return undefined;
    const known = readState(writtenOf(found)).values;
    if (!keyPlaces.every((place) => folded(known[place]) === folded(values[place]))) return undefined;
    writer.addKey(pack, key, integerOf(found, 'seq'));
    return found;
  };

  /** @param no of the arrival */
  const addRow = (
    { load, pack, at }: { readonly load: Row; readonly pack: number; readonly at: string },
    row: IncomingRow,
    no: number,
  ): 'added' | 'updated' | 'same' => {
    const present =
      row.key === null ? undefined : (writer.byKey(pack, row.key) ?? loadedOtherwise(pack, row));
    const { values } = row;
    const put = (seq: number, cells: string): void =>
      void arrive.run(no, integerOf(load, 'no'), row.row, seq, row.place, cells, writeRaw(row.raw));
    if (present === undefined) {
      const seq = writer.insert(pack, newState(values, no));
      put(seq, asBorn);
      if (row.key !== null) writer.addKey(pack, row.key, seq);
      return 'added';
    }
    const seq = integerOf(present, 'seq');
    put(seq, JSON.stringify(values));
    const state = readState(writtenOf(present));
    const after = updatedState(state, row, no);
    if (after === state) return 'same';
    const operation = log.begin({
      pack,
      kind: 'updated',
      at,
      by: (JSON.parse(textOf(load, 'document')) as RecordLoad).by,
      batch: textOf(load, 'run_id'),
    });
    const before: WholeRecord = { ...writtenOf(present), operation: integerOf(present, 'operation') };
    const whole: WholeRecord = { ...writeState(after), operation };
    log.changed(operation, seq, { before, after: whole });
    writer.put(seq, whole);
    groups.unjudge(seq);
    return 'updated';
  };

  return {
    begin(pack: number, load: RecordLoad): LoadProgress {
      insert.run(load.runId, pack, JSON.stringify(load));
      return loadOf(rowOf(load.runId));
    },
    add(runId: RunId, { rows, without = [], next, at }: RowsToAdd): LoadProgress {
      const load = rowOf(runId);
      const pack = integerOf(load, 'pack');
      const from = integerOf(load, 'next');
      const counts = { added: 0, updated: 0, same: 0 };
      const left = new Set(without);
      let no = Number(lastArrival.get()?.['no'] ?? 0);
      // Another process may have come further.
      if (textOf(load, 'state') === 'loading')
        for (const [place, row] of unpackRows(rows).entries()) {
          if (row.row < from || left.has(place)) continue;
          no += 1;
          counts[addRow({ load, pack, at }, row, no)] += 1;
        }
      advance.run(Math.max(from, next), counts.added, counts.updated, counts.same, integerOf(load, 'no'));
      return loadOf(rowOf(runId));
    },
    settle(
      runId: RunId,
      end: { readonly state: LoadProgress['state']; readonly next: number; readonly error: string | null },
    ): LoadProgress {
      const last = end.state === 'loading' ? lastRow.get(integerOf(rowOf(runId), 'no')) : undefined;
      const next = last === undefined ? end.next : Number(last['row'] ?? -1) + 1;
      settle.run(end.state, next, end.error, runId);
      return loadOf(rowOf(runId));
    },
    get(runId: RunId): LoadProgress | undefined {
      const row = one.get(runId);
      return row === undefined ? undefined : loadOf(row);
    },
    list: (pack: number | null) => (pack === null ? all.all() : ofPack.all(pack)).map(loadOf),
  };
}

function folded(value: string | null | undefined): string {
  return (value ?? '').toLowerCase();
}

function newState(values: readonly (string | null)[], arrival: number): RecordState {
  return { values, origins: values.map((value) => (value === null ? 0 : arrival)), into: null, marks: 0 };
}

/** The record with what a later row says newly; itself where that is nothing. What a person has typed stands. */
function updatedState(
  state: RecordState,
  incoming: Pick<IncomingRow, 'values' | 'keyPlaces'>,
  arrival: number,
): RecordState {
  const values = [...state.values];
  const origins = values.map((_, place) => state.origins[place] ?? 0);
  let isNew = false;
  for (const [place, value] of incoming.values.entries()) {
    const isTyped = (origins[place] ?? 0) < 0;
    const isKey = incoming.keyPlaces.includes(place);
    if (value === null || isTyped || isKey || (values[place] ?? null) === value) continue;
    while (values.length <= place) {
      values.push(null);
      origins.push(0);
    }
    values[place] = value;
    origins[place] = arrival;
    isNew = true;
  }
  return isNew ? { ...state, values, origins, marks: state.marks | recordMarks.updated } : state;
}
