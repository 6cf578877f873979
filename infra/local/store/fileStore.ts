import type { Analysis, Inspection } from '../../../core/model/analysis.ts';
import type { FileStore } from '../../../core/ports/stores.ts';
import { type Database, textOf } from './openDatabase.ts';

/** Sources that were given and what is known of them. What is put for a file that is gone is dropped with it. */
export function fileStore({ db, attempt, transaction }: Database): FileStore {
  const put = db.prepare(
    'INSERT INTO file (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record',
  );
  const get = db.prepare('SELECT record FROM file WHERE id = ?');
  const list = db.prepare('SELECT record FROM file ORDER BY seq DESC');
  const remove = db.prepare('DELETE FROM file WHERE id = ?');
  const inspections = documentTable<Inspection>(db, 'inspection');
  const analyses = documentTable<Analysis>(db, 'analysis');

  return {
    put: (record) => attempt(() => void put.run(record.id, JSON.stringify(record))),
    get: (id) =>
      attempt(() => {
        const row = get.get(id);
        return row === undefined ? undefined : JSON.parse(textOf(row, 'record'));
      }),
    list: () => attempt(() => list.all().map((row) => JSON.parse(textOf(row, 'record')))),
    replace: (id, records) =>
      transaction(() => {
        if (get.get(id) === undefined) return false;
        if (records.every((record) => record.id !== id)) remove.run(id);
        for (const record of records) put.run(record.id, JSON.stringify(record));
        return true;
      }),
    // The tables that belong to the file are emptied by their foreign keys.
    remove: (id) => attempt(() => void remove.run(id)),
    putInspection: (id, inspection) => attempt(() => inspections.put(id, inspection)),
    getInspection: (id) => attempt(() => inspections.get(id)),
    putAnalysis: (id, analysis) => attempt(() => analyses.put(id, analysis)),
    getAnalysis: (id) => attempt(() => analyses.get(id)),
  };
}

function documentTable<T>(db: Database['db'], table: 'inspection' | 'analysis') {
  const put = db.prepare(
    `INSERT INTO ${table} (file_id, document) SELECT id, ? FROM file WHERE id = ?
     ON CONFLICT (file_id) DO UPDATE SET document = excluded.document`,
  );
  const remove = db.prepare(`DELETE FROM ${table} WHERE file_id = ?`);
  const get = db.prepare(`SELECT document FROM ${table} WHERE file_id = ?`);
  return {
    put(fileId: string, document: T | undefined): void {
      if (document === undefined) remove.run(fileId);
      else put.run(JSON.stringify(document), fileId);
    },
    get(fileId: string): T | undefined {
      const row = get.get(fileId);
      return row === undefined ? undefined : (JSON.parse(textOf(row, 'document')) as T);
    },
  };
}
