import type { ByteRange } from '../bytes/byteRange.ts';
import type { SharedStrings } from './sharedStrings.ts';

/** One of the texts that a workbook keeps for all of its cells; loaded already. May be used again for the next cell. */
export interface SharedText {
  strings: SharedStrings;
  index: number;
}

/**
 * Takes the cells of a sheet as a reader finds them: row after row, and in a row from left to right. Empty cells and
 * rows without a cell are left out. `format` is the cell's place in the workbook's list of number format codes.
 */
export interface CellSink {
  /** @param row From 0; higher than the one before. */
  startRow(row: number): void;
  number(column: number, value: number, format: number): void;
  /** A number by its text in the file, which may be no number after all. */
  digits(column: number, text: ByteRange, format: number): void;
  text(column: number, text: string, format: number): void;
  /** A text as UTF-8. */
  plain(column: number, text: ByteRange, format: number): void;
  shared(column: number, text: SharedText, format: number): void;
  /** A date or a time that stands in the file as one (ISO 8601), or text where a date should stand. */
  date(column: number, iso: string, format: number): void;
  boolean(column: number, value: boolean): void;
  /** `#N/A`, `#DIV/0!`, ... */
  error(column: number, text: string): void;
  /** A formula stands in the cell; comes before its value, and alone where the file does not say it. */
  formula(column: number, hasValue: boolean): void;
  endRow(): void;
  /** Writes what has gathered; called after some hundred rows. False when no further rows are wanted. */
  flush(): Promise<boolean>;
}
