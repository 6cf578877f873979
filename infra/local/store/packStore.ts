import { AppError } from '../../../core/model/errors.ts';
import { asId, type PackId } from '../../../core/model/ids.ts';
import type { PackVersion } from '../../../core/model/pack.ts';
import type { TargetSchema } from '../../../core/model/targetSchema.ts';
import type { PackStore } from '../../../core/ports/stores.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';

/** Packs that people made. A version is written once; every change counts the revision up in the same transaction. */
export function packStore({ db, attempt, transaction }: Database): PackStore {
  const present = db.prepare(
    'SELECT coalesce(max(version), 0) AS version FROM pack_version WHERE pack_id = ?',
  );
  const insertPack = db.prepare('INSERT INTO pack (id) VALUES (?) ON CONFLICT (id) DO NOTHING');
  const insert = db.prepare(
    `INSERT INTO pack_version (pack_id, version, saved_by, saved_at, note, document)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const heads = db.prepare(
    `SELECT id, archived, (SELECT max(version) FROM pack_version WHERE pack_id = id) AS version
     FROM pack ORDER BY seq`,
  );
  const one = db.prepare('SELECT * FROM pack_version WHERE pack_id = ? AND version = ?');
  const latest = db.prepare('SELECT * FROM pack_version WHERE pack_id = ? ORDER BY version DESC LIMIT 1');
  const versions = db.prepare(
    `SELECT pack_id, version, saved_by, saved_at, note FROM pack_version
     WHERE pack_id = ? ORDER BY version DESC`,
  );
  const archive = db.prepare('UPDATE pack SET archived = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM pack WHERE id = ?');
  const countUp = db.prepare('UPDATE pack_revision SET value = value + 1');
  const revision = db.prepare('SELECT value FROM pack_revision');

  const change = (work: () => void): Promise<void> =>
    transaction(() => {
      work();
      countUp.run();
    });

  return {
    append: (entry) =>
      change(() => {
        const version = integerOf(present.get(entry.packId) ?? {}, 'version');
        if (entry.version !== version + 1) throw conflict(entry, version);
        insertPack.run(entry.packId);
        insert.run(
          entry.packId,
          entry.version,
          entry.savedBy,
          entry.savedAt,
          entry.note,
          JSON.stringify(entry.pack),
        );
      }),
    heads: () =>
      attempt(() =>
        heads.all().map((row) => ({
          packId: asId<PackId>(textOf(row, 'id')),
          version: integerOf(row, 'version'),
          archived: integerOf(row, 'archived') === 1,
        })),
      ),
    get: (id, version) =>
      attempt(() => {
        const row = version === undefined ? latest.get(id) : one.get(id, version);
        return row === undefined
          ? undefined
          : { ...aboutOf(row), pack: JSON.parse(textOf(row, 'document')) as TargetSchema };
      }),
    versions: (id) => attempt(() => versions.all(id).map(aboutOf)),
    setArchived: (id, archived) => change(() => void archive.run(archived ? 1 : 0, id)),
    remove: (id) => change(() => void remove.run(id)),
    revision: () => attempt(() => integerOf(revision.get() ?? {}, 'value')),
  };
}

function aboutOf(row: Row): Omit<PackVersion, 'pack'> {
  return {
    packId: asId<PackId>(textOf(row, 'pack_id')),
    version: integerOf(row, 'version'),
    savedBy: textOf(row, 'saved_by'),
    savedAt: textOf(row, 'saved_at'),
    note: textOf(row, 'note'),
  };
}

function conflict(entry: PackVersion, present: number): AppError {
  return new AppError(
    'PACK_CONFLICT',
    present === 0
      ? `There is no pack ${entry.packId} any more.`
      : `Version ${entry.version} of ${entry.pack.title} was to be saved, but the latest is ${present}.`,
  );
}
