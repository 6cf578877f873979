import { asId, type FileId } from '../../../core/model/ids.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';

/** Where the bytes behind a `FileId` lie. Only the host sees it. */
export interface SourceEntry {
  readonly id: FileId;
  /** As the person knows it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly sizeBytes: number;
  /** True where Mapwright made the copy at `path` and may delete it. */
  readonly owned: boolean;
  /** Lower-case hex where the bytes went through our hands, else `null`. */
  readonly sha256: string | null;
}

/** Keeps paths of sources over a restart. */
export interface SourceRegistry {
  put(entry: SourceEntry): Promise<void>;
  /** Puts all of them or none; those that were known are replaced. */
  replace(entries: readonly SourceEntry[]): Promise<void>;
  get(id: FileId): Promise<SourceEntry | undefined>;
  list(): Promise<readonly SourceEntry[]>;
  remove(id: FileId): Promise<void>;
  /** Whether any source has its bytes there. */
  isUsed(path: string): Promise<boolean>;
}

/** The registry in the same database as the stores. */
export function sourceRegistry({ db, attempt, transaction }: Database): SourceRegistry {
  const columns = 'source (id, name, path, size_bytes, owned, sha256) VALUES (?, ?, ?, ?, ?, ?)';
  const put = db.prepare(`INSERT INTO ${columns}`);
  const replace = db.prepare(`INSERT OR REPLACE INTO ${columns}`);
  const get = db.prepare('SELECT * FROM source WHERE id = ?');
  const list = db.prepare('SELECT * FROM source');
  const remove = db.prepare('DELETE FROM source WHERE id = ?');
  const at = db.prepare('SELECT 1 FROM source WHERE path = ? LIMIT 1');

  return {
    put: (entry) => attempt(() => void put.run(...valuesOf(entry))),
    replace: (entries) =>
      transaction(() => {
        for (const entry of entries) replace.run(...valuesOf(entry));
      }),
    get: (id) =>
      attempt(() => {
        const row = get.get(id);
        return row === undefined ? undefined : entryOf(row);
      }),
    list: () => attempt(() => list.all().map(entryOf)),
    remove: (id) => attempt(() => void remove.run(id)),
    isUsed: (path) => attempt(() => at.get(path) !== undefined),
  };
}

function entryOf(row: Row): SourceEntry {
  const sha256 = row['sha256'];
  return {
    id: asId<FileId>(textOf(row, 'id')),
    name: textOf(row, 'name'),
    path: textOf(row, 'path'),
    sizeBytes: integerOf(row, 'size_bytes'),
    owned: integerOf(row, 'owned') === 1,
    sha256: typeof sha256 === 'string' ? sha256 : null,
  };
}

function valuesOf({ id, name, path, sizeBytes, owned, sha256 }: SourceEntry) {
  return [id, name, path, sizeBytes, owned ? 1 : 0, sha256] as const;
}
