import type { PackId } from '../../model/ids.ts';
import { editedNow, recordMarks, type StoredRecord } from '../../model/record.ts';
import type { RecordChange } from '../../ports/recordStore.ts';

/** The edit that writes a suggestion into a record, in place of what stands at a place of it. */
export function standardEdit(
  record: StoredRecord,
  change: {
    readonly packId: PackId;
    readonly place: number;
    readonly to: string;
    readonly batch: string;
    readonly at: string;
    readonly by: string;
  },
): RecordChange {
  const { packId, place, to, batch, at, by } = change;
  return {
    packId,
    kind: 'edited',
    at,
    by,
    batch,
    records: [
      {
        id: record.id,
        basis: record.operation,
        after: {
          values: record.values.map((value, other) => (other === place ? to : value)),
          origins: record.values.map((_, other) =>
            other === place ? editedNow : (record.origins[other] ?? 0),
          ),
          into: null,
          marks: record.marks | recordMarks.edited,
        },
      },
    ],
  };
}
