import { joinedBytes } from '../../../core/model/joinedBytes.ts';
import { type XlsRecord, xlsRecords } from './xlsRecords.ts';

/** Name of the only sheet of a stream that is put together here. */
export const sheetName = 'S';

/** Number of the record of a formula in Excel 5 and later, and its length without the formula. */
const formula = 0x06;
const formulaBytes = 22;

/** Puts a stream of an old workbook with one sheet together, out of records of another one. */
export class RecordBuilder {
  readonly #source: Uint8Array;
  readonly #pieces: Uint8Array[] = [];
  #length = 0;
  /** Bytes of the source that are to be copied next, as most records that are follow each other. */
  #start = 0;
  #end = 0;

  constructor(source: Uint8Array) {
    this.#source = source;
  }

  /** Copies bytes of the source, the end exclusive. */
  copy(start: number, end: number): void {
    if (start === this.#end) this.#end = end;
    else {
      this.#flush();
      this.#start = start;
      this.#end = end;
    }
  }

  /** Copies a formula's cell and result, of the formula itself nothing: it is not asked for, and may be anything. */
  copyFormula({ data, end }: XlsRecord): void {
    const record = new Uint8Array(4 + formulaBytes);
    record.set([formula, 0, formulaBytes, 0]);
    // What follows the result is its length, which stays 0.
    record.set(this.#source.subarray(data, Math.min(end, data + formulaBytes - 2)), 4);
    this.#add(record);
  }

  /** Lists the sheet. @returns The record, for `pointTo` */
  list(isUnicode: boolean): Uint8Array {
    const name = isUnicode ? [1, 0, sheetName.charCodeAt(0)] : [1, sheetName.charCodeAt(0)];
    const record = Uint8Array.of(xlsRecords.boundSheet, 0, 6 + name.length, 0, 0, 0, 0, 0, 0, 0, ...name);
    this.#add(record);
    return record;
  }

  /** Says in the list that the sheet begins here. */
  pointTo(listing: Uint8Array): void {
    this.#flush();
    new DataView(listing.buffer, listing.byteOffset).setUint32(4, this.#length, true);
  }

  /** Ends the part before the sheets, or the sheet. */
  end(): void {
    this.#add(Uint8Array.of(xlsRecords.eof, 0, 0, 0));
  }

  bytes(): Uint8Array {
    this.#flush();
    return joinedBytes(this.#pieces);
  }

  #add(piece: Uint8Array): void {
    this.#flush();
    this.#push(piece);
  }

  #flush(): void {
    if (this.#end > this.#start) this.#push(this.#source.subarray(this.#start, this.#end));
    this.#start = this.#end = 0;
  }

  #push(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }
}
