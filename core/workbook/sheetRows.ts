import { AppError } from '../model/errors.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import { workbookOptions } from '../model/options/workbookOptions.ts';
import { generalFormat } from './numberFormat.ts';
import { isoCellText, numberText } from './numberText.ts';
import type { CellFormats } from './readStyles.ts';
import type { DateSystem } from './serialDate.ts';
import { checkCellLength, type SharedStrings } from './sharedStrings.ts';
import { nameHash } from './xmlNames.ts';
import { XmlScanner, xmlToken } from './xmlScanner.ts';
import { decodeSheetText } from './xmlText.ts';

/** One row that has at least one filled cell. */
export interface SheetRow {
  /** Row of the sheet, from 0. */
  readonly row: number;
  /** From column 0 to the last filled cell; `''` where a cell is empty or not there. Text as a person reads it. */
  readonly cells: readonly string[];
}

export interface SheetContext {
  readonly strings: SharedStrings;
  readonly formats: CellFormats;
  readonly dateSystem: DateSystem;
}

/** Turns the XML of a sheet into rows as its bytes arrive. */
export interface SheetRowReader {
  /** Takes bytes, cut anywhere. */
  push(chunk: Uint8Array): void;
  /**
   * Adds the rows that are complete. Returns -1 when it has used up the bytes, else the number of a shared text that
   * has to be loaded before it can go on; then it is to be called again.
   */
  read(rows: SheetRow[]): number;
  /** Says that nothing follows. @throws {AppError} `SOURCE_DAMAGED` where the XML is cut off. */
  finish(): void;
}

const element = {
  data: nameHash('sheetData'),
  row: nameHash('row'),
  cell: nameHash('c'),
  value: nameHash('v'),
  inline: nameHash('is'),
  text: nameHash('t'),
  phonetic: nameHash('rPh'),
};

/** Kinds of cells by the bytes of their `t` attribute, added up as `kindOf` does. */
const kind = { number: 0, shared: 1, text: 2, boolean: 3, error: 4, date: 5 } as const;
type CellKind = (typeof kind)[keyof typeof kind];

/**
 * Makes a reader for one sheet. Only rows, cells and their values are looked at; formulas count by the value that was
 * saved with them. Rows and cells without a reference stand behind the one before.
 *
 * @throws {AppError} from `read`: `SOURCE_DAMAGED` (references out of range or going back, texts that do not exist),
 * `SOURCE_TOO_MANY_COLUMNS`, `SOURCE_TOO_LARGE` (rows, cells, or a cell beyond the limits)
 */
export function createSheetRowReader(context: SheetContext): SheetRowReader {
  const scanner = new XmlScanner();
  const { strings, formats, dateSystem } = context;
  let isInData = false;
  let isInInline = false;
  let isCapturing = false;
  let phoneticDepth = 0;
  let row = -1;
  let column = -1;
  let style = 0;
  let cellKind: CellKind = kind.number;
  let raw = '';
  let cells: string[] = [];
  let cellCount = 0;
  /** The cell has ended, but its text was not loaded. */
  let isWaiting = false;

  function startElement(name: number): void {
    if (name === element.cell) {
      startCell();
    } else if (name === element.value) isCapturing = true;
    else if (name === element.text) isCapturing = isInInline && phoneticDepth === 0;
    else if (name === element.inline) {
      isInInline = true;
      cellKind = kind.text;
    } else if (name === element.phonetic) phoneticDepth += 1;
    else if (name === element.row) startRow();
  }

  function startRow(): void {
    const reference = attributeRange(0x72);
    const next = reference < 0 ? row + 2 : rowNumber(reference);
    if (next <= row + 1) throw damaged('The rows of the sheet are not in order.');
    if (next > workbookOptions.rows) throw damaged('A row of the sheet lies outside of it.');
    row = next - 1;
    column = -1;
    cells = [];
  }

  function startCell(): void {
    const bounds = scanner.attributeBounds;
    const bytes = scanner.window;
    let next = column + 1;
    style = 0;
    cellKind = kind.number;
    raw = '';
    for (let i = 0; i < scanner.attributeCount; i += 1) {
      const nameStart = bounds[4 * i] as number;
      if ((bounds[4 * i + 1] as number) - nameStart !== 1) continue;
      const name = bytes[nameStart];
      const valueStart = bounds[4 * i + 2] as number;
      const valueEnd = bounds[4 * i + 3] as number;
      if (name === 0x72) next = columnNumber(bytes, valueStart, valueEnd);
      else if (name === 0x73) style = digits(bytes, valueStart, valueEnd);
      else if (name === 0x74) cellKind = kindOf(bytes, valueStart, valueEnd);
    }
    if (next >= parseOptions.columns)
      throw new AppError(
        'SOURCE_TOO_MANY_COLUMNS',
        `A row of the sheet has more than ${parseOptions.columns} cells.`,
      );
    column = next;
  }

  /** Position of the one-letter attribute in the scanner's list; -1 without. */
  function attributeRange(letter: number): number {
    const bounds = scanner.attributeBounds;
    for (let i = 0; i < scanner.attributeCount; i += 1) {
      const nameStart = bounds[4 * i] as number;
      if ((bounds[4 * i + 1] as number) - nameStart === 1 && scanner.window[nameStart] === letter) return i;
    }
    return -1;
  }

  function rowNumber(attribute: number): number {
    const bounds = scanner.attributeBounds;
    const value = digits(
      scanner.window,
      bounds[4 * attribute + 2] as number,
      bounds[4 * attribute + 3] as number,
    );
    if (value < 1) throw damaged('A row of the sheet lies outside of it.');
    return value;
  }

  /** Is this cell's text still to be loaded? */
  function lacksText(): boolean {
    return cellKind === kind.shared && Number(raw) >= strings.count && !strings.isComplete;
  }

  function endCell(): void {
    if (raw === '') return;
    const text = cellText();
    if (text === '') return;
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }

  function cellText(): string {
    switch (cellKind) {
      case kind.number:
        return numberText(raw, formats[style] ?? generalFormat, dateSystem);
      case kind.shared: {
        const text = strings.get(Number(raw));
        if (text === undefined) throw damaged('A cell names a text that the workbook does not have.');
        return text;
      }
      case kind.text:
        return decodeSheetText(raw);
      case kind.boolean:
        return raw === '1' || raw === 'true' ? 'TRUE' : raw === '0' || raw === 'false' ? 'FALSE' : raw;
      case kind.error:
        return raw;
      case kind.date:
        return isoCellText(raw, formats[style]);
    }
  }

  function endElement(name: number, rows: SheetRow[]): void {
    if (name === element.cell) endCell();
    else if (name === element.value || name === element.text) isCapturing = false;
    else if (name === element.inline) isInInline = false;
    else if (name === element.phonetic) phoneticDepth -= 1;
    else if (name === element.row) {
      if (cells.length === 0) return;
      cellCount += cells.length;
      if (cellCount > workbookOptions.cells)
        throw new AppError('SOURCE_TOO_LARGE', 'The sheet holds more than 100 million cells.');
      rows.push({ row, cells });
    } else if (name === element.data) isInData = false;
  }

  return {
    push(chunk) {
      scanner.push(chunk);
    },
    read(rows) {
      if (isWaiting) {
        isWaiting = false;
        endCell();
      }
      for (let token = scanner.next(); token !== xmlToken.more; token = scanner.next()) {
        if (!isInData) {
          if (token === xmlToken.start && scanner.name === element.data) isInData = true;
        } else if (token === xmlToken.text) {
          if (!isCapturing) continue;
          raw = raw === '' ? scanner.text() : raw + scanner.text();
          checkCellLength(raw);
        } else if (token === xmlToken.start) startElement(scanner.name);
        else if (scanner.name === element.cell && lacksText()) {
          isWaiting = true;
          return Number(raw);
        } else endElement(scanner.name, rows);
      }
      return -1;
    },
    finish() {
      scanner.finish();
    },
  };
}

/** `C7` to 2: the letters of a reference as a column from 0. */
function columnNumber(bytes: Uint8Array, start: number, end: number): number {
  let column = 0;
  for (let at = start; at < end; at += 1) {
    const letter = (bytes[at] as number) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
    if (column > parseOptions.columns) throw damaged('A cell of the sheet lies outside of it.');
  }
  if (column === 0) throw damaged('A cell of the sheet has no valid reference.');
  return column - 1;
}

/** A whole number of at most nine digits; -1 for anything else. */
function digits(bytes: Uint8Array, start: number, end: number): number {
  if (end === start || end - start > 9) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function kindOf(bytes: Uint8Array, start: number, end: number): CellKind {
  const first = bytes[start];
  if (end - start === 1) {
    if (first === 0x73) return kind.shared;
    if (first === 0x62) return kind.boolean;
    if (first === 0x65) return kind.error;
    return first === 0x64 ? kind.date : kind.number;
  }
  // `str` (the text of a formula) and `inlineStr`.
  return first === 0x73 || first === 0x69 ? kind.text : kind.number;
}

function damaged(message: string): AppError {
  return new AppError('SOURCE_DAMAGED', message);
}
