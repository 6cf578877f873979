import type { Analysis, Inspection } from '../../../core/model/analysis.ts';
import { asId, type FileId } from '../../../core/model/ids.ts';
import type { FileStore, KeptFacts } from '../../../core/ports/stores.ts';
import { type Database, textOf } from './openDatabase.ts';

/** Sources that were given and what is known of them. What is put for a file that is gone is dropped with it. */
export function fileStore({ db, attempt, transaction }: Database): FileStore {
  const put = db.prepare(
    'INSERT INTO file (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record',
  );
  const get = db.prepare('SELECT record FROM file WHERE id = ? AND removed_at IS NULL');
  const list = db.prepare('SELECT record FROM file WHERE removed_at IS NULL ORDER BY seq DESC');
  const renew = db.prepare('UPDATE file SET seq = (SELECT max(seq) + 1 FROM file) WHERE id = ?');
  const remove = db.prepare('DELETE FROM file WHERE id = ?');
  const setAside = db.prepare('UPDATE file SET removed_at = ? WHERE id = ?');
  const aside = db.prepare(
    'SELECT record, removed_at FROM file WHERE removed_at IS NOT NULL ORDER BY removed_at DESC, seq DESC',
  );
  const facts = documentTable<KeptFacts>(db, 'file_facts');
  const everyFact = db.prepare('SELECT file_id, document FROM file_facts');
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
        for (const record of records) {
          put.run(record.id, JSON.stringify(record));
          // In its place among the others.
          if (record.id === id && records.length > 1) renew.run(id);
        }
        return true;
      }),
    setAside: (id, at) => attempt(() => void setAside.run(at, id)),
    bringBack: (id) =>
      transaction(() => {
        setAside.run(null, id);
        const row = get.get(id);
        return row === undefined ? undefined : JSON.parse(textOf(row, 'record'));
      }),
    aside: () =>
      attempt(() =>
        aside
          .all()
          .map((row) => ({ record: JSON.parse(textOf(row, 'record')), at: textOf(row, 'removed_at') })),
      ),
    putFacts: (id, kept) => attempt(() => facts.put(id, kept)),
    facts: () =>
      attempt(
        () =>
          new Map(
            everyFact
              .all()
              .map((row): [FileId, KeptFacts] => [
                asId<FileId>(textOf(row, 'file_id')),
                JSON.parse(textOf(row, 'document')) as KeptFacts,
              ]),
          ),
      ),
    // The tables that belong to the file are emptied by their foreign keys.
    remove: (id) => attempt(() => void remove.run(id)),
    putInspection: (id, inspection) => attempt(() => inspections.put(id, inspection)),
    getInspection: (id) => attempt(() => inspections.get(id)),
    putAnalysis: (id, analysis) => attempt(() => analyses.put(id, analysis)),
    getAnalysis: (id) => attempt(() => analyses.get(id)),
  };
}

function documentTable<T>(db: Database['db'], table: 'inspection' | 'analysis' | 'file_facts') {
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
