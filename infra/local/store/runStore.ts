import { AppError } from '../../../core/model/errors.ts';
import type { Run } from '../../../core/model/run.ts';
import type { RunStore } from '../../../core/ports/stores.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';

/** The processing history. A page that starts behind an unknown run rejects with `NOT_FOUND`. */
export function runStore({ db, attempt }: Database): RunStore {
  const put = db.prepare(
    'INSERT INTO run (id, document) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET document = excluded.document',
  );
  const get = db.prepare('SELECT seq, document FROM run WHERE id = ?');
  const page = db.prepare('SELECT document FROM run WHERE seq < ? ORDER BY seq DESC LIMIT ?');

  return {
    put: (run) => attempt(() => void put.run(run.id, JSON.stringify(run))),
    get: (id) =>
      attempt(() => {
        const row = get.get(id);
        return row === undefined ? undefined : runOf(row);
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
  };
}

function runOf(row: Row): Run {
  return JSON.parse(textOf(row, 'document')) as Run;
}
