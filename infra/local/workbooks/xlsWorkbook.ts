import { AppError } from '../../../core/model/errors.ts';
import { lentOptions } from '../../../core/model/options/workbookOptions.ts';
import { plainLayout } from '../../../core/model/sheet.ts';
import type { LentRow, LentSheet, LentWorkbook } from '../../../core/workbook/lent/lentWorkbook.ts';
import { uint16 } from '../../../core/workbook/zip/zipDirectory.ts';
import { formulaStride, lentRows } from './lentCells.ts';
import { libraryError } from './libraryError.ts';
import type { RowBlock } from './rowBlocks.ts';
import type { LibrarySheet, SheetJs } from './sheetJs.ts';
import {
  readXlsOutline,
  readXlsSheetOutline,
  type XlsOutline,
  type XlsSheet,
  type XlsSheetOutline,
} from './xlsOutline.ts';
import { decryptXls } from './xlsCipher.ts';
import { RecordBuilder, sheetName } from './xlsRecordBuilder.ts';
import { xlsRecords, xlsRecordsFrom } from './xlsRecords.ts';

/**
 * Opens the stream of a workbook of Excel 2 to 2003.
 *
 * The library is given the records of cells only, with the formats and texts that these need, and some 100,000 cells at
 * a time: it takes 500 bytes for each, and pictures, charts, notes and names, which it would read as well, are what it
 * fails at.
 *
 * @throws {AppError} `SOURCE_PASSWORD`, `SOURCE_DAMAGED`, `SOURCE_TOO_LARGE`
 */
export function openXls(stream: Uint8Array, library: SheetJs): LentWorkbook {
  const outline = readXlsOutline(stream);
  if (outline === undefined) return openOldest(stream, library);
  if (outline.filePass !== undefined) {
    const plain = decryptXls(stream, outline.filePass);
    const own = plain && readXlsOutline(plain);
    if (plain === undefined || own === undefined)
      throw new AppError('SOURCE_PASSWORD', 'The workbook is protected by a password.');
    return openSheets({ stream: plain, library, outline: own });
  }
  return openSheets({ stream, library, outline });
}

function openSheets(opened: Opened): LentWorkbook {
  const { outline } = opened;
  return {
    dateSystem: outline.dateSystem,
    sheets: outline.sheets.map((sheet) => openSheet(opened, sheet)),
  };
}

interface Opened {
  readonly stream: Uint8Array;
  readonly library: SheetJs;
  readonly outline: XlsOutline;
}

function openSheet(opened: Opened, { name, hidden, start }: XlsSheet): LentSheet {
  let known: XlsSheetOutline | undefined;
  const outlineOf = (from: number): XlsSheetOutline => (known ??= readXlsSheetOutline(opened.stream, from));
  return {
    name,
    hidden,
    sizeBytes: opened.stream.length,
    async *rows() {
      if (start === undefined) return;
      for (const block of outlineOf(start).blocks) yield* readBlock(opened, { start, block });
    },
    layout: async () => (start === undefined ? plainLayout : outlineOf(start).layout),
  };
}

function* readBlock(
  { stream, library, outline }: Opened,
  { start, block }: { readonly start: number; readonly block: RowBlock },
): Generator<readonly LentRow[]> {
  const builder = new RecordBuilder(stream);
  // The stream's first record; the sheets that are listed in it are left out.
  builder.copy(0, 4 + uint16(stream, 2));
  for (const [from, to] of outline.needed) builder.copy(from, to);
  const listing = builder.list(outline.isUnicode);
  builder.end();
  builder.pointTo(listing);
  builder.copy(start, start + 4 + uint16(stream, start + 2));
  const formulas = new Set<number>();
  let depth = 1;
  let wasKept = false;
  for (const record of xlsRecordsFrom(stream, block.start)) {
    if (record.start >= block.end) break;
    if (record.kind === 'begin') depth += 1;
    else if (record.kind === 'end') depth -= 1;
    if (depth > 1) continue;
    if (record.kind === 'formula') {
      formulas.add(uint16(stream, record.data) * formulaStride + uint16(stream, record.data + 2));
      builder.copyFormula(record);
      wasKept = false;
      continue;
    }
    wasKept =
      record.kind === 'cell' || record.kind === 'text' || (record.id === xlsRecords.continue && wasKept);
    if (wasKept) builder.copy(record.start, record.end);
  }
  builder.end();
  const sheet = readWith(library, builder.bytes())[sheetName];
  if (sheet === undefined) throw new AppError('SOURCE_DAMAGED', 'A sheet of the workbook cannot be read.');
  yield* lentRows(sheet, formulas);
}

/** A sheet of Excel 2 to 4 is a stream of its own, or several in one, which the library takes apart. */
function openOldest(stream: Uint8Array, library: SheetJs): LentWorkbook {
  for (const { id } of xlsRecordsFrom(stream, 0))
    if (id === xlsRecords.filePass)
      throw new AppError('SOURCE_PASSWORD', 'The workbook is protected by a password.');
  const formulas = new Set<number>();
  let cells = 0;
  for (const { kind, data } of xlsRecordsFrom(stream, 0)) {
    if (kind === 'formula') formulas.add(uint16(stream, data) * formulaStride + uint16(stream, data + 2));
    if (kind === 'cell' || kind === 'formula') cells += 1;
  }
  if (cells > lentOptions.cells) throw new AppError('SOURCE_TOO_LARGE', 'The workbook has too many cells.');
  let workbook;
  try {
    workbook = library.read(stream);
  } catch (error) {
    throw libraryError(error);
  }
  const { SheetNames: names, Sheets: sheets, Workbook: about } = workbook;
  return {
    dateSystem: about?.WBProps?.date1904 === true ? 1904 : 1900,
    sheets: names.map((name) => ({
      name,
      hidden: false,
      sizeBytes: stream.length,
      async *rows() {
        // In a book of several sheets, formulas are not told.
        yield* lentRows(sheets[name] ?? {}, names.length === 1 ? formulas : new Set());
      },
      layout: async () => plainLayout,
    })),
  };
}

function readWith(library: SheetJs, bytes: Uint8Array): Readonly<Record<string, LibrarySheet | undefined>> {
  try {
    return library.read(bytes).Sheets;
  } catch (error) {
    throw libraryError(error);
  }
}
