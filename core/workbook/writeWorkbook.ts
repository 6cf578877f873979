import type { ByteSink, Deflate } from '../model/bytes.ts';
import { AppError } from '../model/errors.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import { workbookWriteOptions } from '../model/options/workbookOptions.ts';
import { sheetName } from './sheetNames.ts';
import { sheetHeadXml, sheetTailXml, workbookXml } from './workbookXml.ts';
import { columnLetters, type WorkbookCell, type WriteLosses, writtenCell } from './writtenCell.ts';
import { createZipWriter } from './zipWriter.ts';

export type { WorkbookCell } from './writtenCell.ts';

/** A table that is to become a sheet. */
export interface WorkbookTable {
  /** Made into a name that Excel takes. */
  readonly name: string;
  /** The first row is the header. Rows may differ in length. */
  readonly rows: AsyncIterable<readonly (readonly WorkbookCell[])[]>;
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
 * The first row of each table is bold and stays in sight; column widths come from the first rows. A table that is longer
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
  for (const table of tables.length > 0 ? tables : [emptyTable]) {
    const rows = createRowFeed(table.rows);
    try {
      const head = await rows.peek(workbookWriteOptions.widthRows);
      const widths = columnWidths(head);
      const header = head[0];
      do {
        const sheet = { name: sheetName(table.name, taken), rowCount: 0 };
        sheets.push(sheet);
        await zip.add(
          `xl/worksheets/sheet${sheets.length}.xml`,
          sheetXml(rows, { sheet, widths, header, losses }),
        );
      } while (await rows.hasMore());
    } finally {
      await rows.close();
    }
  }
  for (const { path, xml } of workbookXml(sheets.map(({ name }) => name))) await zip.add(path, onePiece(xml));
  await zip.finish();
  return { sheets, cutCells: losses.cutCells };
}

type Row = readonly WorkbookCell[];

const emptyTable: WorkbookTable = { name: 'Sheet1', rows: (async function* () {})() };

interface SheetWork {
  readonly sheet: { readonly name: string; rowCount: number };
  readonly widths: readonly number[];
  /** Repeated where this sheet is a continuation. */
  readonly header: Row | undefined;
  readonly losses: WriteLosses;
}

/** The XML of one sheet, until the rows or the sheet's room end. */
async function* sheetXml(rows: RowFeed, work: SheetWork): AsyncGenerator<Uint8Array, void, undefined> {
  const { sheet, header, losses } = work;
  const encoder = new TextEncoder();
  const letters: string[] = [];
  let pending = sheetHeadXml(work.widths);
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
    for (let column = 0; column < row.length; column += 1) {
      const place = { reference: `${letters[column]}${number}`, isHeader: number === 1 };
      xml += writtenCell(row[column] ?? null, place, losses);
    }
    if (xml !== '') pending += `<row r="${number}">${xml}</row>`;
  };
  if (rows.taken > 0 && header !== undefined) add(header);
  while (sheet.rowCount < workbookWriteOptions.rowsPerSheet && sizeBytes < workbookWriteOptions.sheetBytes) {
    const row = rows.take() ?? ((await rows.hasMore()) ? rows.take() : undefined);
    if (row === undefined) break;
    add(row);
    if (pending.length < workbookWriteOptions.flushCharacters) continue;
    const bytes = encoder.encode(pending);
    sizeBytes += bytes.length;
    pending = '';
    yield bytes;
  }
  yield encoder.encode(pending + sheetTailXml);
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

function columnWidths(rows: readonly Row[]): readonly number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (let column = 0; column < row.length && column < parseOptions.columns; column += 1) {
      const cell = row[column] ?? '';
      const length = typeof cell === 'object' ? cell.date.length : String(cell).length;
      const { minWidth, maxWidth } = workbookWriteOptions;
      widths[column] = Math.max(widths[column] ?? minWidth, Math.min(maxWidth, length + 2));
    }
  }
  return widths;
}

async function* onePiece(xml: string): AsyncGenerator<Uint8Array, void, undefined> {
  yield new TextEncoder().encode(xml);
}
