import type { ByteSink } from '../../model/bytes.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import type { SheetFindings, SheetFormats } from '../../model/sheet.ts';
import { isPlainNumber } from '../bytes/byteText.ts';
import { createCellFindings } from '../cells/cellFindings.ts';
import type { ByteRange } from '../bytes/byteRange.ts';
import type { CellSink, SharedText } from '../cells/cellSink.ts';
import { CsvBytes } from '../bytes/csvBytes.ts';
import { createFormatRuns } from '../formats/formatRuns.ts';
import { NumberWriter } from '../formats/numberWriter.ts';
import { type CellRun, orderCells } from './orderCells.ts';
import type { DateSystem } from '../formats/serialDate.ts';
import { tooManyCells } from '../bytes/tooManyCells.ts';
import { tooMuchText } from '../bytes/tooMuchText.ts';

const comma = 0x2c;
const lineFeed = 0x0a;

export interface SpoolTarget {
  readonly sink: ByteSink;
  /** Number format codes, which cells name by their place. May grow meanwhile. */
  readonly formats: readonly string[];
  readonly dateSystem: DateSystem;
  /** Rows of the sheet to be written, blank ones counted. */
  readonly maxRows: number;
}

/**
 * Writes the cells of a sheet as UTF-8 text after RFC 4180, as `spoolSheet` describes it; numbers, dates and shares as
 * `numberText` writes them. What the text does not tell any more is kept beside it.
 */
export class SpoolSink implements CellSink {
  /** Records written, which is the number of the last filled row, counted from 1. */
  recordCount = 0;
  /** Cells that shorter rows are filled up to. */
  columnCount = 0;
  #firstColumn = Number.POSITIVE_INFINITY;

  readonly #target: SpoolTarget;
  #out = new CsvBytes();
  /** Ends of the first records, in bytes, and their cells, until their width is known. */
  #head: { end: number; cells: number }[] | undefined = [];
  readonly #numbers: NumberWriter;
  readonly #runs;
  readonly #findings = createCellFindings();
  readonly #range: ByteRange = { bytes: this.#out.bytes, start: 0, end: 0 };
  #row = 0;
  /** Cells of the present record, the empty ones between them counted. */
  #cells = 0;
  #isFull = false;
  #writtenBytes = 0;
  /** One cell far to the right in the head makes every row as wide. */
  #filledCells = 0;
  #recordStart = 0;
  /** Where in the record a cell stands left of the one before it, which it should not, with its column. */
  #breaks: { at: number; column: number }[] = [];

  constructor(target: SpoolTarget) {
    this.#target = target;
    this.#numbers = new NumberWriter(target.formats, target.dateSystem);
    this.#runs = createFormatRuns(target.formats, target.dateSystem);
  }

  startRow(row: number): void {
    this.#row = row;
    this.#cells = 0;
    if (row >= this.#target.maxRows) this.#isFull = true;
  }

  digits(column: number, text: ByteRange, format: number): void {
    if (this.#isFull) return;
    this.#runs.add(column, this.#row, format);
    this.#place(column);
    this.#numbers.writeDigits(this.#out, text, format);
  }

  number(column: number, value: number, format: number): void {
    if (this.#isFull) return;
    this.#runs.add(column, this.#row, format);
    this.#place(column);
    this.#numbers.writeNumber(this.#out, value, format);
  }

  text(column: number, text: string): void {
    if (this.#isFull || text === '') return;
    this.#place(column);
    const start = this.#out.length;
    this.#out.text(text);
    this.#checkText(column, start);
  }

  plain(column: number, text: ByteRange): void {
    if (this.#isFull || text.end === text.start) return;
    this.#place(column);
    const start = this.#out.length;
    this.#out.cell(text);
    this.#checkText(column, start);
  }

  shared(column: number, { strings, index }: SharedText): void {
    const range = this.#range;
    if (this.#isFull || !strings.find(index, range) || range.end === range.start) return;
    this.#place(column);
    const start = this.#out.length;
    this.#out.raw(range);
    this.#checkText(column, start);
  }

  /** First column with a filled cell; 0 without any. */
  get firstColumn(): number {
    return this.#firstColumn === Number.POSITIVE_INFINITY ? 0 : this.#firstColumn;
  }

  /** Whether there are rows behind those that were wanted. */
  get isCut(): boolean {
    return this.#isFull;
  }

  date(column: number, iso: string, format: number): void {
    if (this.#isFull) return;
    this.#runs.add(column, this.#row, format);
    this.#place(column);
    this.#numbers.writeIso(this.#out, iso, format);
  }

  boolean(column: number, value: boolean): void {
    if (this.#isFull) return;
    this.#place(column);
    this.#out.ascii(value ? 'TRUE' : 'FALSE');
  }

  error(column: number, text: string): void {
    if (this.#isFull) return;
    this.#place(column);
    this.#out.text(text);
  }

  formula(column: number, hasValue: boolean): void {
    if (!this.#isFull && !hasValue) this.#findings.addFormulaWithoutValue(column, this.#row);
  }

  endRow(): void {
    if (this.#cells === 0) return;
    if (this.#breaks.length > 0) this.#order();
    const out = this.#out;
    if (this.#head === undefined) {
      if (this.#cells < this.columnCount) this.#fill(this.columnCount - this.#cells);
    } else this.#head.push({ end: out.length, cells: this.#cells });
    out.byte(lineFeed);
    this.recordCount = this.#row + 1;
    this.#cells = 0;
    if (this.#head?.length === workbookOptions.spoolWidthRows) this.#fillHead();
  }

  #fill(missing: number): void {
    this.#filledCells += missing;
    if (this.#filledCells > workbookOptions.cells) throw tooManyCells();
    this.#out.byte(comma, missing);
  }

  async flush(): Promise<boolean> {
    if (this.#head === undefined && this.#out.length >= workbookOptions.spoolBytes) await this.#write();
    return !this.#isFull;
  }

  /** Writes what is left. */
  async finish(): Promise<{ readonly formats: SheetFormats; readonly findings: SheetFindings }> {
    if (this.#head !== undefined) this.#fillHead();
    await this.#write();
    return { formats: this.#runs.formats(), findings: this.#findings.findings() };
  }

  /** Writes the records that are complete; one that has begun may still have to be put in order. */
  async #write(): Promise<void> {
    const out = this.#out;
    const end = this.#cells === 0 ? out.length : this.#recordStart;
    this.#writtenBytes += end;
    if (this.#writtenBytes > workbookOptions.sheetTextBytes) throw tooMuchText();
    if (end > 0) await this.#target.sink.write(out.bytes.subarray(0, end));
    out.drop(end);
    this.#recordStart = 0;
    this.#breaks = this.#breaks.map(({ at, column }) => ({ at: at - end, column }));
  }

  /** Brings the record to where a cell of that column begins. */
  #place(column: number): void {
    const out = this.#out;
    if (this.#cells === 0) {
      if (this.#row > this.recordCount) out.byte(lineFeed, this.#row - this.recordCount);
      this.#recordStart = out.length;
      if (column > 0) out.byte(comma, column);
      if (column < this.#firstColumn) this.#firstColumn = column;
    } else if (column >= this.#cells) out.byte(comma, column - this.#cells + 1);
    else {
      this.#breaks.push({ at: out.length, column });
      this.#firstColumn = Math.min(this.#firstColumn, column);
    }
    this.#cells = column + 1;
  }

  /** Writes the present record anew with its cells in their order. */
  #order(): void {
    const out = this.#out;
    const ends = [...this.#breaks.map(({ at }) => at), out.length];
    const starts = [{ at: this.#recordStart, column: 0 }, ...this.#breaks];
    const runs: CellRun[] = starts.map(({ at, column }, i) => ({
      column,
      text: decoder.decode(out.bytes.subarray(at, ends[i])),
    }));
    const { text, cells } = orderCells(runs);
    out.length = this.#recordStart;
    out.encoded(text);
    this.#cells = cells;
    this.#breaks = [];
  }

  /** A number that was entered as text, or came so from another program, is added to the findings. */
  #checkText(column: number, start: number): void {
    const { bytes, length } = this.#out;
    const first = bytes[start] as number;
    // Neither a digit nor a minus
    if (first > 0x39 || first < 0x2d) return;
    const range = this.#range;
    range.bytes = bytes;
    range.start = start;
    range.end = length;
    if (isPlainNumber(range)) this.#findings.addTextNumber(column, this.#row);
  }

  /** Fills the first records up to the widest of them. */
  #fillHead(): void {
    const head = this.#head ?? [];
    this.#head = undefined;
    for (const { cells } of head) this.columnCount = Math.max(this.columnCount, cells);
    const bytes = this.#out.present;
    const filled = new CsvBytes();
    let start = 0;
    for (const { end, cells } of head) {
      filled.raw({ bytes, start, end });
      if (cells < this.columnCount) filled.byte(comma, this.columnCount - cells);
      start = end;
    }
    filled.raw({ bytes, start, end: bytes.length });
    this.#out = filled;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
