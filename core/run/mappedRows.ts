import type { ByteSink, ByteSource } from '../model/bytes.ts';
import { recordOptions } from '../model/options/recordOptions.ts';
import type { AppliedRow } from '../model/run.ts';

/** A row that a run sent out: its values, and as much of its source as records ask for. */
export interface MappedRow extends Pick<AppliedRow, 'values'> {
  readonly source: Pick<AppliedRow['source'], 'rowIndex' | 'record' | 'line' | 'sheet' | 'cells'>;
}

/** Where some rows lie among the bytes of a `mappedRowsWriter`. */
export interface MappedGroup {
  /** Behind the data row of its last one. */
  readonly rowEnd: number;
  readonly byteOffset: number;
  readonly sizeBytes: number;
}

/** Takes what a run sends out, batch by batch, and keeps no row longer than it takes to write a group. */
export interface MappedRowsWriter {
  add(rows: readonly AppliedRow[]): Promise<void>;
  /** Writes what is left; the sink stays open. */
  finish(): Promise<{ readonly groups: readonly MappedGroup[]; readonly rowCount: number }>;
}

type Packed = readonly [
  rowIndex: number,
  record: number,
  line: number,
  sheet: string | null,
  cells: readonly string[],
  values: readonly (string | null)[],
];

/**
 * Writes the rows that go out as they were mapped, so that a load into the records need not map them once more: of 100,000
 * leads that took 3 s of CPU, most of it for telephone numbers.
 */
export function mappedRowsWriter(sink: ByteSink): MappedRowsWriter {
  const groups: MappedGroup[] = [];
  let pieces: string[] = [];
  let inGroup = 0;
  let rowCount = 0;
  let rowEnd = 0;
  let byteOffset = 0;
  const flush = async (): Promise<void> => {
    if (inGroup === 0) return;
    const bytes = new TextEncoder().encode(`[${pieces.join(',')}]`);
    groups.push({ rowEnd, byteOffset, sizeBytes: bytes.length });
    byteOffset += bytes.length;
    pieces = [];
    inGroup = 0;
    await sink.write(bytes);
  };
  return {
    async add(rows) {
      const last = rows.at(-1);
      if (last === undefined) return;
      // Without the brackets of the batch: a group is one list.
      pieces.push(JSON.stringify(rows.map(packed)).slice(1, -1));
      inGroup += rows.length;
      rowCount += rows.length;
      rowEnd = last.source.rowIndex + 1;
      if (inGroup >= recordOptions.readRows) await flush();
    },
    async finish() {
      await flush();
      return { groups, rowCount };
    },
  };
}

/**
 * The rows of the first group that reaches beyond a data row, those before it left out.
 * @returns `undefined` where there is none
 */
export async function readMappedRows(
  source: ByteSource,
  groups: readonly MappedGroup[],
  first: number,
): Promise<{ readonly rows: readonly MappedRow[]; readonly rowEnd: number } | undefined> {
  const group = groups.find(({ rowEnd }) => rowEnd > first);
  if (group === undefined) return undefined;
  const bytes = await source.read(group.byteOffset, group.sizeBytes);
  const rows = JSON.parse(new TextDecoder().decode(bytes)) as readonly Packed[];
  return { rows: rows.filter(([row]) => row >= first).map(unpacked), rowEnd: group.rowEnd };
}

function packed({ source, values }: AppliedRow): Packed {
  const { rowIndex, record, line, sheet = null, cells } = source;
  return [rowIndex, record, line, sheet, cells, values];
}

function unpacked([rowIndex, record, line, sheet, cells, values]: Packed): MappedRow {
  return { source: { rowIndex, record, line, cells, ...(sheet === null ? {} : { sheet }) }, values };
}
