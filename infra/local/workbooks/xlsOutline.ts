import { AppError } from '../../../core/model/errors.ts';
import { lentOptions } from '../../../core/model/options/workbookOptions.ts';
import type { SheetLayout, Stretch } from '../../../core/model/sheet.ts';
import { uint16, uint32 } from '../../../core/workbook/zip/zipDirectory.ts';
import { LayoutParts } from './layoutParts.ts';
import { type RowBlock, RowBlocks } from './rowBlocks.ts';
import { decodeCodePage } from './sheetJs.ts';
import { cellCountOf, type XlsRecord, xlsRecords, xlsRecordsFrom } from './xlsRecords.ts';

/** A sheet as the stream lists it. */
export interface XlsSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Where its records begin; `undefined` for a chart or a module, which have no cells. */
  readonly start: number | undefined;
}

/** What stands before the sheets of a workbook of Excel 5 to 2003. */
export interface XlsOutline {
  /** BIFF8 keeps texts as Unicode, earlier versions in a code page. */
  readonly isUnicode: boolean;
  readonly dateSystem: 1900 | 1904;
  readonly sheets: readonly XlsSheet[];
  /** The record that says how the stream is encrypted. */
  readonly filePass: Uint8Array | undefined;
  /** Records that the cells of every sheet need, as places in the stream: code page, formats, styles, texts. */
  readonly needed: readonly Stretch[];
}

export interface XlsSheetOutline {
  readonly blocks: readonly RowBlock[];
  readonly layout: SheetLayout;
}

const biff8 = 0x600;

/**
 * Reads what stands before the sheets; `undefined` for a stream of Excel 2 to 4, which is one sheet and has no such part.
 * @throws {AppError} `SOURCE_DAMAGED`, `SOURCE_TOO_LARGE`
 */
export function readXlsOutline(stream: Uint8Array): XlsOutline | undefined {
  if (uint16(stream, 0) !== 0x809) return undefined;
  const isUnicode = uint16(stream, 4) === biff8;
  // A sheet alone, as some programs write it: its first record does not say that it is the part before the sheets.
  if (uint16(stream, 6) !== 0x05) return undefined;
  let dateSystem: 1900 | 1904 = 1900;
  let filePass: Uint8Array | undefined;
  let codePage = 1252;
  let depth = 0;
  const listed: XlsRecord[] = [];
  const needed: Stretch[] = [];
  let wasNeeded = false;
  for (const record of xlsRecordsFrom(stream, 0)) {
    const { id, data, start, end } = record;
    if (record.kind === 'begin') depth += 1;
    else if (record.kind === 'end') {
      depth -= 1;
      if (depth === 0) break;
    } else if (id === xlsRecords.boundSheet) listed.push({ ...record });
    else if (id === xlsRecords.dateMode && stream[data] === 1) dateSystem = 1904;
    else if (id === xlsRecords.filePass) filePass = stream.slice(data, end);
    else if (id === xlsRecords.codePage) codePage = uint16(stream, data);
    // The code page of a Unicode workbook would be taken for that of its texts.
    const isNeeded: boolean =
      id === xlsRecords.format ||
      id === xlsRecords.xf ||
      id === xlsRecords.sharedStrings ||
      id === xlsRecords.dateMode ||
      (id === xlsRecords.codePage && !isUnicode) ||
      (id === xlsRecords.continue && wasNeeded);
    if (isNeeded) needed.push([start, end]);
    wasNeeded = isNeeded;
  }
  if (depth !== 0) throw new AppError('SOURCE_DAMAGED', 'The workbook breaks off before its first sheet.');
  if (listed.length > lentOptions.sheets)
    throw new AppError('SOURCE_TOO_LARGE', 'The workbook has too many sheets.');
  const sheets = listed.map((record) => boundSheet(stream, record, isUnicode ? undefined : codePage));
  return { isUnicode, dateSystem, sheets, filePass, needed };
}

function boundSheet(stream: Uint8Array, { data, end }: XlsRecord, codePage: number | undefined): XlsSheet {
  const type = stream[data + 5] ?? 0;
  const length = stream[data + 6] ?? 0;
  const isWide = codePage === undefined && ((stream[data + 7] ?? 0) & 1) === 1;
  const from = data + (codePage === undefined ? 8 : 7);
  const bytes = stream.subarray(from, Math.min(end, from + (isWide ? 2 * length : length)));
  const name =
    codePage === undefined
      ? new TextDecoder(isWide ? 'utf-16le' : 'latin1').decode(bytes)
      : decodeCodePage(codePage, bytes);
  // 0 a worksheet, 1 a sheet of macros; 2 a chart, 6 a module.
  const hasCells = type === 0 || type === 1;
  return {
    name,
    hidden: ((stream[data + 4] ?? 0) & 3) !== 0,
    start: hasCells ? uint32(stream, data) : undefined,
  };
}

/**
 * Looks over the records of one sheet: where it can be cut into runs of rows, and what stands around its cells.
 *
 * @throws {AppError} `SOURCE_DAMAGED` where no sheet begins there or its records break off; `SOURCE_TOO_LARGE` for a run
 * that cannot be cut, as its rows are out of order, and is beyond the limit for cells.
 */
export function readXlsSheetOutline(stream: Uint8Array, from: number): XlsSheetOutline {
  const blocks = new RowBlocks();
  const parts = new LayoutParts();
  let depth = 0;
  let isFrozen = false;
  let textEnd = -1;
  for (const record of xlsRecordsFrom(stream, from)) {
    const { kind, data, start, end } = record;
    if (depth === 0 && kind !== 'begin') break;
    if (kind === 'begin') depth += 1;
    else if (kind === 'end') {
      depth -= 1;
      if (depth === 0) return { blocks: blocks.blocks(), layout: parts.layout() };
    } else if (depth > 1) continue;
    else if (kind === 'cell' || kind === 'formula') {
      blocks.add(uint16(stream, data), { start, end, cells: cellCountOf(record) });
      textEnd = end;
    } else if (kind === 'text' || (record.id === xlsRecords.continue && textEnd === start)) {
      blocks.extend(end);
      textEnd = end;
    } else if (record.id === xlsRecords.window2) {
      isFrozen = (uint16(stream, data) & 0x08) !== 0;
      parts.topRow = uint16(stream, data + 2);
    } else if (record.id !== xlsRecords.pane) readLayout(stream, record, parts);
    else if (isFrozen) parts.frozenRows = uint16(stream, data + 2);
  }
  throw new AppError(
    'SOURCE_DAMAGED',
    'A sheet of the workbook breaks off or does not begin where it should.',
  );
}

function readLayout(stream: Uint8Array, { id, data, end }: XlsRecord, parts: LayoutParts): void {
  const at = (place: number): number => uint16(stream, data + 2 * place);
  if (id === xlsRecords.mergedCells) {
    const count = Math.min(at(0), Math.floor((end - data - 2) / 8));
    for (let n = 0; n < count; n += 1)
      parts.addMerge({
        top: at(1 + 4 * n),
        bottom: at(2 + 4 * n),
        left: at(3 + 4 * n),
        right: at(4 + 4 * n),
      });
  } else if (id === xlsRecords.row && end - data >= 16)
    parts.addRow(at(0), { isHidden: (at(6) & 0x20) !== 0, level: at(6) & 0x07 });
  else if (id === xlsRecords.colInfo && end - data >= 10) {
    if ((at(4) & 1) !== 0) parts.addHiddenColumns(at(0), at(1));
  }
}
