import type { ByteSink, Deflate } from '../../model/bytes.ts';
import { AppError } from '../../model/errors.ts';
import { parseOptions } from '../../model/options/readingOptions.ts';
import { workbookWriteOptions } from '../../model/options/workbookOptions.ts';
import { sheetName } from './sheetNames.ts';
import { type SheetExtent, type SheetForm, sheetHeadXml, sheetNamesXml, sheetTailXml } from './sheetForm.ts';
import { textHeight } from './rowHeight.ts';
import { SheetLinks } from './sheetLinks.ts';
import { type CellLook, createStyleSheet, headerLook, type StyleSheet } from './styleSheet.ts';
import { workbookXml } from './workbookXml.ts';
import {
  columnLetters,
  linkOfCell,
  lookOfCell,
  valueOfCell,
  type WorkbookCell,
  type WriteLosses,
  writtenCell,
} from './writtenCell.ts';
import { createZipWriter } from '../zip/zipWriter.ts';

export type { WorkbookCell } from './writtenCell.ts';

/** A table that is to become a sheet. */
export interface WorkbookTable {
  /** Made into a name that Excel takes. */
  readonly name: string;
  /** The first row is the header unless `form` says otherwise. Rows may differ in length. */
  readonly rows: AsyncIterable<readonly (readonly WorkbookCell[])[]>;
  readonly form?: SheetForm;
  /** Rows of one sheet, header included, where that is to be fewer than Excel takes. */
  readonly rowsPerSheet?: number;
}

export interface WrittenWorkbook {
  /** In order, continuations included. */
  readonly sheets: readonly { readonly name: string; readonly rowCount: number }[];
  /** Texts that had to be cut at Excel's limit of 32,767 characters. */
  readonly cutCells: number;
}

/**
 * Writes an XLSX workbook front to back; only some hundred rows are ever held. Equal input gives equal bytes.
 *
 * The header of each table is bold and stays in sight; column widths come from the first rows. A table that is longer
 * than a sheet continues, header first, on `Name (2)` and so on. The sink stays open: closing or discarding it is for
 * whoever made it.
 *
 * @throws {AppError} `SOURCE_TOO_MANY_COLUMNS` for a row beyond Excel's 16,384 columns; what the sink and the rows throw
 */
export async function writeWorkbook(
  tables: readonly WorkbookTable[],
  sink: ByteSink,
  deflate: Deflate,
): Promise<WrittenWorkbook> {
  const zip = createZipWriter(sink, deflate);
  const taken = new Set<string>();
  const sheets: { name: string; rowCount: number }[] = [];
  const losses: WriteLosses = { cutCells: 0 };
  const styles = createStyleSheet();
  let definedNames = '';
  for (const table of tables.length > 0 ? tables : [emptyTable]) {
    const { form = {} } = table;
    const rows = createRowFeed(table.rows);
    try {
      const headerRows = form.headerRows ?? 1;
      const head = await rows.peek(headerRows + workbookWriteOptions.widthRows);
      const header = head[headerRows - 1];
      const widths = columnWidths(head.slice(Math.max(0, headerRows - 1)), form);
      do {
        const isFirst = rows.taken === 0;
        const sheet = { name: sheetName(table.name, taken), rowCount: 0 };
        // A continuation says the header again, and nothing of what stands above it.
        const headerRow = isFirst ? headerRows : Math.min(1, headerRows);
        const again = isFirst ? undefined : header;
        const links = new SheetLinks();
        const { rowsPerSheet = workbookWriteOptions.rowsPerSheet } = table;
        const work: SheetWork = { sheet, form, widths, headerRow, again, links, rowsPerSheet };
        sheets.push(sheet);
        const file = `sheet${sheets.length}.xml`;
        await zip.add(`xl/worksheets/${file}`, sheetXml(rows, work, { styles, losses }));
        if (links.targets > 0)
          await zip.add(`xl/worksheets/_rels/${file}.rels`, onePiece(links.relationsXml()));
        const extent = extentOf(work);
        definedNames += sheetNamesXml({ name: sheet.name, index: sheets.length - 1, form, extent });
      } while (await rows.hasMore());
    } finally {
      await rows.close();
    }
  }
  const names = sheets.map(({ name }) => name);
  for (const { path, xml } of workbookXml(names, { definedNames, styles: styles.xml() }))
    await zip.add(path, onePiece(xml));
  await zip.finish();
  return { sheets, cutCells: losses.cutCells };
}

type Row = readonly WorkbookCell[];

const emptyTable: WorkbookTable = { name: 'Sheet1', rows: (async function* () {})() };

interface SheetWork {
  readonly sheet: { readonly name: string; rowCount: number };
  readonly form: SheetForm;
  readonly widths: readonly number[];
  /** From 1; 0 for none. */
  readonly headerRow: number;
  /** The header, where this sheet is a continuation. */
  readonly again: Row | undefined;
  readonly links: SheetLinks;
  readonly rowsPerSheet: number;
}

function extentOf({ sheet, headerRow, widths }: SheetWork): SheetExtent {
  const width = widths.reduce((sum, one) => sum + one, 0);
  return { headerRow, columnCount: widths.length, rowCount: sheet.rowCount, width };
}

/** The XML of one sheet, until the rows or the sheet's room end. */
async function* sheetXml(
  rows: RowFeed,
  work: SheetWork,
  parts: { readonly styles: StyleSheet; readonly losses: WriteLosses },
): AsyncGenerator<Uint8Array, void, undefined> {
  const { sheet, form, widths, headerRow, again, links } = work;
  const encoder = new TextEncoder();
  const letters: string[] = [];
  const ofHeader = form.headerLook ?? headerLook;
  const looks = form.columnLooks ?? [];
  const { indent: _, ...unindented } = ofHeader;
  const ofFigures: CellLook = { ...unindented, across: 'right' };
  const hasHeights = form.print !== undefined && looks.length > 0;
  let pending = sheetHeadXml(form, work.widths, headerRow);
  let sizeBytes = 0;
  const add = (row: Row): void => {
    sheet.rowCount += 1;
    const number = sheet.rowCount;
    if (row.length > parseOptions.columns)
      throw new AppError(
        'SOURCE_TOO_MANY_COLUMNS',
        `Row ${number} of ${sheet.name} has ${row.length} cells.`,
      );
    while (letters.length < row.length) letters.push(columnLetters(letters.length));
    let xml = '';
    let height = 0;
    for (let column = 0; column < row.length; column += 1) {
      const ofColumn = looks[column];
      const look =
        number > headerRow
          ? ofColumn
          : number < headerRow
            ? undefined
            : ofColumn?.across === 'right'
              ? ofFigures
              : ofHeader;
      const cell = row[column] ?? null;
      const reference = `${letters[column]}${number}`;
      xml += writtenCell(cell, { reference, look }, parts);
      const link = linkOfCell(cell);
      if (link !== undefined) links.add(reference, link);
      if (hasHeights) height = Math.max(height, heightOf(cell, look, widths[column] ?? 0));
    }
    if (xml !== '') pending += `<row r="${number}"${height === 0 ? '' : ` ht="${height}"`}>${xml}</row>`;
  };
  if (again !== undefined) add(again);
  while (sheet.rowCount < work.rowsPerSheet && sizeBytes < workbookWriteOptions.sheetBytes) {
    const row = rows.take() ?? ((await rows.hasMore()) ? rows.take() : undefined);
    if (row === undefined) break;
    add(row);
    if (pending.length < workbookWriteOptions.flushCharacters) continue;
    const bytes = encoder.encode(pending);
    sizeBytes += bytes.length;
    pending = '';
    yield bytes;
  }
  yield encoder.encode(pending + sheetTailXml(form, extentOf(work), links.sheetXml()));
}

/** What a cell's text needs; 0 where any row has room for it. */
function heightOf(cell: WorkbookCell, look: CellLook | undefined, width: number): number {
  const text = valueOfCell(cell);
  const own = lookOfCell(cell) ?? look;
  return typeof text === 'string' && own !== undefined ? textHeight({ text, look: own, width }) : 0;
}

/** Rows one by one out of batches, with a look ahead. */
interface RowFeed {
  /** Rows handed out so far. */
  readonly taken: number;
  /** The first `count` rows, or all where there are fewer, without taking them. */
  peek(count: number): Promise<readonly Row[]>;
  hasMore(): Promise<boolean>;
  /** The next row, where it is at hand; `undefined` says that `hasMore` must be asked. */
  take(): Row | undefined;
  close(): Promise<void>;
}

function createRowFeed(batches: AsyncIterable<readonly Row[]>): RowFeed {
  const iterator = batches[Symbol.asyncIterator]();
  let ready: readonly Row[] = [];
  let at = 0;
  let taken = 0;
  let isDone = false;

  async function fill(): Promise<boolean> {
    if (isDone) return false;
    const next = await iterator.next();
    if (next.done === true) {
      isDone = true;
      return false;
    }
    ready = at < ready.length ? [...ready.slice(at), ...next.value] : next.value;
    at = 0;
    return true;
  }

  return {
    get taken() {
      return taken;
    },
    async peek(count) {
      while (ready.length - at < count && (await fill()));
      return ready.slice(at, at + count);
    },
    async hasMore() {
      while (at >= ready.length) if (!(await fill())) return false;
      return true;
    },
    take() {
      const row = ready[at];
      if (row === undefined) return undefined;
      at += 1;
      taken += 1;
      return row;
    },
    async close() {
      if (!isDone) await iterator.return?.();
    },
  };
}

/** @param rows The header first. */
function columnWidths(rows: readonly Row[], form: SheetForm): readonly number[] {
  const { minWidth, maxWidth, filterWidth } = workbookWriteOptions;
  const { widths: given = [] } = form;
  const widths: number[] = [];
  for (const [at, row] of rows.entries()) {
    const beside = at === 0 && form.filter !== undefined ? filterWidth : 2;
    for (let column = 0; column < row.length && column < parseOptions.columns; column += 1) {
      const cell = valueOfCell(row[column] ?? null) ?? '';
      const length = typeof cell === 'object' ? cell.date.length : String(cell).length;
      widths[column] = Math.max(widths[column] ?? minWidth, Math.min(maxWidth, length + beside));
    }
  }
  return Array.from(
    { length: Math.max(widths.length, given.length) },
    (_, column) => given[column] ?? widths[column] ?? minWidth,
  );
}

async function* onePiece(xml: string): AsyncGenerator<Uint8Array, void, undefined> {
  yield new TextEncoder().encode(xml);
}
