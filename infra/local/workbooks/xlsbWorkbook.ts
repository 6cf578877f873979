import { AppError, invariant } from '../../../core/model/errors.ts';
import { lentOptions } from '../../../core/model/options/workbookOptions.ts';
import { plainLayout } from '../../../core/model/sheet.ts';
import type { LentRow, LentSheet, LentWorkbook } from '../../../core/workbook/lent/lentWorkbook.ts';
import type { ZipArchive } from '../../../core/workbook/zip/readZipEntry.ts';
import { findBinaryParts } from '../../../core/workbook/parts/binaryParts.ts';
import { uint32, type ZipEntry } from '../../../core/workbook/zip/zipDirectory.ts';
import { formulaStride, lentRows } from './lentCells.ts';
import { libraryError } from './libraryError.ts';
import { partBytes } from './partBytes.ts';
import type { LibrarySheet, SheetJs } from './sheetJs.ts';
import { readXlsbSheetOutline, type XlsbSheetOutline } from './xlsbOutline.ts';
import { onePackage, sheetName, SheetPartBuilder } from './xlsbPackage.ts';
import { readWideText, xlsbRecords, xlsbRecordsOf } from './xlsbRecords.ts';
import { readXlsbTexts, type XlsbTexts } from './xlsbTexts.ts';

/**
 * Opens a binary workbook. The library is given one sheet at a time, of it the records of cells only, some 100,000 of
 * them, with the formats and texts that these need.
 *
 * @throws {AppError} `SOURCE_PASSWORD`, `SOURCE_DAMAGED`, `SOURCE_TOO_LARGE`, `SOURCE_UNSUPPORTED`
 */
export async function openXlsb(archive: ZipArchive, library: SheetJs): Promise<LentWorkbook> {
  const parts = await findBinaryParts(archive);
  if (parts === undefined) throw new AppError('SOURCE_DAMAGED', 'The main part of the workbook is missing.');
  const book = await partBytes(archive, parts.workbook, lentOptions.markupBytes);
  const styles = await partBytes(archive, parts.styles, lentOptions.markupBytes);
  let texts: Promise<XlsbTexts> | undefined;
  const opened: Opened = {
    archive,
    library,
    styles,
    properties: undefined,
    texts: () =>
      (texts ??= partBytes(archive, parts.sharedStrings, lentOptions.partBytes).then(readXlsbTexts)),
  };
  let dateSystem: 1900 | 1904 = 1900;
  const sheets: LentSheet[] = [];
  for (const { id, data, start, end } of xlsbRecordsOf(book)) {
    if (id === xlsbRecords.bookProperties) {
      if ((uint32(book, data) & 1) === 1) dateSystem = 1904;
      opened.properties = book.slice(start, end);
    } else if (id === xlsbRecords.sheet && end - data >= 16) {
      const relationship = readWideText(book, data + 8);
      const { text: name } = readWideText(book, relationship.end);
      const isHidden = (uint32(book, data) & 3) !== 0;
      sheets.push(openSheet(opened, { name, isHidden, entry: parts.sheet(relationship.text) }));
    }
  }
  if (sheets.length > lentOptions.sheets)
    throw new AppError('SOURCE_TOO_LARGE', 'The workbook has too many sheets.');
  if (sheets.length === 0) throw new AppError('SOURCE_DAMAGED', 'The workbook lists no sheet.');
  return { dateSystem, sheets };
}

interface Opened {
  readonly archive: ZipArchive;
  readonly library: SheetJs;
  readonly styles: Uint8Array;
  /** The record that tells the date system. */
  properties: Uint8Array | undefined;
  texts(): Promise<XlsbTexts>;
}

function openSheet(
  opened: Opened,
  sheet: { readonly name: string; readonly isHidden: boolean; readonly entry: ZipEntry | undefined },
): LentSheet {
  const { name, isHidden, entry } = sheet;
  let known: XlsbSheetOutline | undefined;
  const outlineOf = (part: Uint8Array): XlsbSheetOutline => (known ??= readXlsbSheetOutline(part));
  const read = (): Promise<Uint8Array> => partBytes(opened.archive, entry, lentOptions.partBytes);
  return {
    name,
    hidden: isHidden,
    sizeBytes: entry?.compressedBytes ?? 0,
    async *rows() {
      if (entry === undefined) return;
      const part = await read();
      const texts = await opened.texts();
      for (const { start, end } of outlineOf(part).blocks)
        yield* readBlock(opened, { records: part.subarray(start, end), texts });
    },
    async layout() {
      if (entry === undefined) return plainLayout;
      return (known ?? outlineOf(await read())).layout;
    },
  };
}

function* readBlock(
  { library, styles, properties }: Opened,
  { records, texts }: { readonly records: Uint8Array; readonly texts: XlsbTexts },
): Generator<readonly LentRow[]> {
  const builder = new SheetPartBuilder(records, texts);
  const formulas = new Set<number>();
  let row = 0;
  for (const record of xlsbRecordsOf(records)) {
    const { id, data } = record;
    if (id === xlsbRecords.row) row = uint32(records, data);
    else if (id >= xlsbRecords.firstFormula && id <= xlsbRecords.lastFormula)
      formulas.add(row * formulaStride + uint32(records, data));
    builder.add(record);
  }
  let sheet: LibrarySheet | undefined;
  try {
    const workbook = library.read(onePackage({ sheet: builder.bytes(), styles, properties }));
    sheet = workbook.Sheets[sheetName];
  } catch (error) {
    throw libraryError(error);
  }
  if (sheet === undefined) throw new AppError('SOURCE_DAMAGED', 'A sheet of the workbook cannot be read.');
  invariant(sheet['!data'] !== undefined, 'sheets are read as rows of cells');
  yield* lentRows(sheet, formulas);
}
