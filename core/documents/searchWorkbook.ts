import type { ByteSource, Inflate, Scratch } from '../model/bytes.ts';
import { AppError } from '../model/errors.ts';
import type { SheetInfo } from '../model/sheetInfo.ts';
import { BatchPool } from '../parse/batchPool.ts';
import { recordTexts } from '../parse/cellText.ts';
import { readRecords } from '../parse/readRecords.ts';
import { writtenDialect } from '../parse/writtenDialect.ts';
import type { CodeFinder } from '../scan/findCodes.ts';
import type { LentWorkbooks } from '../workbook/lent/lentWorkbook.ts';
import { openWorkbook } from '../workbook/openWorkbook.ts';
import { readOrdered } from '../workbook/spool/readOrdered.ts';
import { ShownSheet } from '../workbook/spool/shownSheet.ts';
import type { Workbook } from '../workbook/cells/workbook.ts';
import type { MatchTally } from './matchTally.ts';
import type { SearchedPages } from './searchedPages.ts';
import { searchLine } from './searchLine.ts';

/** A workbook, and what the host lends for reading it. */
export interface WorkbookInput {
  readonly source: ByteSource;
  readonly finder: CodeFinder;
  readonly inflate: Inflate;
  readonly workbooks?: LentWorkbooks | undefined;
  readonly scratch: Scratch;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds codes in the cells of every sheet, as the spreadsheet program shows them; hidden sheets and rows, too. A sheet that
 * cannot be read does not stop the others.
 *
 * @returns how many sheets there are, how many of them could not be read, and which
 * @throws {AppError} those of `openWorkbook`; of the first sheet where none could be read
 */
export async function searchWorkbook(input: WorkbookInput, tally: MatchTally): Promise<SearchedPages> {
  const workbook = await openWorkbook(input.source, input);
  let unreadablePages = 0;
  let first: AppError | undefined;
  const notes: string[] = [];
  for (const sheet of workbook.sheets) {
    try {
      await searchSheet(input, { workbook, sheet, tally });
    } catch (error) {
      if (!(error instanceof AppError) || !isOfSheet(error)) throw error;
      first ??= error;
      unreadablePages += 1;
      if (notes.length < namedSheets) notes.push(`Sheet ${sheet.name.slice(0, 60)}: ${error.message}`);
    }
  }
  if (first !== undefined && unreadablePages === workbook.sheets.length) throw first;
  if (unreadablePages > notes.length)
    notes.push(`${unreadablePages - notes.length} more sheets could not be read.`);
  return { pages: workbook.sheets.length, unreadablePages, scannedPages: [], notes };
}

/** Sheets that could not be read and are told of one by one. */
const namedSheets = 3;

/** A file that changes or goes away is no matter of one sheet. */
function isOfSheet({ code }: AppError): boolean {
  return code.startsWith('SOURCE_') && code !== 'SOURCE_CHANGED' && code !== 'SOURCE_UNREADABLE';
}

async function searchSheet(
  { finder, scratch, signal }: WorkbookInput,
  { workbook, sheet, tally }: { workbook: Workbook; sheet: SheetInfo; tally: MatchTally },
): Promise<void> {
  const room = await scratch.create();
  try {
    const job = { index: sheet.index, target: room.sink, ...(signal === undefined ? {} : { signal }) };
    const { sink } = await readOrdered(
      workbook,
      job,
      (target) => new ShownSheet({ ...workbook, sink: target }),
    );
    await sink.finish();
    await room.sink.close();
    const pool = new BatchPool();
    let row = 0;
    for await (const batch of readRecords(await room.open(), writtenDialect, { pool, signal })) {
      for (let record = 0; record < batch.recordCount; record += 1) {
        row += 1;
        for (const cell of recordTexts(batch, record)) {
          if (cell === '') continue;
          for (const text of cell.split(/\r\n?|\n/u)) {
            const placed = { text, page: sheet.index + 1, line: row, isHidden: sheet.hidden };
            for (const match of searchLine(finder, placed)) tally.add(match);
          }
        }
      }
      pool.giveBack(batch);
    }
  } finally {
    await room.remove();
  }
}
