import { applyOptions } from '../model/options/runningOptions.ts';
import { csvRecord } from '../values/csvRecord.ts';

/**
 * Writes CSV records as bytes, exactly as `csvRecord` does as text, each with its line end: UTF-8 without a byte order mark. Cells
 * of plain ASCII, which are nearly all, are looked through and written in one go.
 */
export class RecordBytes {
  private bytes: Uint8Array<ArrayBuffer>;
  private end = 0;
  private readonly encoder = new TextEncoder();

  constructor(roomBytes: number = applyOptions.flushBytes * 1.25) {
    this.bytes = new Uint8Array(roomBytes);
  }

  /** Bytes written since the last `take`. */
  get sizeBytes(): number {
    return this.end;
  }

  /** Writes one record with its end. */
  add(cells: readonly (string | null)[]): void {
    if (cells.length === 1 && (cells[0] ?? '') === '') {
      this.write('""');
    } else {
      for (let i = 0; i < cells.length; i += 1) {
        if (i > 0) this.addByte(comma);
        const cell = cells[i];
        if (cell !== null && cell !== undefined && cell !== '') this.addCell(cell);
      }
    }
    this.addByte(carriageReturn);
    this.addByte(lineFeed);
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

  private addByte(byte: number): void {
    // The room may be another one after `reserve`.
    const at = this.reserve(1);
    this.bytes[at] = byte;
  }

  private addCell(cell: string): void {
    const from = this.reserve(cell.length);
    const { bytes } = this;
    for (let i = 0; i < cell.length; i += 1) {
      const code = cell.charCodeAt(i);
      if (code > 0x7f || code === quote || code === comma || code === lineFeed || code === carriageReturn) {
        this.end = from;
        this.write(csvRecord([cell]));
        return;
      }
      bytes[from + i] = code;
    }
  }

  private write(text: string): void {
    const from = this.reserve(text.length * 3);
    this.end = from + this.encoder.encodeInto(text, this.bytes.subarray(from)).written;
  }

  /** Makes room for so many bytes and counts them as written. @returns where they begin */
  private reserve(count: number): number {
    const from = this.end;
    this.end += count;
    if (this.end > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.end, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, from));
      this.bytes = larger;
    }
    return from;
  }
}

const comma = 0x2c;
const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
