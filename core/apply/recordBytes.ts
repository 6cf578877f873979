import { applyOptions } from '../model/options/runningOptions.ts';
import { csvRecord } from '../values/text/csvRecord.ts';

/**
 * Writes CSV records as bytes, exactly as `csvRecord` does as text, each with its line end: UTF-8 without a byte order
 * mark. Cells of ASCII, which are nearly all, are looked through and written in one go.
 */
export class RecordBytes {
  private bytes: Uint8Array<ArrayBuffer>;
  private end = 0;
  private readonly encoder = new TextEncoder();

  constructor(roomBytes: number = applyOptions.flushBytes * 1.25) {
    this.bytes = new Uint8Array(roomBytes);
  }

  /** Bytes written since the last `take` or `drain`. */
  get sizeBytes(): number {
    return this.end;
  }

  /** Writes one record with its end. */
  add(cells: readonly (string | null)[]): void {
    const { length } = cells;
    if (length === 1 && (cells[0] ?? '') === '') this.write('""');
    this.reserve(length + 2);
    for (let i = 0; i < length; i += 1) {
      if (i > 0) {
        this.bytes[this.end] = comma;
        this.end += 1;
      }
      const cell = cells[i];
      // Room for the separators that may follow is made with that for the cell.
      if (cell !== null && cell !== undefined && cell !== '') this.addCell(cell, length - i + 2);
    }
    this.bytes[this.end] = carriageReturn;
    this.bytes[this.end + 1] = lineFeed;
    this.end += 2;
  }

  /** What was written so far, which is the caller's then; writing goes on elsewhere. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.subarray(0, this.end);
    this.bytes = new Uint8Array(this.bytes.length);
    this.end = 0;
    return taken;
  }

  /** What was written so far; it is written over from the next record on. */
  drain(): Uint8Array {
    const drained = this.bytes.subarray(0, this.end);
    this.end = 0;
    return drained;
  }

  private addCell(cell: string, behind: number): void {
    const { length } = cell;
    this.reserve(length + behind);
    const { bytes, end } = this;
    for (let i = 0; i < length; i += 1) {
      const code = cell.charCodeAt(i);
      if (code > 0x7f || marks[code] === 1) {
        this.addMarked(cell, behind);
        return;
      }
      bytes[end + i] = code;
    }
    this.end = end + length;
  }

  /** A cell that is to stand in quotes, or is no ASCII. */
  private addMarked(cell: string, behind: number): void {
    const { length } = cell;
    this.reserve(length * 2 + 2 + behind);
    const { bytes } = this;
    let at = this.end;
    bytes[at] = quote;
    at += 1;
    for (let i = 0; i < length; i += 1) {
      const code = cell.charCodeAt(i);
      if (code > 0x7f) {
        this.write(csvRecord([cell]));
        this.reserve(behind);
        return;
      }
      bytes[at] = code;
      at += 1;
      if (code === quote) {
        bytes[at] = quote;
        at += 1;
      }
    }
    bytes[at] = quote;
    this.end = at + 1;
  }

  private write(text: string): void {
    this.reserve(text.length * 3);
    this.end += this.encoder.encodeInto(text, this.bytes.subarray(this.end)).written;
  }

  /** Makes room for so many bytes more. */
  private reserve(count: number): void {
    const needed = this.end + count;
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.end));
    this.bytes = larger;
  }
}

const comma = 0x2c;
const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** By code, what a cell needs quotes for. */
const marks = new Uint8Array(128);
for (const code of [comma, quote, lineFeed, carriageReturn]) marks[code] = 1;
