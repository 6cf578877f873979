import type { RecordOrigins } from '../model/joinedSheets.ts';

/** A record, and whether it is just the row that was asked for. */
export interface FoundRecord {
  readonly record: number;
  readonly isRow: boolean;
}

/** Remembers where the records of a text come from as they are written. */
export class OriginsBuilder {
  private readonly firstRecord: number[] = [];
  private readonly sheet: number[] = [];
  private readonly firstRow: number[] = [];
  private nextRow = -1;
  private nextRecord = 0;
  private lastSheet = -1;
  /** The first run of the sheet said last. */
  private sheetRun = 0;

  /** Says that the next record is this row; records that nothing is said of must not come between. */
  add(record: number, sheet: number, row: number): void {
    if (sheet !== this.lastSheet) this.sheetRun = this.firstRow.length;
    if (sheet !== this.lastSheet || row !== this.nextRow) {
      this.firstRecord.push(record);
      this.sheet.push(sheet);
      this.firstRow.push(row);
    }
    this.lastSheet = sheet;
    this.nextRow = row + 1;
    this.nextRecord = record + 1;
  }

  /** The first record of the sheet said last whose row is this one or a later one; none has such a row: the next record. */
  recordFrom(row: number): FoundRecord {
    let low = this.sheetRun;
    let high = this.firstRow.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.firstRow[middle] ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    const next = this.firstRecord[low] ?? this.nextRecord;
    if (low === this.sheetRun) return { record: next, isRow: false };
    const record = (this.firstRecord[low - 1] ?? 0) + row - (this.firstRow[low - 1] ?? 0);
    return record < next ? { record, isRow: true } : { record: next, isRow: false };
  }

  finish(sheetNames: readonly string[]): RecordOrigins {
    return {
      sheetNames,
      firstRecord: Int32Array.from(this.firstRecord),
      sheet: Int32Array.from(this.sheet),
      firstRow: Int32Array.from(this.firstRow),
    };
  }
}

/** The sheet and its row, from 0, that a record of the text was; `undefined` for one that stands before all runs, such as the header. */
export function originOf(
  { sheetNames, firstRecord, sheet, firstRow }: RecordOrigins,
  record: number,
): { readonly sheet: string; readonly row: number } | undefined {
  let low = 0;
  let high = firstRecord.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firstRecord[middle] ?? 0) <= record) low = middle + 1;
    else high = middle;
  }
  const run = low - 1;
  const name = sheetNames[sheet[run] ?? -1];
  if (run < 0 || name === undefined) return undefined;
  return { sheet: name, row: (firstRow[run] ?? 0) + record - (firstRecord[run] ?? 0) };
}
