import { type RecordBatch, cellFlag } from '../model/records.ts';

const comma = 0x2c;
const lineFeed = 0x0a;

/** How records get one more cell. */
export interface AddedCell {
  /** Its place, above 0: records of fewer cells are filled up to it, and further cells stand behind it, up to the last filled one. */
  readonly at: number;
  /** As it is to stand in the text, quotes included. */
  readonly bytes: Uint8Array;
}

/** Writes records of a comma separated text again, as they stand in it, with a cell that is the same in all of them. */
export class RecordsWithCell {
  private bytes = new Uint8Array(0);
  private length = 0;

  /** What was added since this was asked last; written over by what is added next. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length);
    this.length = 0;
    return taken;
  }

  addBlank(): void {
    this.reserve(1);
    this.put(lineFeed);
  }

  /** @param r Position of the record in its batch. */
  add(batch: RecordBatch, r: number, cell: AddedCell): void {
    const first = batch.recordFirstCell[r] ?? 0;
    const end = batch.recordFirstCell[r + 1] ?? first;
    const start = batch.recordStart[r] ?? 0;
    this.reserve((batch.recordStart[r + 1] ?? start) - start + cell.at + cell.bytes.length + 3);
    const own = Math.min(end - first, cell.at);
    const behindOwn = endOf(batch, first + own - 1);
    this.copy(batch.bytes, start, behindOwn);
    for (let missing = cell.at - own; missing >= 0; missing -= 1) this.put(comma);
    this.copy(cell.bytes, 0, cell.bytes.length);
    let last = end - 1;
    while (last >= first + own && batch.cellEnd[last] === batch.cellStart[last]) last -= 1;
    // The comma in front of the further cells is copied with them.
    if (last >= first + own) this.copy(batch.bytes, behindOwn, endOf(batch, last));
    this.put(lineFeed);
  }

  private put(byte: number): void {
    this.bytes[this.length] = byte;
    this.length += 1;
  }

  private copy(from: Uint8Array, start: number, end: number): void {
    this.bytes.set(from.subarray(start, end), this.length);
    this.length += end - start;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.length + more, this.bytes.length * 2, 4096));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}

/** The byte behind a cell and its quotes. */
function endOf({ cellEnd, cellFlags }: RecordBatch, cell: number): number {
  const flags = cellFlags[cell] ?? 0;
  const quotes = (flags & cellFlag.twiceQuoted) !== 0 ? 2 : (flags & cellFlag.quoted) === 0 ? 0 : 1;
  return (cellEnd[cell] ?? 0) + quotes;
}
