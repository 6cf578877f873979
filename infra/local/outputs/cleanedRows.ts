import { parquetOptions } from '../../../core/model/options/parquetOptions.ts';
import type { FieldType } from '../../../core/model/targetSchema.ts';
import type { DuckDb, SqlRow } from './duckDb.ts';
import { literal, pathLiteral } from './sqlText.ts';

/** A column of cleaned rows. */
export interface RowColumn {
  readonly name: string;
  readonly type: FieldType;
}

/** Cleaned rows as a run has written them: RFC 4180 in UTF-8, a header, missing values empty. */
export interface CleanedRows {
  readonly csv: string;
  readonly columns: readonly RowColumn[];
}

/** Names the column at a place while SQL is written; its own name may be anything. */
export function columnAt(place: number): string {
  return `c${place}`;
}

/** Where rows are read from, as SQL: every column a text under the name `columnAt` gives it. */
function rowsFrom({ csv, columns }: CleanedRows, recordBytes: number): string {
  const options = [
    `columns = {${columns.map((_, place) => `${literal(columnAt(place))}: 'VARCHAR'`).join(', ')}}`,
    'auto_detect = false',
    'header = true',
    `delim = ','`,
    `quote = '"'`,
    `escape = '"'`,
    `new_line = '\\r\\n'`,
    `nullstr = ''`,
    `compression = 'none'`,
    // Cut at several places at once, a text with line breaks in its cells can be taken apart wrongly.
    'parallel = false',
    `max_line_size = ${recordBytes}`,
    `buffer_size = ${Math.max(parquetOptions.bufferBytes, recordBytes)}`,
  ];
  return `read_csv(${pathLiteral(csv)}, ${options.join(', ')})`;
}

/**
 * Does a statement over the rows.
 *
 * @param statement is given where the rows come from, as SQL
 */
export async function overRows(
  database: DuckDb,
  rows: CleanedRows,
  statement: (from: string) => string,
): Promise<readonly SqlRow[]> {
  try {
    return await database.run(statement(rowsFrom(rows, parquetOptions.usualRecordBytes)));
  } catch (error) {
    if (!(error instanceof Error) || !/maximum line size|buffer_size/i.test(error.message)) throw error;
    return database.run(statement(rowsFrom(rows, parquetOptions.longestRecordBytes)));
  }
}
