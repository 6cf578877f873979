import { join } from 'node:path';
import type { OutputFile } from '../../../core/model/run.ts';
import { columnAt } from './cleanedRows.ts';
import { columnTypes, type RowsAt } from './columnTypes.ts';
import type { DuckDb } from './duckDb.ts';
import { pathLiteral, quoted } from './sqlText.ts';

/** Cleaned rows that SQL can calculate with. */
export interface TypedRows {
  /** What stands behind `FROM`. */
  readonly from: string;
  /** A column's value as SQL. The name must be one of the columns'. */
  cellOf(name: string): string;
  /** As `columnTypes` says. */
  typeOf(name: string): string;
}

/** Rows read from the Parquet that was made of them, which is faster by far. */
export async function rowsOfParquet(
  database: DuckDb,
  { folder, files }: { readonly folder: string; readonly files: readonly OutputFile[] },
): Promise<TypedRows> {
  const paths = files.map(({ name }) => pathLiteral(join(folder, name)));
  const from = `read_parquet([${paths.join(', ')}], hive_partitioning = false)`;
  const types = new Map<string, string>();
  for (const [name, type] of await database.run(`DESCRIBE SELECT * FROM ${from}`))
    types.set(String(name), type === 'TIMESTAMP WITH TIME ZONE' ? 'TIMESTAMPTZ' : String(type));
  return { from, cellOf: quoted, typeOf: (name) => types.get(name) ?? 'VARCHAR' };
}

/** Rows read from their CSV. */
export async function rowsOfCsv(database: DuckDb, rows: RowsAt): Promise<TypedRows> {
  const { columns, from } = rows;
  const types = await columnTypes(database, rows, true);
  const places = new Map(columns.map(({ name }, place) => [name, place]));
  const typeOf = (name: string): string => types[places.get(name) ?? -1] ?? 'VARCHAR';
  return {
    from,
    typeOf,
    cellOf: (name) => `CAST(${columnAt(places.get(name) ?? -1)} AS ${typeOf(name)})`,
  };
}
