import { type RecordId, recordMarks, type RecordState, type StoredRecord } from '../model/record.ts';

/** How some records become one. */
export interface MergeOrder {
  /** The one that the others become a part of. */
  readonly into: RecordId;
  /** Oldest first; at least two, `into` among them. */
  readonly records: readonly StoredRecord[];
  /** The record whose value is kept, by place; elsewhere `into`'s own, or the first there is. */
  readonly choices: ReadonlyMap<number, RecordId>;
}

/** What each record is after the merge, in the order given. The others keep all they had, so nothing is lost. */
export function mergedRecords({ into, records, choices }: MergeOrder): readonly RecordState[] {
  const target = records.find(({ id }) => id === into);
  const width = Math.max(0, ...records.map(({ values }) => values.length));
  const values: (string | null)[] = [];
  const origins: number[] = [];
  for (let place = 0; place < width; place += 1) {
    const chosen = records.find(({ id }) => id === choices.get(place));
    const filled = records.find((record) => (record.values[place] ?? null) !== null);
    const own = target?.values[place] == null ? filled : target;
    const from = chosen ?? own;
    values.push(from?.values[place] ?? null);
    origins.push(from?.origins[place] ?? 0);
  }
  return records.map((record) =>
    record.id === into
      ? { values, origins, into: null, marks: record.marks | recordMarks.merged }
      : { values: record.values, origins: record.origins, marks: record.marks, into },
  );
}
