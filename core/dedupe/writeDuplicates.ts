import type { ByteSink, Scratch } from '../model/bytes.ts';
import { keyOptions } from '../model/options/dedupeOptions.ts';
import type { SourceRow } from '../model/records.ts';
import type { AppliedRow } from '../model/run.ts';
import { csvRecord, recordEnd } from '../values/text/csvRecord.ts';
import type { KeyGroups } from './exactKeys.ts';
import { partitionSpill } from './partitionSpill.ts';
import { rowKey, shownKey } from './rowKey.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

/** What the list of duplicates is made of. */
export interface DuplicateRows {
  readonly groups: KeyGroups;
  /** All rows of the table, once more, in order. */
  readonly rows: AsyncIterable<readonly SourceRow[]>;
  readonly originalOf: (row: SourceRow) => string;
  readonly mapping: { readonly schema: TargetSchema; applyRow(row: SourceRow): AppliedRow };
  /** The rows are of several sheets, whose names stand in a column of their own. */
  readonly ofSheets: boolean;
  readonly sink: ByteSink;
  readonly scratch: Scratch;
}

const columns = ['group', 'place', 'line', 'record', 'key', 'original'] as const;
/** Before each row in scratch: its place among the rows of all groups, and its length. */
const head = 8;

/**
 * Writes every row whose key stands more than once, group behind group in the order of their first rows: number of the
 * group (from 1), place in it (from 1), line (from 1) and record (from 0) as in the list of rejects, the key as it was compared, and
 * the record as it stands in the source. The sink stays open.
 *
 * Reads the table once. Memory: four bytes a row of the table, and a sixty-fourth of what is written.
 */
export async function writeDuplicates(job: DuplicateRows): Promise<void> {
  const { groups, sink } = job;
  const encoder = new TextEncoder();
  const header = job.ofSheets ? [...columns, 'sheet'] : columns;
  await sink.write(encoder.encode(csvRecord(header) + recordEnd));
  const perPartition = Math.max(1, Math.ceil(groups.rows.length / keyOptions.partitions));
  const spill = partitionSpill(job.scratch);
  try {
    await gather(job, spill, perPartition);
    for (let partition = 0; partition * perPartition < groups.rows.length; partition += 1) {
      const lines: Uint8Array[] = [];
      for await (const bytes of spill.read(partition)) {
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        for (let at = 0; at < bytes.length; ) {
          const end = at + head + view.getUint32(at + 4, true);
          lines[view.getUint32(at, true) - partition * perPartition] = bytes.slice(at + head, end);
          at = end;
        }
      }
      for (const line of lines) await sink.write(line);
    }
  } finally {
    await spill.dispose();
  }
}

async function gather(
  { groups, rows, originalOf, mapping, ofSheets }: DuplicateRows,
  spill: ReturnType<typeof partitionSpill>,
  perPartition: number,
): Promise<void> {
  const { schema } = mapping;
  const key = rowKey(schema, groups.count.key, schema.duplicates?.forms);
  const encoder = new TextEncoder();
  const places = placesOf(groups);
  for await (const group of rows) {
    for (const row of group) {
      const place = row.unreadable === undefined ? (places[row.rowIndex] ?? 0) - 1 : -1;
      if (place < 0) continue;
      const number = groupAt(groups.starts, place);
      const text = csvRecord([
        String(number + 1),
        String(place - (groups.starts[number] ?? 0) + 1),
        String(row.line),
        String(row.record),
        shownKey(key.of(mapping.applyRow(row).values) ?? ''),
        originalOf(row),
        ...(ofSheets ? [row.sheet ?? ''] : []),
      ]);
      const line = encoder.encode(text + recordEnd);
      const entry = new Uint8Array(head + line.length);
      const view = new DataView(entry.buffer);
      view.setUint32(0, place, true);
      view.setUint32(4, line.length, true);
      entry.set(line, head);
      spill.add(Math.floor(place / perPartition), entry);
    }
    await spill.relieve();
  }
}

/** By data row: its place among the rows of all groups, from 1; 0 for a row in none. */
function placesOf({ rows }: KeyGroups): Uint32Array {
  const places = new Uint32Array(rows.reduce((most, row) => Math.max(most, row), 0) + 1);
  rows.forEach((row, place) => {
    places[row] = place + 1;
  });
  return places;
}

/** The group that a place belongs to. */
function groupAt(starts: Uint32Array, place: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
