import { AppError } from '../../model/errors.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import type { ByteRange } from '../bytes/byteRange.ts';
import { callBytes, CsvBytes, needsQuotes } from '../bytes/csvBytes.ts';

const quote = 0x22;
const pieceBits = Math.log2(workbookOptions.sharedPieceBytes);
/** The first room; it doubles up to the size of a piece, so that a small workbook takes little. */
const firstBytes = 16 * 1024;

/**
 * Keeps texts as cells of CSV in UTF-8, as they are written into spools, one behind the other in pieces: a million
 * of them cost hardly more than their bytes, and writing one is a copy.
 */
export class TextPool {
  readonly #pieces: Uint8Array[] = [new Uint8Array(firstBytes)];
  /** Where each text begins: piece times its size, plus the place in it. */
  #starts = new Uint32Array(1024);
  #lengths = new Uint32Array(1024);
  #count = 0;
  #used = 0;
  #total = 0;
  readonly #cell = new CsvBytes();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  get count(): number {
    return this.#count;
  }

  /** Adds a text given as UTF-8. @throws {AppError} `SOURCE_TOO_LARGE` beyond the limits for texts and their bytes */
  addBytes(range: ByteRange): void {
    if (!needsQuotes(range)) {
      this.#keep(range);
      return;
    }
    this.#cell.clear();
    this.#cell.cell(range);
    this.#keep(this.#cell.range);
  }

  /** @throws {AppError} as `addBytes` */
  add(text: string): void {
    this.#cell.clear();
    this.#cell.text(text);
    this.#keep(this.#cell.range);
  }

  get(index: number): string | undefined {
    const range = { bytes: this.#pieces[0] as Uint8Array, start: 0, end: 0 };
    if (!this.find(index, range)) return undefined;
    const { bytes, start, end } = range;
    if (bytes[start] !== quote || start === end) return this.#decoder.decode(bytes.subarray(start, end));
    return this.#decoder.decode(bytes.subarray(start + 1, end - 1)).replaceAll('""', '"');
  }

  /** Says where a text lies, in its quotes if it has some; false for a number that there is not. */
  find(index: number, into: ByteRange): boolean {
    if (!(index >= 0 && index < this.#count)) return false;
    const place = this.#starts[index];
    if (place === undefined) return false;
    into.bytes = this.#pieces[place >>> pieceBits] as Uint8Array;
    into.start = place & (workbookOptions.sharedPieceBytes - 1);
    into.end = into.start + (this.#lengths[index] as number);
    return true;
  }

  #keep({ bytes, start, end }: ByteRange): void {
    const length = end - start;
    this.#total += length;
    if (this.#count >= workbookOptions.sharedStrings || this.#total > workbookOptions.sharedBytes)
      throw new AppError('SOURCE_TOO_LARGE', 'The workbook holds more text than can be kept.');
    if (this.#count === this.#starts.length) {
      this.#starts = grown(this.#starts);
      this.#lengths = grown(this.#lengths);
    }
    const piece = this.#room(length);
    if (length > callBytes) piece.set(bytes.subarray(start, end), this.#used);
    else for (let at = start, to = this.#used; at < end; at += 1) piece[to++] = bytes[at] as number;
    this.#starts[this.#count] = (this.#pieces.length - 1) * workbookOptions.sharedPieceBytes + this.#used;
    this.#lengths[this.#count] = length;
    this.#count += 1;
    this.#used += length;
  }

  /** The last piece, with room for so many bytes; no text is longer than a piece. */
  #room(length: number): Uint8Array {
    const last = this.#pieces.length - 1;
    const piece = this.#pieces[last] as Uint8Array;
    const needed = this.#used + length;
    if (needed <= piece.length) return piece;
    if (needed > workbookOptions.sharedPieceBytes) {
      const next = new Uint8Array(workbookOptions.sharedPieceBytes);
      this.#pieces.push(next);
      this.#used = 0;
      return next;
    }
    const larger = new Uint8Array(
      Math.min(workbookOptions.sharedPieceBytes, Math.max(needed, 2 * piece.length)),
    );
    larger.set(piece.subarray(0, this.#used));
    this.#pieces[last] = larger;
    return larger;
  }
}

function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
