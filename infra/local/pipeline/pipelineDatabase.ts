import { type Database, openDatabase } from '../store/openDatabase.ts';
import { pipelineMigrations } from './pipelineMigrations.ts';

/**
 * Opens the database of the local pipeline: sessions with their items, uploads, queues and what is to be told, so that one
 * transaction can change several of them. A file of its own beside the stores of the desk, as it grows and is thrown away
 * with the work of the pipeline. Several processes may have it open; writers wait for one another up to 5 s.
 *
 * @param path Of the file, `pipeline.db` in the data folder; the folder must exist.
 * @throws {AppError} `STORE_UNAVAILABLE`, `STORE_NEWER`, `DISK_FULL`
 */
export function openPipelineDatabase(path: string): Database {
  return openDatabase(path, pipelineMigrations);
}
