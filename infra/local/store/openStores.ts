import { dirname, join } from 'node:path';
import type { Stores } from '../../../core/ports/stores.ts';
import { columnLayoutStore } from './columnLayoutStore.ts';
import { draftStore } from './draftStore.ts';
import { fileStore } from './fileStore.ts';
import { llmStores } from './llmStores.ts';
import { mappingStore } from './mappingStore.ts';
import { memoryStore } from './memoryStore.ts';
import { migrations } from './migrations.ts';
import { type Database, openDatabase } from './openDatabase.ts';
import { packStore } from './packStore.ts';
import { recordStore } from './recordStore.ts';
import { runStore } from './runStore.ts';
import { settingsStore } from './settingsStore.ts';
import { type SourceRegistry, sourceRegistry } from './sourceRegistry.ts';
import { storeError } from './storeErrors.ts';

/** Every store of the local world: one database file, and one beside it for loaded records. */
export interface LocalStores extends Stores {
  readonly sources: SourceRegistry;
  /** Deletes everything and begins anew; see `openDatabase`. */
  erase(): Promise<void>;
  /** Ends the use of the file; pending writes are complete before. */
  close(): void;
}

/**
 * Opens the embedded store. Several processes may have the same file open; writers wait for one another up to 5 s.
 *
 * @param path Of the database file; its folder must exist.
 * @throws {AppError} `STORE_UNAVAILABLE`, `STORE_NEWER`, `DISK_FULL`
 */
export function openStores(path: string): LocalStores {
  const database = openDatabase(path, migrations);
  try {
    return storesOver(database, join(dirname(path), 'records.db'));
  } catch (error) {
    database.close();
    throw storeError(error, path);
  }
}

function storesOver(database: Database, recordsPath: string): LocalStores {
  const records = recordStore(recordsPath);
  return {
    files: fileStore(database),
    drafts: draftStore(database),
    mappings: mappingStore(database),
    memory: memoryStore(database),
    packs: packStore(database),
    records,
    runs: runStore(database),
    settings: settingsStore(database),
    columnLayouts: columnLayoutStore(database),
    llm: llmStores(database),
    sources: sourceRegistry(database),
    async erase() {
      await database.erase();
      await records.erase();
    },
    close() {
      records.close();
      database.close();
    },
  };
}
