import { mkdir } from 'node:fs/promises';
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';
import { AppError } from '../../../core/model/errors.ts';
import { parquetOptions } from '../../../core/model/options/parquetOptions.ts';
import type { NativeWork } from './nativeWork.ts';
import { literal } from './sqlText.ts';

/** A value as DuckDB hands it over in JSON: what is no text, figure or truth value is text. */
export type SqlRow = readonly (string | number | boolean | null)[];

/** A database in memory that reads and writes in a few folders only. */
export interface DuckDb {
  /** Does one statement. @returns its rows, all at once */
  run(sql: string): Promise<readonly SqlRow[]>;
  /** Does a query all of whose columns are texts. Its rows come in batches; at most one is at hand. */
  stream(sql: string): AsyncIterable<readonly (readonly (string | null)[])[]>;
  /** For work beside the database, between two of its steps. @throws {AppError} `CANCELLED` where it is to stop */
  check(): void;
  close(): void;
}

export interface DuckDbRoom {
  /** For what does not fit the memory; made where it is missing. */
  readonly scratch: string;
  /** Everything that is read or written lies in these; nothing else of the disk or the net can be reached. */
  readonly folders: readonly string[];
  /** Columns of the widest table. */
  readonly columns: number;
  /** The work that this is part of; asked again and again whether it is to stop. */
  readonly native: Pick<NativeWork, 'check'>;
}

/** Whether repeated texts of a table of so many columns are kept once. */
export function hasDictionaries(columns: number): boolean {
  return columns <= parquetOptions.dictionaryColumns;
}

function memoryLimit(columns: number): string {
  const { memoryMebibytes, columnMebibytes, dictionaryMebibytes } = parquetOptions;
  const each = columnMebibytes + (hasDictionaries(columns) ? dictionaryMebibytes : 0);
  return `${Math.ceil(memoryMebibytes + columns * each)}MiB`;
}

/**
 * Opens DuckDB, whose code is loaded with the first call. Nothing is ever downloaded or installed by it.
 *
 * Its work is done beside the calling thread, which looks every few milliseconds whether it is to stop. That thread itself must
 * not be ended meanwhile: the package's native part would end the process.
 */
export async function openDuckDb({ scratch, folders, columns, native }: DuckDbRoom): Promise<DuckDb> {
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(parquetOptions.threads),
    memory_limit: memoryLimit(columns),
    temp_directory: scratch,
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection: DuckDBConnection = await instance.connect();

  /** Waits for work that DuckDB does in a thread of its own; breaks it off where it is to stop. */
  const attended = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
    let stopped: unknown;
    const look = setInterval(() => {
      try {
        native.check();
      } catch (error) {
        stopped = error;
        connection.interrupt();
      }
    }, parquetOptions.lookMs);
    try {
      return await work;
    } catch (error) {
      throw stopped ?? error;
    } finally {
      clearInterval(look);
    }
  };

  const perform = async (sql: string, how: 'start' | 'startStream'): Promise<DuckDBResult> => {
    native.check();
    const prepared = await connection.prepare(sql);
    try {
      return await attended(prepared[how]().getResult());
    } finally {
      prepared.destroySync();
    }
  };

  const run = async (sql: string): Promise<readonly SqlRow[]> => {
    try {
      const result = await perform(sql, 'start');
      return (await result.getRowsJson()) as SqlRow[];
    } catch (error) {
      throw sqlError(error);
    }
  };

  async function* stream(sql: string): AsyncGenerator<readonly (readonly (string | null)[])[]> {
    try {
      const result = await perform(sql, 'startStream');
      for (;;) {
        native.check();
        const chunk = await attended(result.fetchChunk());
        if (chunk === null || chunk.rowCount === 0) return;
        yield chunk.getRows() as (string | null)[][];
      }
    } catch (error) {
      throw sqlError(error);
    }
  }

  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };

  try {
    await run(`SET allowed_directories = [${[scratch, ...folders].map(literal).join(', ')}]`);
    await run('SET enable_external_access = false');
    await run('SET lock_configuration = true');
    return { run, stream, check: native.check, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Turns what DuckDB says of the disk and the memory into what a person can act on; the rest is an error in its own words, which begin with its kind. */
function sqlError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const words = error.message.replace(/^Failure running pending result task: /, '');
  if (/no space left|not enough space|quota exceeded|max_temp_directory_size/i.test(words))
    return new AppError('DISK_FULL', 'The disk ran full while a file was written.', { cause: error });
  if (words.startsWith('Out of Memory Error'))
    return new AppError('LIMIT_MEMORY', 'Writing the outputs took more memory than it may.', {
      cause: error,
    });
  if (words.startsWith('IO Error'))
    return new AppError('STORE_UNAVAILABLE', 'A file could not be written.', { cause: error });
  return new Error(words, { cause: error });
}
