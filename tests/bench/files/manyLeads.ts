import { asId, type PackId, type RunId } from '../../../core/model/ids.ts';
import type { IncomingRow } from '../../../core/model/record.ts';
import type { RecordStore } from '../../../core/ports/recordStore.ts';
import { packRows } from '../../../core/records/rowBatch.ts';

export const leadsPack = asId<PackId>('crm.leads');
/** Places of the fields. */
export const leadPlaces = { firstName: 0, lastName: 1, company: 2, email: 3, phone: 4, city: 5, country: 6 };
const batchRows = 4_000;
const firstNames =
  'Ana Bo Carla Dmitri Eva Finn Greta Hugo Ines Jonas Katharina Lars Mia Nils Olga Paul'.split(' ');
const lastNames = 'Berg Lund Brandt Novak Silva Meyer Rossi Garcia Dubois Jensen Keller Weber Horvat'.split(
  ' ',
);
const countries = 'DE SE FR IT PL ES PT DK CZ AT CH NL'.split(' ');

/** Loads made-up leads as a run brings them: 4,000 at a time, none like another. */
export async function loadLeads(store: RecordStore, count: number): Promise<void> {
  const runId = asId<RunId>('r1');
  const at = '2025-01-01T00:00:00.000Z';
  await store.places(leadsPack, Object.keys(leadPlaces));
  await store.begin({
    runId,
    packId: leadsPack,
    fileId: asId('f1'),
    fileName: 'leads.csv',
    mappingId: asId('m1'),
    mappingVersion: 1,
    overrides: {},
    startedAt: at,
    by: 'Ana',
    rowsOut: count,
  });
  for (let first = 0; first < count; first += batchRows) {
    const rows = Array.from({ length: Math.min(batchRows, count - first) }, (_, n) => leadOf(first + n));
    await store.add(runId, { rows: packRows(rows), next: first + rows.length, at });
  }
  await store.settle(runId, { state: 'done', next: 0, error: null });
}

function leadOf(row: number): IncomingRow {
  // Knuth's multiplicative hash: neighbours have nothing in common.
  const mix = (row * 2_654_435_761) % 4_294_967_296;
  const of = (list: readonly string[], by: number): string => list[Math.floor(mix / by) % list.length] ?? '';
  const email = `${of(firstNames, 1)}.${row}@firm${mix % 50_000}.example`.toLowerCase();
  return {
    row,
    place: String(row + 2),
    values: [
      of(firstNames, 1),
      `${of(lastNames, 32)}${mix % 997}`,
      `Firm ${mix % 50_000} GmbH`,
      email,
      row % 3 === 0 ? null : `+49301${1_000_000 + row}`,
      `City${mix % 400}`,
      of(countries, 512),
    ],
    raw: [],
    key: email,
    keyPlaces: [leadPlaces.email],
  };
}
