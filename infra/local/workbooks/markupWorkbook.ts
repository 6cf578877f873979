import { AppError } from '../../../core/model/errors.ts';
import { lentOptions } from '../../../core/model/options/workbookOptions.ts';
import type { SheetLayout } from '../../../core/model/sheet.ts';
import type { LentCell, LentRow, LentWorkbook } from '../../../core/workbook/lent/lentWorkbook.ts';
import type { ZipArchive } from '../../../core/workbook/zip/readZipEntry.ts';
import { createPartFinder } from '../../../core/workbook/parts/relationships.ts';
import { readReference } from '../../../core/workbook/cells/sheetReference.ts';
import { withoutNames } from './htmlNames.ts';
import { LayoutParts } from './layoutParts.ts';
import { isKnownError, lentRows } from './lentCells.ts';
import { libraryError } from './libraryError.ts';
import { decodeMarkup } from './markupText.ts';
import { checkRepeats, type HiddenParts, hiddenParts, withOldDatesAsText } from './odfText.ts';
import { partBytes } from './partBytes.ts';
import type { LibrarySheet, LibraryWorkbook, SheetJs } from './sheetJs.ts';
import { storedZip } from './storedZip.ts';
import { unpackWebArchive } from './webArchive.ts';

/**
 * Opens an OpenDocument spreadsheet.
 * @throws {AppError} `SOURCE_PASSWORD`, `SOURCE_DAMAGED`, `SOURCE_TOO_LARGE`
 */
export async function openOds(archive: ZipArchive, library: SheetJs): Promise<LentWorkbook> {
  const parts = createPartFinder(archive);
  const read = (name: string): Promise<Uint8Array> =>
    partBytes(archive, parts.find(name), lentOptions.markupBytes);
  const manifest = decodeMarkup(await read('META-INF/manifest.xml'));
  if (/<(?:[\w.-]+:)?encryption-data[\s/>]/u.test(manifest))
    throw new AppError('SOURCE_PASSWORD', 'The workbook is protected by a password.');
  const styles = await read('styles.xml');
  const { content, formulas, hidden } = preparedContent(await read('content.xml'));
  const zip = storedZip([
    { name: 'META-INF/manifest.xml', bytes: utf8('<manifest/>') },
    { name: 'styles.xml', bytes: styles.length > 0 ? styles : utf8('<styles/>') },
    { name: 'content.xml', bytes: content },
  ]);
  return asLent(
    readWith(() => library.read(zip, { formulas })),
    { sizeBytes: archive.source.sizeBytes, hidden, tell: withWholeFormats },
  );
}

/** Looks the content over before the library does. The text that this needs is let go of, as the library makes its own. */
function preparedContent(content: Uint8Array): {
  readonly content: Uint8Array;
  readonly formulas: boolean;
  readonly hidden: readonly HiddenParts[];
} {
  if (content.length === 0) throw new AppError('SOURCE_DAMAGED', 'The main part of the workbook is missing.');
  const written = decodeMarkup(content);
  checkRepeats(written);
  const text = withOldDatesAsText(written);
  return {
    content: text === written ? content : utf8(text),
    formulas: !hasManyArrays(text),
    hidden: hiddenParts(text),
  };
}

/**
 * Opens a workbook that is one text: flat OpenDocument, the XML of Excel 2003, or HTML.
 * @throws {AppError} `SOURCE_DAMAGED`, `SOURCE_TOO_LARGE`
 */
export function openMarkup(
  bytes: Uint8Array,
  kind: 'fods' | 'spreadsheetml' | 'html',
  library: SheetJs,
): LentWorkbook {
  const text = kind === 'html' ? unpackWebArchive(bytes) : decodeMarkup(bytes);
  const sizeBytes = bytes.length;
  switch (kind) {
    case 'fods': {
      checkRepeats(text);
      const tamed = withOldDatesAsText(text.trimStart());
      const workbook = readWith(() => library.read(utf8(tamed), { formulas: !hasManyArrays(text) }));
      return asLent(workbook, { sizeBytes, hidden: hiddenParts(text), tell: withWholeFormats });
    }
    case 'spreadsheetml': {
      checkCount(text, 'Data', lentOptions.cells);
      const tamed = tamedExcel(text.trimStart());
      return asLent(
        readWith(() => library.read(utf8(tamed), { formulas: !hasManyArrays(text) })),
        { sizeBytes },
      );
    }
    case 'html': {
      const start = text.search(/<table[\s>]/iu);
      const tables = `<html>${withoutNames(text.slice(Math.max(0, start)))}`;
      checkCount(tables, 'table', lentOptions.sheets);
      checkCount(tables, 't[dh]', lentOptions.cells);
      const spans = tables.match(/\s(?:col|row)span\s*=/giu)?.length ?? 0;
      if (spans > lentOptions.spans)
        throw new AppError('SOURCE_TOO_LARGE', 'Too many cells of the table span rows or columns.');
      return asLent(
        readWith(() => library.read(utf8(tables), { isHtml: true })),
        { sizeBytes, tell: withNumbers },
      );
    }
  }
}

/** A format of which the library has lost the part for negative numbers would show nothing for them. */
function withWholeFormats(rows: readonly LentRow[]): readonly LentRow[] {
  return rows.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) =>
      cell.format?.endsWith(';') === true ? { ...cell, format: cell.format.replace(/;+$/u, '') } : cell,
    ),
  }));
}

/**
 * In HTML all is text. What is written just as a program writes a number is one, so nothing of it is lost; a blank is
 * what an empty cell needs to have a border.
 */
function withNumbers(rows: readonly LentRow[]): readonly LentRow[] {
  return rows.flatMap(({ row, cells }) => {
    const filled = cells.filter((cell) => cell.kind !== 'text' || cell.value.trim() !== '');
    return filled.length === 0 ? [] : [{ row, cells: filled.map(numberOrText) }];
  });
}

function numberOrText(cell: LentCell): LentCell {
  if (cell.kind !== 'text' || !/^-?\d[\d.]{0,15}$/u.test(cell.value)) return cell;
  const value = Number(cell.value);
  return String(value) === cell.value ? { ...cell, kind: 'number', value } : cell;
}

function utf8(text: string): Uint8Array {
  return Buffer.from(text);
}

/**
 * Excel's XML without what the library trips over: a column may say that it stands for billions of others, and cells with
 * errors that it does not know would be lost, so they become texts.
 */
function tamedExcel(text: string): string {
  return text
    .replaceAll(/(:?Span=")\d{6,}"/gu, '$10"')
    .replaceAll(
      /(:?Type=")Error(?="[^<>]{0,200}>(#[^<>]{1,40})<)/gu,
      (written, before: string, error: string) => (isKnownError(error) ? written : `${before}String`),
    );
}

/** Counts start tags without keeping them. @param name A pattern */
function checkCount(text: string, name: string, limit: number): void {
  const tag = new RegExp(`<(?:\\w+:)?${name}[\\s>]`, 'giu');
  let count = 0;
  while (tag.exec(text) !== null) {
    count += 1;
    if (count > limit) throw new AppError('SOURCE_TOO_LARGE', 'The workbook has too many cells or tables.');
  }
}

/** The library compares every cell with every formula of an array. */
function hasManyArrays(text: string): boolean {
  let count = 0;
  for (const word of ['number-matrix-rows-spanned', 'ArrayRange'])
    for (let at = text.indexOf(word); at >= 0 && count <= lentOptions.spans; at = text.indexOf(word, at + 1))
      count += 1;
  return count > lentOptions.spans;
}

function readWith(read: () => LibraryWorkbook): LibraryWorkbook {
  try {
    return read();
  } catch (error) {
    throw libraryError(error);
  }
}

function asLent(
  workbook: LibraryWorkbook,
  {
    sizeBytes,
    hidden = [],
    tell = (rows) => rows,
  }: {
    readonly sizeBytes: number;
    readonly hidden?: readonly HiddenParts[];
    readonly tell?: (rows: readonly LentRow[]) => readonly LentRow[];
  },
): LentWorkbook {
  const { SheetNames: names, Sheets: sheets, Workbook: about } = workbook;
  if (names.length > lentOptions.sheets)
    throw new AppError('SOURCE_TOO_LARGE', 'The workbook has too many sheets.');
  return {
    dateSystem: about?.WBProps?.date1904 === true ? 1904 : 1900,
    sheets: names.map((name, index) => ({
      name,
      hidden: hidden[index]?.hidden === true || (about?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      sizeBytes,
      async *rows() {
        for (const rows of lentRows(sheets[name] ?? {})) yield tell(rows);
      },
      layout: async () => layoutOf(sheets[name] ?? {}, hidden[index]),
    })),
  };
}

function layoutOf(sheet: LibrarySheet, hidden: HiddenParts | undefined): SheetLayout {
  const parts = new LayoutParts();
  for (const { s, e } of sheet['!merges'] ?? [])
    parts.addMerge({ top: s.r, left: s.c, bottom: e.r, right: e.c });
  parts.filter = readReference(sheet['!autofilter']?.ref ?? '') ?? null;
  for (const [row, about] of Object.entries(sheet['!rows'] ?? {}))
    parts.addRow(Number(row), { isHidden: about?.hidden === true, level: about?.level ?? 0 });
  for (const [column, about] of Object.entries(sheet['!cols'] ?? {}))
    if (about?.hidden === true) parts.addHiddenColumns(Number(column), Number(column));
  for (const [first, last] of hidden?.rows ?? []) parts.addHiddenRows(first, last);
  for (const [first, last] of hidden?.columns ?? []) parts.addHiddenColumns(first, last);
  return parts.layout();
}
