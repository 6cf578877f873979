import type { RunId } from '../../../core/model/ids.ts';
import {
  type IncomingRow,
  type LoadProgress,
  type RecordLoad,
  recordMarks,
  type RecordState,
} from '../../../core/model/record.ts';
import type { RecordStore, RowsToAdd } from '../../../core/ports/recordStore.ts';
import { unpackRows } from '../../../core/records/rowBatch.ts';
import { loadEnding } from './loadEnding.ts';
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
  const ends = loadEnding(db);
  const insert = db.prepare(
    "INSERT OR IGNORE INTO load (run_id, pack, state, progress_at, document) VALUES (?, ?, 'loading', ?, ?)",
  );
  const advance = db.prepare(
    `UPDATE load SET next = ?, added = added + ?, updated = updated + ?, same = same + ?, progress_at = ?
     WHERE no = ?`,
  );
  const arrive = db.prepare(
    'INSERT INTO arrival (no, load, row, record, place, cells, raw) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const lastArrival = db.prepare('SELECT max(no) AS no FROM arrival');

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

  /** What is not in yet of rows that came, with the places of those. */
  const newRows = (load: Row, { rows, without = [] }: RowsToAdd): readonly IncomingRow[] => {
    const from = integerOf(load, 'next');
    const left = new Set(without);
    // Another process may have come further.
    return unpackRows(rows).filter(({ row }, place) => row >= from && !left.has(place));
  };

  const put = (load: Row, batch: RowsToAdd): void => {
    const pack = integerOf(load, 'pack');
    const counts = { added: 0, updated: 0, same: 0 };
    let no = Number(lastArrival.get()?.['no'] ?? 0);
    for (const row of newRows(load, batch)) {
      no += 1;
      counts[addRow({ load, pack, at: batch.at }, row, no)] += 1;
    }
    const next = Math.max(integerOf(load, 'next'), batch.next);
    advance.run(next, counts.added, counts.updated, counts.same, batch.at, integerOf(load, 'no'));
  };

  return {
    ...ends,
    begin(pack: number, load: RecordLoad): LoadProgress {
      const { changes } = insert.run(load.runId, pack, load.startedAt, JSON.stringify(load));
      const begun = ends.row(load.runId);
      const { startedAt: at, by, rowsOut } = load;
      if (changes === 1)
        ends.note(integerOf(begun, 'no'), { at, kind: 'leadsBegun', by, detail: { rows: rowsOut } });
      return loadOf(begun);
    },
    add(runId: RunId, batch: RowsToAdd): LoadProgress {
      const load = ends.row(runId);
      const { state, forced } = loadOf(load);
      if (state === 'loading') put(load, batch);
      else if (forced !== null) {
        const next = ends.behind(integerOf(load, 'no'), true);
        ends.keepLate(load, batch, newRows({ ...load, next }, batch).length);
      }
      return loadOf(ends.row(runId));
    },
    settleLate: (runId: RunId, order: Parameters<RecordStore['settleLate']>[1]): LoadProgress =>
      ends.settleLate(runId, order, (batch) => {
        const load = ends.row(runId);
        put({ ...load, next: ends.behind(integerOf(load, 'no'), false) }, batch);
      }),
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
