import { mappingConflict } from '../../../core/mapping/mappingConflict.ts';
import type { MappingVersion } from '../../../core/model/mapping.ts';
import type { MappingStore } from '../../../core/ports/stores.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';

/**
 * The schema-mappings table. A version is written once: triggers of the database refuse any change, and reading the
 * present version and writing the next one happen under one write lock, so of two approvals one wins.
 */
export function mappingStore({ db, attempt, transaction }: Database): MappingStore {
  const insert = db.prepare('INSERT INTO mapping_version (mapping_id, version, document) VALUES (?, ?, ?)');
  const versions = db.prepare(
    'SELECT document FROM mapping_version WHERE mapping_id = ? ORDER BY version DESC',
  );
  const latest = db.prepare(
    'SELECT document FROM mapping_version WHERE mapping_id = ? ORDER BY version DESC LIMIT 1',
  );
  const list = db.prepare(
    `SELECT document FROM mapping_version
     WHERE seq IN (SELECT max(seq) FROM mapping_version GROUP BY mapping_id) ORDER BY seq DESC`,
  );
  const stand = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM mapping_version');

  return {
    append: (entry) =>
      transaction(() => {
        const row = latest.get(entry.mappingId);
        const present = row === undefined ? undefined : versionOf(row);
        if (entry.version !== (present?.version ?? 0) + 1) throw mappingConflict(entry, present);
        insert.run(entry.mappingId, entry.version, JSON.stringify(entry));
      }),
    latest: (id) =>
      attempt(() => {
        const row = latest.get(id);
        return row === undefined ? undefined : versionOf(row);
      }),
    versions: (id) => attempt(() => versions.all(id).map(versionOf)),
    list: () => attempt(() => list.all().map(versionOf)),
    revision: () => attempt(() => integerOf(stand.get() ?? {}, 'seq')),
  };
}

function versionOf(row: Row): MappingVersion {
  return JSON.parse(textOf(row, 'document')) as MappingVersion;
}
