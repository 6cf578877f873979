import { damaged } from '../bytes/damaged.ts';
import { parseOptions } from '../../model/options/readingOptions.ts';
import { type CellKind, cellKind, readCellKind, readColumn, readWhole } from '../cells/cellKind.ts';
import type { ByteRange } from '../bytes/byteRange.ts';
import { CellTeller, type SheetContext } from '../cells/cellTeller.ts';
import { QuickCell } from './quickCell.ts';
import { QuickRow, rowEnd } from './quickRow.ts';
import type { LayoutReader } from '../cells/sheetLayout.ts';
import { checkCellLength } from '../cells/sharedStrings.ts';
import { slash } from '../xml/xmlMarks.ts';
import { nameHash } from '../xml/xmlNames.ts';
import { XmlScanner } from '../xml/xmlScanner.ts';
import { xmlToken } from '../xml/xmlToken.ts';

const element = {
  data: nameHash('sheetData'),
  row: nameHash('row'),
  cell: nameHash('c'),
  value: nameHash('v'),
  formula: nameHash('f'),
  inline: nameHash('is'),
  text: nameHash('t'),
  phonetic: nameHash('rPh'),
};

/** Lengths of `hidden` and `outlineLevel`, the only attributes of rows that matter beside `r`. */
const hiddenLength = 6;
const outlineLength = 12;

/**
 * Reads the XML of one sheet as its bytes arrive, cut anywhere. Formulas count by the value that was saved with them.
 * Rows and cells without a reference stand behind the one before.
 *
 * @throws {AppError} from `read`: `SOURCE_DAMAGED` (references out of range, rows going back, texts that do not exist),
 * `SOURCE_TOO_MANY_COLUMNS`, `SOURCE_TOO_LARGE` (rows, cells, or a cell beyond the limits)
 */
export class SheetReader {
  readonly #scanner = new XmlScanner();
  readonly #quick = new QuickCell();
  readonly #quickRow = new QuickRow();
  /** The present row was begun without the scanner, which knows nothing of it. */
  #rowIsQuick = false;
  readonly #teller: CellTeller;
  readonly #layout: LayoutReader;
  readonly #range: ByteRange = { bytes: this.#scanner.window, start: 0, end: 0 };
  readonly #attribute = (name: string): string | undefined => this.#scanner.attribute(name);
  readonly #cell = { kind: cellKind.number as CellKind, style: 0, hasFormula: false };

  #isInData = false;
  #isInInline = false;
  #isCapturing = false;
  /** The end of an element is still to be told. */
  #isEmpty = false;
  #phoneticDepth = 0;
  #raw = '';
  /** The cell has ended, but its text was not loaded. */
  #isWaiting = false;

  constructor(context: SheetContext) {
    this.#teller = new CellTeller(context);
    this.#layout = context.layout;
  }

  push(chunk: Uint8Array): void {
    this.#scanner.push(chunk);
  }

  /**
   * Tells what is complete. Returns -1 when it has used up the bytes, else the number of a shared text that has to be
   * loaded before it can go on; then it is to be called again.
   */
  read(): number {
    const scanner = this.#scanner;
    if (this.#isWaiting) {
      this.#isWaiting = false;
      this.#endCell();
    }
    for (;;) {
      if (this.#isInData && !this.#isInInline && !this.#isCapturing && !this.#isEmpty) {
        const lacking = this.#readQuickly();
        if (lacking >= 0) return lacking;
      }
      const token = scanner.next();
      if (token === xmlToken.more) return -1;
      // Of `<row/>` the scanner tells the beginning now and the end next.
      this.#isEmpty = token === xmlToken.start && scanner.window[scanner.position - 2] === slash;
      if (!this.#isInData) {
        if (token !== xmlToken.start) continue;
        if (scanner.name === element.data) this.#isInData = true;
        else this.#layout.element(scanner.nameText(), this.#attribute);
      } else if (token === xmlToken.text) {
        if (!this.#isCapturing) continue;
        this.#raw = this.#raw === '' ? scanner.text() : this.#raw + scanner.text();
        checkCellLength(this.#raw.length);
      } else if (token === xmlToken.start) this.#startElement(scanner.name);
      else if (scanner.name === element.cell && this.#lacksText()) {
        this.#isWaiting = true;
        return Number(this.#raw);
      } else this.#endElement(scanner.name);
    }
  }

  /** Says that nothing follows. @throws {AppError} `SOURCE_DAMAGED` where the XML is cut off. */
  finish(): void {
    this.#scanner.finish();
  }

  /** Reads rows and cells in one go as long as they are of the common kind; the number of a text to be loaded first, else -1. */
  #readQuickly(): number {
    const scanner = this.#scanner;
    const bytes = scanner.window;
    for (;;) {
      const lacking = this.#readQuickCells(bytes);
      if (lacking >= 0) return lacking;
      let next = this.#rowIsQuick ? rowEnd(bytes, scanner.position) : -1;
      if (next >= 0) {
        this.#rowIsQuick = false;
        this.#teller.endRow();
        scanner.position = next;
      }
      if (this.#rowIsQuick) return -1;
      next = this.#quickRow.read(bytes, scanner.position);
      if (next < 0) return -1;
      this.#rowIsQuick = true;
      this.#teller.startRow(this.#quickRow.row < 0 ? this.#teller.row + 1 : this.#quickRow.row);
      scanner.position = next;
    }
  }

  #readQuickCells(bytes: Uint8Array): number {
    const scanner = this.#scanner;
    const quick = this.#quick;
    const range = this.#range;
    range.bytes = bytes;
    for (;;) {
      const next = quick.read(bytes, scanner.position);
      if (next < 0) return -1;
      if (quick.kind === cellKind.shared && quick.end > quick.start) {
        const index = readWhole(bytes, quick.start, quick.end);
        // Odd numbers are judged where all odd things are.
        if (index < 0) return -1;
        if (this.#teller.lacks(index)) return index;
        this.#teller.startCell(quick.column);
        this.#teller.shared(index, quick);
      } else {
        range.start = quick.start;
        range.end = quick.end;
        this.#teller.startCell(quick.column);
        this.#teller.plain(range, quick);
      }
      scanner.position = next;
    }
  }

  #startElement(name: number): void {
    if (name === element.cell) this.#startCell();
    else if (name === element.value) this.#isCapturing = true;
    else if (name === element.text) this.#isCapturing = this.#isInInline && this.#phoneticDepth === 0;
    else if (name === element.inline) {
      this.#isInInline = true;
      this.#cell.kind = cellKind.text;
    } else if (name === element.formula) this.#cell.hasFormula = true;
    else if (name === element.phonetic) this.#phoneticDepth += 1;
    else if (name === element.row) this.#startRow();
  }

  #startRow(): void {
    const { attributeBounds: bounds, attributeCount, window } = this.#scanner;
    let row = this.#teller.row + 1;
    let isSpecial = false;
    for (let i = 0; i < attributeCount; i += 1) {
      const start = bounds[4 * i] as number;
      const length = (bounds[4 * i + 1] as number) - start;
      if (length === 1 && window[start] === 0x72) {
        const number = readWhole(window, bounds[4 * i + 2] as number, bounds[4 * i + 3] as number);
        if (number >= 0) row = number - 1;
      } else if (length === hiddenLength || length === outlineLength) isSpecial = true;
    }
    this.#teller.startRow(row);
    if (isSpecial) this.#layout.row(row, this.#attribute);
  }

  #startCell(): void {
    const { attributeBounds: bounds, attributeCount, window } = this.#scanner;
    const cell = this.#cell;
    let column = -1;
    cell.style = 0;
    cell.kind = cellKind.number;
    cell.hasFormula = false;
    this.#raw = '';
    for (let i = 0; i < attributeCount; i += 1) {
      const nameStart = bounds[4 * i] as number;
      if ((bounds[4 * i + 1] as number) - nameStart !== 1) continue;
      const name = window[nameStart];
      const start = bounds[4 * i + 2] as number;
      const end = bounds[4 * i + 3] as number;
      if (name === 0x72) {
        // A reference that is none says nothing of the place.
        column = readColumn(window, start, end);
        if (column >= parseOptions.columns) throw damaged('A cell of the sheet lies outside of it.');
      } else if (name === 0x73) cell.style = readWhole(window, start, end);
      else if (name === 0x74) cell.kind = readCellKind(window, start, end);
    }
    this.#teller.startCell(column);
  }

  #endElement(name: number): void {
    if (name === element.cell) this.#endCell();
    else if (name === element.value || name === element.text) this.#isCapturing = false;
    else if (name === element.inline) this.#isInInline = false;
    else if (name === element.phonetic) this.#phoneticDepth -= 1;
    else if (name === element.row) this.#teller.endRow();
    else if (name === element.data) this.#isInData = false;
  }

  #endCell(): void {
    this.#teller.value(this.#raw, this.#cell);
    this.#raw = '';
  }

  /** Is the text of the cell that ends here still to be loaded? */
  #lacksText(): boolean {
    return this.#cell.kind === cellKind.shared && this.#teller.lacks(Number(this.#raw));
  }
}
