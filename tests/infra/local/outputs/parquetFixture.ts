import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { OutputFile } from '../../../../core/model/run.ts';
import { csvRecord, recordEnd } from '../../../../core/values/text/csvRecord.ts';
import type { RowColumn } from '../../../../infra/local/outputs/cleanedRows.ts';
import { openDuckDb } from '../../../../infra/local/outputs/duckDb.ts';
import { undisturbed } from '../../../../infra/local/outputs/nativeWork.ts';
import { type ParquetOrder, writeParquet } from '../../../../infra/local/outputs/writeParquet.ts';

type Cell = string | null;

/** Writes rows as Parquet below a folder, by way of the CSV that a run would have written. */
export async function parquetOf(
  folder: string,
  table: { readonly columns: readonly RowColumn[]; readonly rows: readonly (readonly Cell[])[] },
  more: Partial<ParquetOrder> = {},
): Promise<{ readonly files: readonly OutputFile[]; readonly outputs: string }> {
  const outputs = join(folder, 'outputs');
  mkdirSync(outputs, { recursive: true });
  const csv = join(outputs, 'rows.csv');
  const records = [table.columns.map(({ name }) => name), ...table.rows];
  writeFileSync(csv, records.map((record) => csvRecord(record) + recordEnd).join(''));
  const scratch = join(folder, 'duckdb');
  const database = await openDuckDb({
    scratch,
    folders: [outputs],
    columns: table.columns.length,
    native: undisturbed,
  });
  try {
    const files = await writeParquet(database, {
      rows: { csv, columns: table.columns },
      rowCount: table.rows.length,
      folder: outputs,
      scratch,
      name: 'rows.parquet',
      metadata: {},
      ...more,
    });
    return { files, outputs };
  } finally {
    database.close();
  }
}

/** Asks a DuckDB of its own, as somebody else's program would. */
export async function ask(sql: string): Promise<readonly (readonly unknown[])[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
