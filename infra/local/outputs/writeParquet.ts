import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { invariant } from '../../../core/model/errors.ts';
import { parquetOptions } from '../../../core/model/options/parquetOptions.ts';
import type { Partition, PartitionPart } from '../../../core/model/packOutput.ts';
import type { OutputFile } from '../../../core/model/run.ts';
import { syncFile, syncFolder } from '../files/atomicFile.ts';
import { writeError } from '../files/fileErrors.ts';
import { type CleanedRows, columnAt, overRows, type RowsFrom } from './cleanedRows.ts';
import { columnTypes } from './columnTypes.ts';
import { type DuckDb, hasDictionaries } from './duckDb.ts';
import { splitRows } from './splitRows.ts';
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
  /** For the rows of each partition; the database must be allowed to read there. */
  readonly scratch: string;
  /** Stands in each file for whoever asks what it holds. */
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
  const { folder, name, rows } = order;
  const parts = join(order.scratch, 'parts');
  try {
    const { columns } = rows;
    const { types, by } = await overRows(rows, async (from) => ({
      types: await columnTypes(database, { columns, rowCount: order.rowCount, from }),
      by: await partitionOf(database, order, from),
    }));
    if (by.length === 0) {
      const used = await copyRows(database, { ...order, types });
      return await finish(folder, [name], columnsOf(rows, [used]));
    }
    const column = columns.findIndex((one) => one.name === order.partition?.field);
    const split = await splitRows(
      rows.csv,
      { column, length: keyLength(by) },
      { folder: parts, check: () => database.check() },
    );
    const rowCounts = split.map(({ rowCount }) => rowCount);
    invariant(rowCounts.reduce((sum, count) => sum + count, 0) === order.rowCount, 'each row is in a part');
    const written: string[] = [];
    const used: (readonly string[])[] = [];
    for (const part of split) {
      const own = [name, ...by.map((step) => `${step}=${stepOf(part.key, step)}`), 'part-0.parquet'].join(
        '/',
      );
      await mkdir(dirname(join(folder, own)), { recursive: true, mode: 0o700 });
      const { csv, rowCount } = part;
      used.push(await copyRows(database, { ...order, rows: { ...rows, csv }, rowCount, name: own, types }));
      written.push(own);
    }
    return await finish(folder, written.sort(), columnsOf(rows, used));
  } catch (error) {
    await rm(join(folder, name), { recursive: true, force: true });
    throw writeError(error);
  } finally {
    await rm(parts, { recursive: true, force: true });
  }
}

/** As many of the parts asked for, from the coarsest on, as give no more partitions than there may be. */
async function partitionOf(
  database: DuckDb,
  { rows, partition }: ParquetOrder,
  from: RowsFrom,
): Promise<readonly PartitionPart[]> {
  const at = rows.columns.findIndex(({ name }) => name === partition?.field);
  if (partition === undefined || at < 0) return [];
  const counts = partition.by.map(
    (_, i) => `count(DISTINCT substr(${columnAt(at)}, 1, ${keyLength(partition.by.slice(0, i + 1))}))`,
  );
  const [answer = []] = await database.run(`SELECT ${counts.join(', ')} FROM ${from}`);
  const fit = answer.findLastIndex((count) => Number(count) > 0 && Number(count) < parquetOptions.partitions);
  return partition.by.slice(0, fit + 1);
}

/** Where a part stands in an ISO date. */
const placeOf = { year: [0, 4], month: [5, 7], day: [8, 10] } as const;

/** Characters of an ISO date up to the finest of the parts. */
function keyLength(by: readonly PartitionPart[]): number {
  return Math.max(...by.map((part) => placeOf[part][1]));
}

/** As Hive names the folders; readers take this one for a missing value. */
function stepOf(key: string, part: PartitionPart): string {
  return key === '' ? '__HIVE_DEFAULT_PARTITION__' : key.slice(...placeOf[part]);
}

type Copying = ParquetOrder & { readonly types: readonly string[] };

/** Columns with their types; `undefined` where those of the parts differ. */
function columnsOf(
  { columns }: CleanedRows,
  used: readonly (readonly string[])[],
): NonNullable<OutputFile['columns']> | undefined {
  const [first = [], ...others] = used;
  if (others.some((types) => types.some((type, at) => type !== first[at]))) return undefined;
  return columns.map(({ name }, at) => ({ name, type: first[at] ?? 'VARCHAR' }));
}

/** @returns the types that the columns have got */
async function copyRows(database: DuckDb, order: Copying): Promise<readonly string[]> {
  const { rows, rowCount } = order;
  const { size } = await stat(rows.csv);
  return overRows(rows, async (from) => {
    try {
      await copyFrom(database, order, { from, size });
      return order.types;
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('Conversion Error')) throw error;
      const types = await columnTypes(database, { columns: rows.columns, rowCount, from }, true);
      await copyFrom(database, { ...order, types }, { from, size });
      return types;
    }
  });
}

async function copyFrom(
  database: DuckDb,
  { rows, rowCount, folder, name, metadata, types }: Copying,
  { from, size }: { readonly from: RowsFrom; readonly size: number },
): Promise<void> {
  const columns = rows.columns.map((column, at) => {
    const type = types[at] ?? 'VARCHAR';
    const cell = columnAt(at);
    return `${type === 'VARCHAR' ? cell : `CAST(${cell} AS ${type})`} AS ${quoted(column.name)}`;
  });
  const entries = Object.entries(metadata).map(([key, value]) => `${quoted(key)}: ${literal(value)}`);
  const options = [
    'FORMAT parquet',
    'COMPRESSION snappy',
    `ROW_GROUP_SIZE ${groupRows(size / Math.max(1, rowCount), columns.length)}`,
    ...(hasDictionaries(columns.length) ? [] : ['DICTIONARY_SIZE_LIMIT 1']),
    ...(entries.length === 0 ? [] : [`KV_METADATA {${entries.join(', ')}}`]),
  ];
  const [answer] = await database.run(
    `COPY (SELECT ${columns.join(', ')} FROM ${from}) TO ${literal(join(folder, name))} (${options.join(', ')})`,
  );
  invariant(Number(answer?.[0]) === rowCount, 'as many rows are in the Parquet as were cleaned');
}

/** Rows of a row group, which DuckDB holds as a whole: fewer of wide tables and long texts. In whole vectors of it. */
function groupRows(recordBytes: number, columns: number): number {
  const { rowGroupRows, rowGroupBytes, cellBytes, vectorRows } = parquetOptions;
  const fitting = rowGroupBytes / (recordBytes + columns * cellBytes);
  return Math.min(rowGroupRows, Math.max(1, Math.floor(fitting / vectorRows)) * vectorRows);
}

/** Brings the files with their folders onto the disk. */
async function finish(
  folder: string,
  names: readonly string[],
  columns: OutputFile['columns'],
): Promise<readonly OutputFile[]> {
  const files: OutputFile[] = [];
  const folders = new Set<string>();
  for (const name of names) {
    const path = join(folder, name);
    await syncFile(path);
    const isFirst = files.length === 0 && columns !== undefined;
    const { size: sizeBytes } = await stat(path);
    files.push({ name, kind: 'cleaned-parquet', sizeBytes, ...(isFirst ? { columns } : {}) });
    const steps = name.split('/').slice(0, -1);
    for (let depth = steps.length; depth > 0; depth -= 1) folders.add(steps.slice(0, depth).join('/'));
  }
  for (const own of folders) await syncFolder(join(folder, own));
  return files;
}
