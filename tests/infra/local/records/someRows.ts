import { asId, type PackId, type RunId } from '../../../../core/model/ids.ts';
import type { RecordLoad } from '../../../../core/model/record.ts';
import type { RowsToAdd } from '../../../../core/ports/recordStore.ts';
import { packRows } from '../../../../core/records/rowBatch.ts';

export const at = '2025-01-01T00:00:00.000Z';
export const places = ['email', 'name'];
export const rowsOfLoad = 3_000;
const batchRows = 100;

export const loadOf: RecordLoad = {
  runId: asId<RunId>('r1'),
  packId: asId<PackId>('crm.leads'),
  fileId: asId('f1'),
  fileName: 'leads.csv',
  mappingId: asId('m1'),
  mappingVersion: 1,
  overrides: {},
  startedAt: at,
  by: 'Ana',
  rowsOut: rowsOfLoad,
};

/** Rows from one on; every tenth changes a record of before. */
export function batchOf(first: number): RowsToAdd {
  const rows = Array.from({ length: Math.min(batchRows, rowsOfLoad - first) }, (_, n) => {
    const row = first + n;
    const key = row % 10 === 9 ? row - 5 : row;
    const email = `lead${String(key)}@x.example`;
    return {
      row,
      place: String(row + 2),
      values: [email, `Ana ${String(row)}`],
      raw: [],
      key: email,
      keyPlaces: [0],
    };
  });
  return { rows: packRows(rows), next: first + rows.length, at };
}
