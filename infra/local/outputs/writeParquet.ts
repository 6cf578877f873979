import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { invariant } from '../../../core/model/errors.ts';
import { parquetOptions } from '../../../core/model/options/parquetOptions.ts';
import type { Partition } from '../../../core/model/packOutput.ts';
import type { OutputFile } from '../../../core/model/run.ts';
import { syncFile, syncFolder } from '../files/atomicFile.ts';
import { writeError } from '../files/fileErrors.ts';
import { type CleanedRows, columnAt, overRows, type RowsFrom } from './cleanedRows.ts';
import { columnTypes } from './columnTypes.ts';
import type { DuckDb } from './duckDb.ts';
import { literal, quoted } from './sqlText.ts';

/** What becomes Parquet, and where. */
export interface ParquetOrder {
  readonly rows: CleanedRows;
  /** Rows that must come out, or something is wrong with us. */
  readonly rowCount: number;
  /** Of the run's outputs, not visible yet. */
  readonly folder: string;
  /** Of the file in it, or of the folder that a partitioned table is. */
  readonly name: string;
  readonly partition?: Partition;
  /** Stands in the file for whoever asks what it holds. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Writes cleaned rows as Parquet (Snappy, statistics for each row group) in the order of the rows; missing values are NULL.
 * Types come from what stands in the rows, see `columnTypes`; those of a partitioned table are the same in all its files.
 *
 * Everything is on the disk when this resolves; when it rejects, nothing is there.
 *
 * @throws {AppError} `DISK_FULL`, `LIMIT_MEMORY`, `STORE_UNAVAILABLE`
 */
export async function writeParquet(database: DuckDb, order: ParquetOrder): Promise<readonly OutputFile[]> {
  const { folder, name } = order;
  const path = join(folder, name);
  try {
    const written = await overRows(order.rows, async (from) => {
      await rm(path, { recursive: true, force: true });
      const places = await partitionOf(database, order, from);
      if (places.length > 0) await mkdir(path, { mode: 0o700 });
      await copyRows(database, order, { places, from });
      return places.length === 0 ? [name] : filesBelow(folder, name);
    });
    return await finish(folder, written);
  } catch (error) {
    await rm(path, { recursive: true, force: true });
    throw writeError(error);
  }
}

/**
 * The columns that folders are named after, as SQL: as many of those asked for, from the coarsest on, as give no more
 * than `parquetOptions.partitions`.
 */
async function partitionOf(
  database: DuckDb,
  { rows, partition }: ParquetOrder,
  from: RowsFrom,
): Promise<readonly PartitionColumn[]> {
  const at = rows.columns.findIndex(({ name }) => name === partition?.field);
  if (partition === undefined || at < 0) return [];
  const cell = columnAt(at);
  const counts = partition.by.map((part) => `count(DISTINCT ${upTo[part](cell)})`);
  const [answer = []] = await database.run(`SELECT ${counts.join(', ')} FROM ${from}`);
  const fit = answer.findLastIndex((count) => Number(count) > 0 && Number(count) < parquetOptions.partitions);
  return partition.by.slice(0, fit + 1).map((part) => ({ name: part, value: partOf[part](cell) }));
}

interface PartitionColumn {
  readonly name: string;
  readonly value: string;
}

/** Of an ISO date, as text, so that months keep their nought. */
const partOf = {
  year: (cell: string) => `substr(${cell}, 1, 4)`,
  month: (cell: string) => `substr(${cell}, 6, 2)`,
  day: (cell: string) => `substr(${cell}, 9, 2)`,
} as const;

interface Copying {
  readonly places: readonly PartitionColumn[];
  readonly from: RowsFrom;
}

async function copyRows(database: DuckDb, order: ParquetOrder, copying: Copying): Promise<void> {
  const table = { columns: order.rows.columns, from: copying.from };
  try {
    await copyAs(database, order, { ...copying, types: await columnTypes(database, table) });
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('Conversion Error')) throw error;
    await copyAs(database, order, { ...copying, types: await columnTypes(database, table, true) });
  }
}

async function copyAs(
  database: DuckDb,
  { rows, rowCount, folder, name, metadata }: ParquetOrder,
  { places, from, types }: Copying & { readonly types: readonly string[] },
): Promise<void> {
  const columns = [
    ...rows.columns.map((column, at) => {
      const type = types[at] ?? 'VARCHAR';
      const cell = columnAt(at);
      return `${type === 'VARCHAR' ? cell : `CAST(${cell} AS ${type})`} AS ${quoted(column.name)}`;
    }),
    ...places.map((place) => `${place.value} AS ${quoted(place.name)}`),
  ];
  const entries = Object.entries(metadata).map(([key, value]) => `${quoted(key)}: ${literal(value)}`);
  const options = [
    'FORMAT parquet',
    'COMPRESSION snappy',
    `ROW_GROUP_SIZE ${parquetOptions.rowGroupRows}`,
    ...(entries.length === 0 ? [] : [`KV_METADATA {${entries.join(', ')}}`]),
    ...(places.length === 0
      ? []
      : [
          `PARTITION_BY (${places.map((place) => quoted(place.name)).join(', ')})`,
          `FILENAME_PATTERN 'part-{i}'`,
          'OVERWRITE_OR_IGNORE',
        ]),
  ];
  const [answer] = await database.run(
    `COPY (SELECT ${columns.join(', ')} FROM ${from}) TO ${literal(join(folder, name))} (${options.join(', ')})`,
  );
  invariant(Number(answer?.[0]) === rowCount, 'as many rows are in the Parquet as were cleaned');
}

/** Names below a folder, with the folder, parted by `/`, in a fixed order. */
async function filesBelow(folder: string, name: string): Promise<readonly string[]> {
  const found = await readdir(join(folder, name), { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Of an ISO date, all up to a part. */
const upTo = {
  year: (cell: string) => `substr(${cell}, 1, 4)`,
  month: (cell: string) => `substr(${cell}, 1, 7)`,
  day: (cell: string) => `substr(${cell}, 1, 10)`,
} as const;

/** Brings the files with their folders onto the disk. */
async function finish(folder: string, names: readonly string[]): Promise<readonly OutputFile[]> {
  const files: OutputFile[] = [];
  const folders = new Set<string>();
  for (const name of names) {
    const path = join(folder, name);
    await syncFile(path);
    files.push({ name, kind: 'cleaned-parquet', sizeBytes: (await stat(path)).size });
    const steps = name.split('/').slice(0, -1);
    for (let depth = steps.length; depth > 0; depth -= 1) folders.add(steps.slice(0, depth).join('/'));
  }
  for (const own of folders) await syncFolder(join(folder, own));
  return files;
}
