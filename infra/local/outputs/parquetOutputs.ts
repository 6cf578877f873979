import { join } from 'node:path';
import { outputColumns } from '../../../core/apply/outputColumns.ts';
import type { OutputNames } from '../../../core/apply/outputNames.ts';
import type { OutputFile, RunCounts } from '../../../core/model/run.ts';
import type { RunRequest } from '../../../core/ports/engine.ts';
import { openDuckDb } from './duckDb.ts';
import { parquetMetadata } from './parquetMetadata.ts';
import { writeParquet } from './writeParquet.ts';

/** A run whose cleaned CSV lies complete in the folder of its outputs. */
export interface ParquetRun {
  readonly request: Omit<RunRequest, 'fileId' | 'overrides'>;
  readonly names: OutputNames;
  readonly counts: RunCounts;
  readonly folder: string;
  /** Of the job. */
  readonly scratch: string;
}

/**
 * Writes the Parquet that a pack asks for, from the cleaned CSV.
 *
 * @throws {AppError} `DISK_FULL`, `LIMIT_MEMORY`, `STORE_UNAVAILABLE`
 */
export async function parquetOutputs(run: ParquetRun): Promise<readonly OutputFile[]> {
  const { request, names, counts, folder } = run;
  const columns = outputColumns(request.schema);
  const { partition } = request.schema.output ?? {};
  const database = await openDuckDb({ scratch: join(run.scratch, 'duckdb'), folders: [folder] });
  try {
    return await writeParquet(database, {
      rows: { csv: join(folder, names.cleanedCsv), columns },
      rowCount: counts.rowsOut,
      folder,
      name: names.cleanedParquet,
      ...(partition === undefined ? {} : { partition }),
      metadata: parquetMetadata(request, columns),
    });
  } finally {
    database.close();
  }
}
