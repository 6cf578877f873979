import type { ByteSink } from '../../model/bytes.ts';
import { shownOptions } from '../../model/options/shownOptions.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import { csvRecord } from '../../values/text/csvRecord.ts';
import { shortAscii } from '../bytes/byteText.ts';
import type { ByteRange } from '../bytes/byteRange.ts';
import type { CellSink, SharedText } from '../cells/cellSink.ts';
import { readNumberFormat } from '../formats/numberFormat.ts';
import { isoCellText } from '../formats/numberText.ts';
import { type DateSystem, readIsoSerial } from '../formats/serialDate.ts';
import { tooMuchText } from '../bytes/tooMuchText.ts';
import { type ShownFormat, shownFormats } from '../formats/shownText.ts';

export interface ShownSheetTarget {
  readonly sink: ByteSink;
  /** Number format codes, which cells name by their place. May grow meanwhile. */
  readonly formats: readonly string[];
  readonly dateSystem: DateSystem;
}

/**
 * Writes the cells of a sheet as the spreadsheet program shows them (see `shownFormats`): CSV after RFC 4180 in UTF-8
 * with line feeds, one record for every row of the sheet, blank rows as blank lines. Records end with their last filled
 * cell, so they are of different lengths. Of several cells in one place the last counts.
 */
export class ShownSheet implements CellSink {
  readonly #target: ShownSheetTarget;
  readonly #formatOf;
  /** By the place of its code; a lookup by the code itself would read it letter by letter for each cell. */
  readonly #formats: ShownFormat[] = [];
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #encoder = new TextEncoder();
  #row = 0;
  #recordCount = 0;
  #cells: string[] = [];
  #text = '';
  /** UTF-16 units of the cells since the last writing, and of those before. */
  #gathered = 0;
  #written = 0;

  constructor(target: ShownSheetTarget) {
    this.#target = target;
    this.#formatOf = shownFormats(target.dateSystem);
  }

  startRow(row: number): void {
    this.#row = row;
    this.#cells = [];
  }

  number(column: number, value: number, format: number): void {
    this.#put(column, Number.isFinite(value) ? this.#format(format).number(value) : String(value));
  }

  digits(column: number, text: ByteRange, format: number): void {
    const raw = shortAscii(text.bytes, text.start, text.end);
    const value = raw.trim() === '' ? Number.NaN : Number(raw);
    if (Number.isFinite(value)) this.number(column, value, format);
    else this.#put(column, this.#decoder.decode(text.bytes.subarray(text.start, text.end)));
  }

  text(column: number, text: string, format: number): void {
    this.#put(column, this.#format(format).text(text));
  }

  plain(column: number, { bytes, start, end }: ByteRange, format: number): void {
    this.text(column, this.#decoder.decode(bytes.subarray(start, end)), format);
  }

  shared(column: number, { strings, index }: SharedText, format: number): void {
    this.text(column, strings.get(index) ?? '', format);
  }

  date(column: number, iso: string, format: number): void {
    const code = this.#target.formats[format] ?? 'General';
    const serial = readIsoSerial(iso, this.#target.dateSystem);
    // A date under a format that shows none is shown as a date all the same.
    if (serial === undefined || !isDayFormat(code)) this.#put(column, isoCellText(iso));
    else this.number(column, serial, format);
  }

  boolean(column: number, value: boolean): void {
    this.#put(column, value ? 'TRUE' : 'FALSE');
  }

  error(column: number, text: string): void {
    this.#put(column, text);
  }

  formula(): void {
    // What is shown is the result, which comes on its own.
  }

  endRow(): void {
    const record = this.#cells.length === 0 ? '' : csvRecord(this.#cells);
    if (record === '' || record === '""') return;
    this.#text += `${'\n'.repeat(this.#row - this.#recordCount)}${record}\n`;
    this.#recordCount = this.#row + 1;
  }

  async flush(): Promise<boolean> {
    if (this.#text.length >= shownOptions.writeCharacters) await this.finish();
    return true;
  }

  /** Writes what is left. */
  async finish(): Promise<void> {
    this.#written += this.#gathered;
    this.#gathered = 0;
    if (this.#written > workbookOptions.sheetTextBytes) throw tooMuchText();
    if (this.#text !== '') await this.#target.sink.write(this.#encoder.encode(this.#text));
    this.#text = '';
  }

  #put(column: number, shown: string): void {
    const cells = this.#cells;
    if (shown === '') return;
    this.#gathered += shown.length;
    if (this.#gathered > workbookOptions.burstBytes) throw tooMuchText();
    while (cells.length < column) cells.push('');
    cells[column] = shown;
  }

  #format(place: number): ShownFormat {
    const known = this.#formats[place];
    if (known !== undefined) return known;
    const format = this.#formatOf(this.#target.formats[place] ?? 'General');
    if (this.#target.formats[place] !== undefined) this.#formats[place] = format;
    return format;
  }
}

function isDayFormat(code: string): boolean {
  const { kind } = readNumberFormat(code);
  return kind === 'date' || kind === 'datetime' || kind === 'time';
}
