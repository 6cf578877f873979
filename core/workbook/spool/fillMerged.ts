import { joinedBytes } from '../../model/joinedBytes.ts';
import type { Range } from '../../model/range.ts';
import type { ByteSink, ByteSource } from '../../model/bytes.ts';
import { layoutOptions } from '../../model/options/layoutOptions.ts';
import { parseOptions } from '../../model/options/readingOptions.ts';
import { checkCancelled } from '../zip/readZipEntry.ts';

const quote = 0x22;
const comma = 0x2c;
const lineFeed = 0x0a;

/**
 * Writes a sheet's text once more, with the value of each merged range in all of its rows: in the range's first column,
 * where the cell is empty, and in rows that hold something of their own. All other bytes are copied as they are.
 *
 * @param text As `spoolSheet` writes it: one record for each row of the sheet.
 * @param merges Of several rows. Where two claim the same cell, the upper one has it.
 * @returns The number of cells that were filled; none are behind the row in which they reach `layoutOptions.mergedCells`.
 */
export async function fillMerged(
  text: ByteSource,
  merges: readonly Range[],
  job: { readonly sink: ByteSink; readonly signal?: AbortSignal | undefined },
): Promise<number> {
  const filler = new MergeFiller(merges);
  let pending = new Uint8Array(0);
  for (let offset = 0; offset < text.sizeBytes; offset += parseOptions.chunkBytes) {
    checkCancelled(job.signal);
    const chunk = await text.read(offset, parseOptions.chunkBytes);
    const bytes = joinedBytes([pending, chunk]);
    const isLast = offset + parseOptions.chunkBytes >= text.sizeBytes;
    const { pieces, end } = filler.take(bytes, isLast);
    await job.sink.write(joinedBytes(pieces));
    pending = bytes.slice(end);
  }
  return filler.filled;
}

/** A merged range whose rows are going by. */
interface OpenRange {
  readonly bottom: number;
  readonly value: Uint8Array;
}

class MergeFiller {
  filled = 0;
  readonly #merges: readonly Range[];
  #next = 0;
  #row = 0;
  /** By column. */
  readonly #open = new Map<number, OpenRange>();

  constructor(merges: readonly Range[]) {
    this.#merges = merges
      .filter(({ top, bottom }) => bottom > top)
      .sort((one, other) => one.top - other.top || one.left - other.left);
  }

  /** The records that end in some bytes, in pieces, and where the one begins that does not. */
  take(bytes: Uint8Array, isLast: boolean): { readonly pieces: readonly Uint8Array[]; readonly end: number } {
    const pieces: Uint8Array[] = [];
    let copied = 0;
    let start = 0;
    let isQuoted = false;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === quote) isQuoted = !isQuoted;
      else if (byte === lineFeed && !isQuoted) {
        copied = this.#record({ bytes, start, end: at }, pieces, copied);
        start = at + 1;
      }
    }
    if (isLast && start < bytes.length) {
      copied = this.#record({ bytes, start, end: bytes.length }, pieces, copied);
      start = bytes.length;
    }
    pieces.push(bytes.subarray(copied, start));
    return { pieces, end: start };
  }

  /** Adds what is to be written in place of a record's first bytes up to where nothing changes any more. */
  #record(record: RecordBytes, pieces: Uint8Array[], copied: number): number {
    const row = this.#row;
    this.#row += 1;
    const begins = this.#merges[this.#next]?.top === row;
    if (!begins && this.#open.size === 0) return copied;
    const cells = cellsOf(record);
    const isBlank = cells.every(({ start, end }) => start === end);
    const done = isBlank ? copied : this.#fill(record, { cells, pieces, copied });
    for (const [column, { bottom }] of this.#open) if (bottom <= row) this.#open.delete(column);
    while (this.#merges[this.#next]?.top === row) this.#begin(record, cells);
    if (this.filled >= layoutOptions.mergedCells) {
      this.#open.clear();
      this.#next = this.#merges.length;
    }
    return done;
  }

  #begin({ bytes }: RecordBytes, cells: readonly CellBytes[]): void {
    const merge = this.#merges[this.#next];
    this.#next += 1;
    const cell = merge === undefined ? undefined : cells[merge.left];
    if (merge === undefined || cell === undefined || cell.start === cell.end || this.#open.has(merge.left))
      return;
    this.#open.set(merge.left, { bottom: merge.bottom, value: bytes.slice(cell.start, cell.end) });
  }

  #fill(
    { bytes, end }: RecordBytes,
    {
      cells,
      pieces,
      copied,
    }: { readonly cells: readonly CellBytes[]; readonly pieces: Uint8Array[]; readonly copied: number },
  ): number {
    let done = copied;
    let width = cells.length;
    for (const column of [...this.#open.keys()].sort((one, other) => one - other)) {
      const open = this.#open.get(column);
      const cell = cells[column];
      if (open === undefined || (cell !== undefined && cell.end > cell.start)) continue;
      const at = cell?.start ?? end;
      pieces.push(bytes.subarray(done, at));
      // A record may end before the column.
      for (; width <= column; width += 1) pieces.push(commaBytes);
      pieces.push(open.value);
      done = at;
      this.filled += 1;
    }
    return done;
  }
}

interface RecordBytes {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** From the cell's first byte to the one behind its last, quotes included. */
interface CellBytes {
  readonly start: number;
  readonly end: number;
}

const commaBytes = Uint8Array.of(comma);

function cellsOf({ bytes, start, end }: RecordBytes): readonly CellBytes[] {
  const cells: CellBytes[] = [];
  let from = start;
  let isQuoted = false;
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === quote) isQuoted = !isQuoted;
    else if (bytes[at] === comma && !isQuoted) {
      cells.push({ start: from, end: at });
      from = at + 1;
    }
  }
  cells.push({ start: from, end });
  return cells;
}
