import { mappingConflict } from '../../../core/mapping/mappingConflict.ts';
import type { MappingVersion } from '../../../core/model/mapping.ts';
import type { MappingStore } from '../../../core/ports/stores.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';

/**
 * The schema-mappings table. A version is written once: triggers of the database refuse any change, and reading the
 * present version and writing the next one happen under one write lock, so of two approvals one wins.
 */
export function mappingStore({ db, attempt, transaction }: Database): MappingStore {
  const present = db.prepare(
    'SELECT version, document FROM mapping_version WHERE mapping_id = ? ORDER BY version DESC LIMIT 1',
  );
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
        const document = JSON.stringify(entry);
        const row = present.get(entry.mappingId);
        const version = row === undefined ? 0 : integerOf(row, 'version');
        if (entry.version === version + 1) insert.run(entry.mappingId, entry.version, document);
        // Whoever lost the answer to an approval asks again with the same one.
        else if (row === undefined || textOf(row, 'document') !== document)
          throw mappingConflict(entry, row === undefined ? undefined : versionOf(row));
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
