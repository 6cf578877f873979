import { dirname, join } from 'node:path';
import type { AskStore } from '../../../core/ports/askStore.ts';
import type { RecordStore } from '../../../core/ports/recordStore.ts';
import type { Stores } from '../../../core/ports/stores.ts';
import { deskAskStore } from './deskAskStore.ts';
import { recordAskStore } from './recordAskStore.ts';
import { columnLayoutStore } from './columnLayoutStore.ts';
import { draftStore } from './draftStore.ts';
import { fileStore } from './fileStore.ts';
import { llmStores } from './llmStores.ts';
import { mappingMirror } from './mappingMirror.ts';
import { mappingStore } from './mappingStore.ts';
import { memoryStore } from './memoryStore.ts';
import { migrations } from './migrations.ts';
import { type Database, openDatabase } from './openDatabase.ts';
import { outboxStore } from './outboxStore.ts';
import { packStore } from './packStore.ts';
import { questionStore } from './questionStore.ts';
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
 * @param records Where a host keeps loaded records in threads of their own, and answers questions over them; absent: in this one.
 * @throws {AppError} `STORE_UNAVAILABLE`, `STORE_NEWER`, `DISK_FULL`
 */
export function openStores(
  path: string,
  records: RecordStore = recordStore(recordsBeside(path)),
  asks?: AskStore,
): LocalStores {
  const database = openDatabase(path, migrations);
  try {
    return storesOver(database, records, asks ?? recordAskStore(recordsBeside(path)));
  } catch (error) {
    database.close();
    throw storeError(error, path);
  }
}

/** Where loaded records lie: beside the database. */
export function recordsBeside(path: string): string {
  return join(dirname(path), 'records.db');
}

function storesOver(
  database: Database,
  records: RecordStore,
  recordAsks: AskStore & { readonly close?: () => void },
): LocalStores {
  return {
    asks: deskAskStore(database, recordAsks),
    questions: questionStore(database),
    files: fileStore(database),
    drafts: draftStore(database),
    mappings: mappingStore(database),
    mirror: mappingMirror(database),
    outbox: outboxStore(database),
    memory: memoryStore(database),
    packs: packStore(database),
    records,
    runs: runStore(database),
    settings: settingsStore(database),
    columnLayouts: columnLayoutStore(database),
    llm: llmStores(database),
    sources: sourceRegistry(database),
    async erase() {
      recordAsks.close?.();
      await database.erase();
      await records.erase();
    },
    close() {
      recordAsks.close?.();
      records.close();
      database.close();
    },
  };
}
