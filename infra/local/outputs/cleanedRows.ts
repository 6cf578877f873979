import { AppError } from '../../../core/model/errors.ts';
import { parquetOptions } from '../../../core/model/options/parquetOptions.ts';
import type { FieldType } from '../../../core/model/targetSchema.ts';
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
export type RowsFrom = string;

/**
 * Does work over the rows, in their order.
 *
 * DuckDB cuts records wrongly that are longer than its buffer, and large buffers cost memory; so the work begins with small
 * ones and is done again with larger ones where it fails.
 *
 * @param work must fail where it does not meet as many rows as there are
 */
export async function overRows<Answer>(
  rows: CleanedRows,
  work: (from: RowsFrom) => Promise<Answer>,
): Promise<Answer> {
  for (const recordBytes of parquetOptions.recordBytes.slice(0, -1)) {
    try {
      return await work(rowsFrom(rows, recordBytes));
    } catch (error) {
      if (error instanceof AppError) throw error;
    }
  }
  return work(rowsFrom(rows, parquetOptions.recordBytes.at(-1) ?? 0));
}

function rowsFrom({ csv, columns }: CleanedRows, recordBytes: number): RowsFrom {
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
    `buffer_size = ${recordBytes}`,
  ];
  return `read_csv(${pathLiteral(csv)}, ${options.join(', ')})`;
}
