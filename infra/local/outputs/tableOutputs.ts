import { join } from 'node:path';
import { outputColumns } from '../../../core/apply/outputColumns.ts';
import { aggregateName, type OutputNames } from '../../../core/apply/outputNames.ts';
import type { ByteSink } from '../../../core/model/bytes.ts';
import { type Aggregate, asksParquet } from '../../../core/model/packOutput.ts';
import type { OutputFile, RunCounts } from '../../../core/model/run.ts';
import type { RunRequest } from '../../../core/ports/engine.ts';
import { type CleanedRows, overRows } from './cleanedRows.ts';
import { type DuckDb, openDuckDb } from './duckDb.ts';
import type { NativeWork } from './nativeWork.ts';
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
  readonly native: NativeWork;
  /** Is called when an output is begun. */
  readonly onOutput?: () => void;
}

/** An output that bytes are written to. */
export interface OpenOutput {
  readonly sink: ByteSink;
  readonly finish: () => Promise<OutputFile>;
}

type Wanted = Pick<TableRun['request'], 'schema' | 'outputs'>;

/** How many outputs `tableOutputs` makes; a table in parts is one. */
export function tableOutputCount(wanted: Wanted): number {
  return (wantsParquet(wanted) ? 1 : 0) + (wanted.schema.output?.aggregates?.length ?? 0);
}

function wantsParquet({ schema, outputs }: Wanted): boolean {
  return asksParquet(schema.output) || outputs?.formats.includes('parquet') === true;
}

/**
 * Writes what the pack or the person asks for beside the cleaned rows: Parquet and aggregates, both from the cleaned CSV.
 * Without either, nothing is loaded.
 *
 * @throws {AppError} `DISK_FULL`, `LIMIT_MEMORY`, `STORE_UNAVAILABLE`, `CANCELLED`
 */
export async function tableOutputs(run: TableRun): Promise<readonly OutputFile[]> {
  return tableOutputCount(run.request) === 0 ? [] : run.native.during(() => writeTables(run));
}

async function writeTables(run: TableRun): Promise<readonly OutputFile[]> {
  const { request, names, counts, folder, native } = run;
  const { output } = request.schema;
  const columns = outputColumns(request.schema);
  const rows: CleanedRows = { csv: join(folder, names.cleanedCsv), columns };
  const scratch = join(run.scratch, 'duckdb');
  const database = await openDuckDb({ scratch, folders: [folder], columns: columns.length, native });
  try {
    let files: readonly OutputFile[] = [];
    if (wantsParquet(request)) {
      run.onOutput?.();
      files = await writeParquet(database, {
        rows,
        rowCount: counts.rowsOut,
        folder,
        scratch,
        name: names.cleanedParquet,
        ...(output?.partition === undefined ? {} : { partition: output.partition }),
        metadata: parquetMetadata(request, columns),
      });
    }
    if (output?.aggregates === undefined || output.aggregates.length === 0) return files;
    const typed =
      files.length > 0
        ? await rowsOfParquet(database, { folder, files })
        : await overRows(rows, (from) => rowsOfCsv(database, { columns, rowCount: counts.rowsOut, from }));
    return [...files, ...(await aggregated(database, run, typed))];
  } finally {
    database.close();
  }
}

async function aggregated(
  database: DuckDb,
  { request, names, open, onOutput }: TableRun,
  rows: TypedRows,
): Promise<readonly OutputFile[]> {
  const files: OutputFile[] = [];
  const aggregates: readonly Aggregate[] = request.schema.output?.aggregates ?? [];
  for (const aggregate of aggregates) {
    onOutput?.();
    const { sink, finish } = await open(aggregateName(names, aggregate.name), 'aggregates-csv');
    await writeAggregate(database, { aggregate, rows }, sink);
    files.push(await finish());
  }
  return files;
}
