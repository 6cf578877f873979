import { join } from 'node:path';
import { outputColumns } from '../../../core/apply/outputColumns.ts';
import { aggregateName, type OutputNames } from '../../../core/apply/outputNames.ts';
import type { ByteSink } from '../../../core/model/bytes.ts';
import { type Aggregate, asksParquet } from '../../../core/model/packOutput.ts';
import type { OutputFile, RunCounts } from '../../../core/model/run.ts';
import type { RunRequest } from '../../../core/ports/engine.ts';
import { type CleanedRows, overRows } from './cleanedRows.ts';
import { type DuckDb, openDuckDb } from './duckDb.ts';
import { parquetMetadata } from './parquetMetadata.ts';
import { rowsOfCsv, rowsOfParquet, type TypedRows } from './typedRows.ts';
import { writeAggregate } from './writeAggregates.ts';
import { writeParquet } from './writeParquet.ts';

/** A run whose cleaned CSV lies complete in the folder of its outputs. */
export interface TableRun {
  readonly request: Omit<RunRequest, 'fileId' | 'overrides'>;
  readonly names: OutputNames;
  readonly counts: RunCounts;
  readonly folder: string;
  /** Of the job. */
  readonly scratch: string;
  /** Opens an output in the folder. */
  readonly open: (name: string, kind: OutputFile['kind']) => Promise<OpenOutput>;
}

interface OpenOutput {
  readonly sink: ByteSink;
  readonly finish: () => Promise<OutputFile>;
}

/**
 * Writes what the pack or the person asks for beside the cleaned rows: Parquet and aggregates, both from the cleaned CSV.
 * Without either, nothing is loaded.
 *
 * @throws {AppError} `DISK_FULL`, `LIMIT_MEMORY`, `STORE_UNAVAILABLE`
 */
export async function tableOutputs(run: TableRun): Promise<readonly OutputFile[]> {
  const { request, names, counts, folder } = run;
  const { output } = request.schema;
  const aggregates = output?.aggregates ?? [];
  const wantsParquet = asksParquet(output) || request.outputs?.formats.includes('parquet') === true;
  if (!wantsParquet && aggregates.length === 0) return [];
  const columns = outputColumns(request.schema);
  const rows: CleanedRows = { csv: join(folder, names.cleanedCsv), columns };
  const scratch = join(run.scratch, 'duckdb');
  const database = await openDuckDb({ scratch, folders: [folder], columns: columns.length });
  try {
    const files = wantsParquet
      ? await writeParquet(database, {
          rows,
          rowCount: counts.rowsOut,
          folder,
          scratch,
          name: names.cleanedParquet,
          ...(output?.partition === undefined ? {} : { partition: output.partition }),
          metadata: parquetMetadata(request, columns),
        })
      : [];
    if (aggregates.length === 0) return files;
    if (files.length > 0)
      return [
        ...files,
        ...(await aggregated(database, run, await rowsOfParquet(database, { folder, files }))),
      ];
    const typed = await overRows(rows, (from) =>
      rowsOfCsv(database, { columns, rowCount: counts.rowsOut, from }),
    );
    return await aggregated(database, run, typed);
  } finally {
    database.close();
  }
}

async function aggregated(
  database: DuckDb,
  { request, names, open }: TableRun,
  rows: TypedRows,
): Promise<readonly OutputFile[]> {
  const files: OutputFile[] = [];
  const aggregates: readonly Aggregate[] = request.schema.output?.aggregates ?? [];
  for (const aggregate of aggregates) {
    const { sink, finish } = await open(aggregateName(names, aggregate.name), 'aggregates-csv');
    await writeAggregate(database, { aggregate, rows }, sink);
    files.push(await finish());
  }
  return files;
}
