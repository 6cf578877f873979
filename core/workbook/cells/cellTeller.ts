import { damaged } from '../bytes/damaged.ts';
import { AppError } from '../../model/errors.ts';
import { parseOptions } from '../../model/options/readingOptions.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import { type CellKind, cellKind } from './cellKind.ts';
import type { ByteRange } from '../bytes/byteRange.ts';
import type { CellSink, SharedText } from './cellSink.ts';
import type { LayoutReader } from './sheetLayout.ts';
import { RowsOutOfOrder } from './rowsOutOfOrder.ts';
import type { SharedStrings } from './sharedStrings.ts';
import { tooManyCells } from '../bytes/tooManyCells.ts';
import { decodeSheetText } from '../xml/xmlText.ts';

/** Where the cells of a sheet go: texts that they name, the sink, and who watches their styles. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly sink: CellSink;
  readonly layout: LayoutReader;
  /** Rows may come in any order, and several times. */
  readonly anyOrder?: boolean | undefined;
}

/** What the XML of a cell says of it, its value aside. */
export interface CellHead {
  readonly kind: CellKind;
  readonly style: number;
  readonly hasFormula: boolean;
}

/**
 * Tells a sink the cells of a sheet, each as what it is, and keeps count of where they stand.
 * @throws {AppError} `SOURCE_DAMAGED`, `SOURCE_TOO_MANY_COLUMNS`, `SOURCE_TOO_LARGE`
 */
export class CellTeller {
  /** The present row, from 0; -1 before the first. */
  row = -1;
  column = -1;
  readonly #strings: SharedStrings;
  readonly #sink: CellSink;
  readonly #layout: LayoutReader;
  readonly #shared: SharedText;
  readonly #anyOrder: boolean;
  readonly #encoder = new TextEncoder();
  #rowIsTold = false;
  /** The cells that come stand in no row of the sheet. */
  #isOutside = true;
  #cellCount = 0;

  constructor({ strings, sink, layout, anyOrder = false }: SheetContext) {
    this.#anyOrder = anyOrder;
    this.#strings = strings;
    this.#sink = sink;
    this.#layout = layout;
    this.#shared = { strings, index: 0 };
  }

  /**
   * Goes to a row, which is further down. Some programs write empty ones that no sheet has, before the first and behind the last
   * possible; a value in one of them is damage.
   */
  startRow(row: number): void {
    if (this.#rowIsTold) this.endRow();
    this.column = -1;
    this.#isOutside = row < 0 || row >= workbookOptions.rows;
    if (this.#isOutside) return;
    if (row <= this.row && !this.#anyOrder) throw new RowsOutOfOrder();
    this.row = row;
  }

  /** @param column -1: the one behind the last. */
  startCell(column: number): void {
    const next = column < 0 ? this.column + 1 : column;
    if (next >= parseOptions.columns)
      throw new AppError(
        'SOURCE_TOO_MANY_COLUMNS',
        `A row of the sheet has more than ${parseOptions.columns} cells.`,
        { remedy: 'Excel has no more columns either. Cut the sheet into parts of fewer columns.' },
      );
    this.column = next;
  }

  /** Is this a text that is still to be loaded? */
  lacks(index: number): boolean {
    return index >= this.#strings.count && !this.#strings.isComplete;
  }

  /** Tells the present cell's value, given as text whose references are resolved; `''` is none. */
  value(raw: string, { kind, style, hasFormula }: CellHead): void {
    if (raw === '') {
      if (hasFormula) this.#formula(style, false);
      return;
    }
    this.#cell(style, hasFormula);
    switch (kind) {
      case cellKind.number: {
        const bytes = this.#encoder.encode(raw);
        this.#sink.digits(this.column, { bytes, start: 0, end: bytes.length }, style);
        break;
      }
      case cellKind.shared:
        this.#sharedText(raw.trim() === '' ? -1 : Number(raw), style);
        break;
      case cellKind.text:
        this.#sink.text(this.column, decodeSheetText(raw), style);
        break;
      case cellKind.boolean:
        if (raw === '1' || raw === 'true') this.#sink.boolean(this.column, true);
        else if (raw === '0' || raw === 'false') this.#sink.boolean(this.column, false);
        else this.#sink.text(this.column, raw, style);
        break;
      case cellKind.error:
        this.#sink.error(this.column, raw);
        break;
      case cellKind.date:
        this.#sink.date(this.column, raw, style);
        break;
    }
  }

  /** Tells the present cell's value, a number, truth or plain text as its bytes stand in the file; none where they are none. */
  plain(range: ByteRange, { kind, style, hasFormula }: CellHead): void {
    if (range.end === range.start) {
      if (hasFormula) this.#formula(style, false);
      return;
    }
    this.#cell(style, hasFormula);
    if (kind === cellKind.number) this.#sink.digits(this.column, range, style);
    else if (kind === cellKind.boolean) this.#sink.boolean(this.column, range.bytes[range.start] === 0x31);
    else this.#sink.plain(this.column, range, style);
  }

  /** Tells that the present cell has a text of the workbook. */
  shared(index: number, { style, hasFormula }: CellHead): void {
    this.#cell(style, hasFormula);
    this.#sharedText(index, style);
  }

  endRow(): void {
    this.#isOutside = true;
    if (!this.#rowIsTold) return;
    this.#rowIsTold = false;
    this.#cellCount += this.column + 1;
    if (this.#cellCount > workbookOptions.cells) throw tooManyCells();
    this.#sink.endRow();
  }

  #sharedText(index: number, style: number): void {
    if (!Number.isInteger(index) || index < 0 || index >= this.#strings.count)
      throw damaged('A cell names a text that the workbook does not have.');
    this.#shared.index = index;
    this.#sink.shared(this.column, this.#shared, style);
  }

  #formula(style: number, hasValue: boolean): void {
    this.#cell(style, false);
    this.#sink.formula(this.column, hasValue);
  }

  /** A row is told with its first cell, so that sinks never see one without. */
  #cell(style: number, hasFormula: boolean): void {
    if (!this.#rowIsTold) {
      if (this.#isOutside) throw damaged('A cell lies outside of the sheet.');
      this.#rowIsTold = true;
      this.#sink.startRow(this.row);
    }
    if (this.row < workbookOptions.lookRows) this.#layout.cellStyle(this.row, style);
    if (hasFormula) this.#sink.formula(this.column, true);
  }
}
