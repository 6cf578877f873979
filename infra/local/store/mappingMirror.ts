import type { MappingVersion } from '../../../core/model/mapping.ts';
import type { MappingMirror } from '../../../core/ports/mappingMirror.ts';
import { type Database, integerOf, textOf } from './openDatabase.ts';

/** Takes over histories of a shared table; what gives way is kept beside, since nothing approved is ever deleted. */
export function mappingMirror({ db, transaction }: Database): MappingMirror {
  const select = db.prepare(
    'SELECT seq, document FROM mapping_version WHERE mapping_id = ? ORDER BY version',
  );
  const insert = db.prepare('INSERT INTO mapping_version (mapping_id, version, document) VALUES (?, ?, ?)');
  const keep = db.prepare(
    `INSERT INTO mapping_displaced (seq, mapping_id, version, document)
     SELECT seq, mapping_id, version, document FROM mapping_version WHERE seq = ?`,
  );
  const remove = db.prepare('DELETE FROM mapping_version WHERE seq = ?');

  return {
    take: (versions) =>
      transaction(() => {
        const [first] = versions;
        if (first === undefined) return 'same';
        const here = select.all(first.mappingId).map((row) => ({
          seq: integerOf(row, 'seq'),
          hash: (JSON.parse(textOf(row, 'document')) as MappingVersion).hash,
        }));
        // A hash stands for all versions up to its own.
        const common = Math.min(here.length, versions.length);
        const isSame = common === 0 || here[common - 1]?.hash === versions[common - 1]?.hash;
        if (isSame && versions.length <= here.length) return 'same';
        if (!isSame) {
          for (const { seq } of here) {
            keep.run(seq);
            remove.run(seq);
          }
        }
        for (const entry of isSame ? versions.slice(here.length) : versions)
          insert.run(entry.mappingId, entry.version, JSON.stringify(entry));
        return isSame ? 'taken' : 'displaced';
      }),
  };
}
