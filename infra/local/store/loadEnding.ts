import { AppError } from '../../../core/model/errors.ts';
import type { RunId } from '../../../core/model/ids.ts';
import type { ForcedLoad, LoadEvent, LoadProgress } from '../../../core/model/record.ts';
import type { LoadSettling, RecordStore, RowsToAdd } from '../../../core/ports/recordStore.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';
import { loadOf } from './recordRows.ts';

/** How loads stand, end and go on, and what came after an end. Each call is a part of somebody's transaction. */
export interface LoadEnding {
  row(runId: RunId): Row;
  note(load: number, event: LoadEvent): void;
  /** Data row behind those that are in, or, with `late`, behind those that came late as well. */
  behind(load: number, late: boolean): number;
  /** Keeps rows of a load that was ended by force. @param count how many of them are news */
  keepLate(load: Row, rows: RowsToAdd, count: number): void;
  settle(runId: RunId, end: LoadSettling): LoadProgress;
  force(runId: RunId, person: Parameters<RecordStore['force']>[1]): LoadProgress;
  /** @param take puts one batch of rows in */
  settleLate(
    runId: RunId,
    order: Parameters<RecordStore['settleLate']>[1],
    take: (rows: RowsToAdd) => void,
  ): LoadProgress;
  events(runId: RunId): readonly LoadEvent[];
  get(runId: RunId): LoadProgress | undefined;
  list(pack: number | null): readonly LoadProgress[];
}

const withLate =
  'SELECT *, (SELECT sum(count) FROM late_rows WHERE late_rows.load = load.no) AS late FROM load';

export function loadEnding(db: Database['db']): LoadEnding {
  const one = db.prepare(`${withLate} WHERE run_id = ?`);
  const all = db.prepare(`${withLate} ORDER BY no DESC`);
  const ofPack = db.prepare(`${withLate} WHERE pack = ? ORDER BY no DESC`);
  const lastRow = db.prepare('SELECT max(row) AS row FROM arrival WHERE load = ?');
  const put = db.prepare(
    'UPDATE load SET state = ?, next = ?, error = ?, progress_at = coalesce(?, progress_at) WHERE no = ?',
  );
  const putForced = db.prepare('UPDATE load SET forced = ? WHERE no = ?');
  const lastLate = db.prepare('SELECT max(next) AS next FROM late_rows WHERE load = ?');
  const lateRows = db.prepare('SELECT * FROM late_rows WHERE load = ? ORDER BY next');
  const addLate = db.prepare(
    'INSERT OR IGNORE INTO late_rows (load, next, rows, without, count) VALUES (?, ?, ?, ?, ?)',
  );
  const dropLate = db.prepare('DELETE FROM late_rows WHERE load = ?');
  const addEvent = db.prepare('INSERT INTO load_event (load, document) VALUES (?, ?)');
  const events = db.prepare('SELECT document FROM load_event WHERE load = ? ORDER BY no');

  const row = (runId: RunId): Row => {
    const found = one.get(runId);
    if (found === undefined) throw new AppError('NOT_FOUND', 'This run was never loaded.');
    return found;
  };
  const note = (load: number, event: LoadEvent): void => void addEvent.run(load, JSON.stringify(event));
  const present = (runId: RunId): LoadProgress => loadOf(row(runId));
  const behind = (load: number, late: boolean): number => {
    const last = Number(lastRow.get(load)?.['row'] ?? -1) + 1;
    return late ? Math.max(last, Number(lastLate.get(load)?.['next'] ?? 0)) : last;
  };

  return {
    row,
    note,
    behind,
    keepLate(load, { rows, without = [], next, at }, count) {
      const no = integerOf(load, 'no');
      if (count === 0 || addLate.run(no, next, rows, JSON.stringify(without), count).changes === 0) return;
      note(no, { at, kind: 'late', by: '', detail: { rows: count } });
    },
    settle(runId, { state, from, next, error, at, told }) {
      const load = row(runId);
      const no = integerOf(load, 'no');
      const before = loadOf(load);
      if (from !== undefined && before.state !== from) return before;
      put.run(state, state === 'loading' ? behind(no, false) : next, error, at ?? null, no);
      if (state === 'loading' && before.forced !== null) {
        putForced.run(null, no);
        dropLate.run(no);
      }
      if (told !== undefined) note(no, told);
      return present(runId);
    },
    force(runId, { by, at, reason }) {
      const load = row(runId);
      const no = integerOf(load, 'no');
      const { state, rows, rowsOut, forced } = loadOf(load);
      if (state === 'done' || forced !== null) return loadOf(load);
      const missing = Math.max(0, rowsOut - rows);
      const isCompared = state === 'comparing' || (state === 'failed' && missing === 0);
      if (isCompared || missing > 0) {
        putForced.run(JSON.stringify({ by, at, reason, missing } satisfies ForcedLoad), no);
        note(no, { at, kind: 'forced', by, detail: { reason, missing } });
      }
      put.run(isCompared ? 'done' : 'comparing', 0, null, at, no);
      return present(runId);
    },
    settleLate(runId, { take, by, at }, add) {
      const load = row(runId);
      const no = integerOf(load, 'no');
      const before = loadOf(load);
      if (before.late === 0) return before;
      if (take)
        for (const late of lateRows.all(no))
          add({
            rows: late['rows'] as Uint8Array,
            without: JSON.parse(textOf(late, 'without')) as readonly number[],
            next: integerOf(late, 'next'),
            at,
          });
      dropLate.run(no);
      const { rows, rowsOut } = present(runId);
      const kind = take ? 'lateTaken' : 'lateDropped';
      note(no, { at, kind, by, detail: { rows: before.late } });
      if (take) {
        put.run('comparing', 0, null, at, no);
        const missing = Math.max(0, rowsOut - rows);
        // What was said of the end stays, but for how much is missing by now.
        const isWhole = before.forced === null || missing === 0;
        putForced.run(isWhole ? null : JSON.stringify({ ...before.forced, missing }), no);
      }
      return present(runId);
    },
    events: (runId) =>
      events
        .all(integerOf(row(runId), 'no'))
        .map((event) => JSON.parse(textOf(event, 'document')) as LoadEvent),
    get(runId) {
      const found = one.get(runId);
      return found === undefined ? undefined : loadOf(found);
    },
    list: (pack) => (pack === null ? all.all() : ofPack.all(pack)).map(loadOf),
  };
}
