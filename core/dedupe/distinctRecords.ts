import type { RecordColumn } from './recordColumns.ts';

/** Records without their copies. */
export interface DistinctRecords {
  /** One a record: its place among the distinct ones. */
  readonly of: Int32Array;
  readonly columns: readonly RecordColumn[];
  readonly count: number;
}

/**
 * Takes records with the same values in all columns for one: a thousand copies of one record would make its values look
 * common, and be compared half a million times.
 */
export function distinctRecords(columns: readonly RecordColumn[], recordCount: number): DistinctRecords {
  const of = new Int32Array(recordCount);
  const known = new Map<string, number>();
  const firsts: number[] = [];
  for (let record = 0; record < recordCount; record += 1) {
    let ids = '';
    for (let c = 0; c < columns.length; c += 1) ids += `${columns[c]?.ids[record] ?? -1},`;
    let place = known.get(ids);
    if (place === undefined) {
      place = firsts.length;
      known.set(ids, place);
      firsts.push(record);
    }
    of[record] = place;
  }
  return {
    of,
    columns: firsts.length === recordCount ? columns : columns.map((column) => columnOf(column, firsts)),
    count: firsts.length,
  };
}

function columnOf(column: RecordColumn, records: readonly number[]): RecordColumn {
  const ids = Int32Array.from(records, (record) => column.ids[record] ?? -1);
  const counts = new Int32Array(column.texts.length);
  let filled = 0;
  for (const id of ids) {
    if (id < 0) continue;
    counts[id] = (counts[id] ?? 0) + 1;
    filled += 1;
  }
  return { ...column, ids, counts, filled };
}
