import type { ColumnState } from './columnFold.ts';
import type { HashSample } from './hashSample.ts';

/** What of a fold names records. */
interface RecordHolder {
  readonly columns: readonly ColumnState[];
  readonly ragged: { readonly rows: number[] };
  readonly rows: HashSample;
}

/** Adds to every record number in a fold that began to count at 0 in the middle of a text. */
export function shiftRecords(state: RecordHolder, by: number): void {
  for (const column of state.columns) shiftColumn(column, by);
  shift(state.ragged.rows, by);
  state.rows.shiftRecords(by);
}

function shiftColumn(column: ColumnState, by: number): void {
  for (const tally of column.tallies) shift(tally.rows, by);
  for (const token of column.tokens.values()) shift(token.rows, by);
  for (const oddity of [column.empty, column.whitespace, column.invisible, column.long])
    shift(oddity.rows, by);
  shift(column.repeatRows, by);
  column.extremes.shiftRecords(by);
  const { records, size } = column.dictionary;
  for (let entry = 0; entry < size; entry += 1) records[entry] = (records[entry] ?? 0) + by;
  column.streamed?.keys.shiftRecords(by);
}

function shift(rows: number[], by: number): void {
  for (let at = 0; at < rows.length; at += 1) rows[at] = (rows[at] ?? 0) + by;
}
