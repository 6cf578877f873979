import { AppError } from '../../../core/model/errors.ts';
import type { Run } from '../../../core/model/run.ts';
import type { RunColumn } from '../../../core/model/runSearch.ts';
import type { RunStore } from '../../../core/ports/stores.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';
import { runEntries } from './runEntries.ts';
import { chartRuns, countRuns, searchRuns } from './runSearch.ts';

/** The processing history. A page that starts behind an unknown run rejects with `NOT_FOUND`. */
export function runStore({ db, attempt, transaction }: Database): RunStore {
  const put = db.prepare(
    'INSERT INTO run (id, document) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET document = excluded.document',
  );
  const get = db.prepare('SELECT seq, document FROM run WHERE id = ?');
  const page = db.prepare('SELECT document FROM run WHERE seq < ? ORDER BY seq DESC LIMIT ?');
  const putColumns = db.prepare('INSERT OR REPLACE INTO run_columns (run_id, document) VALUES (?, ?)');
  const getColumns = db.prepare('SELECT document FROM run_columns WHERE run_id = ?');
  const putEntry = runEntries({ db });

  return {
    put: (run, columns) =>
      transaction(() => {
        put.run(run.id, JSON.stringify(run));
        putEntry(run);
        if (columns !== undefined) putColumns.run(run.id, JSON.stringify(columns));
      }),
    get: (id) =>
      attempt(() => {
        const row = get.get(id);
        return row === undefined ? undefined : runOf(row);
      }),
    columns: (id) =>
      attempt(() => {
        const row = getColumns.get(id);
        return row === undefined ? [] : (JSON.parse(textOf(row, 'document')) as readonly RunColumn[]);
      }),
    list: ({ limit, before }) =>
      attempt(() => {
        let end = Number.MAX_SAFE_INTEGER;
        if (before !== undefined) {
          const row = get.get(before);
          if (row === undefined) throw new AppError('NOT_FOUND', 'There is no such run to go on from.');
          end = integerOf(row, 'seq');
        }
        return page.all(end, limit).map(runOf);
      }),
    search: (query, window) => attempt(() => searchRuns(db, query, window)),
    count: (query) => attempt(() => countRuns(db, query)),
    chart: (query, edges) => attempt(() => chartRuns(db, query, edges)),
  };
}

function runOf(row: Row): Run {
  return JSON.parse(textOf(row, 'document')) as Run;
}
