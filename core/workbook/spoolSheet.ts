import type { ByteSink } from '../model/bytes.ts';
import { workbookOptions } from '../model/options/workbookOptions.ts';
import { csvRecord } from '../values/csvRecord.ts';
import type { Workbook } from './openWorkbook.ts';
import type { ReadJob } from './readZipEntry.ts';
import type { SheetRow } from './sheetRows.ts';

export interface SpoolJob extends ReadJob {
  /** Stays open; closing or discarding it is for whoever made it. */
  readonly sink: ByteSink;
  /** Rows of the sheet to be written at most, blank ones counted; all unless given. */
  readonly maxRows?: number;
}

export interface SheetSpool {
  /** Records written, which is the number of the last filled row, counted from 1. */
  readonly recordCount: number;
  /** Cells that shorter rows were filled up to. */
  readonly columnCount: number;
}

/**
 * Writes a sheet as UTF-8 text after RFC 4180 (comma, double quote, line feed), one record for every row of the sheet.
 * Blank rows become empty lines, so that the number of a record is the number of its row.
 *
 * A sheet has no ragged rows: those that end early are filled up to the widest of the first
 * `workbookOptions.spoolWidthRows` rows. Rows that reach beyond that keep their further cells.
 *
 * @throws {AppError} what `Workbook.readSheet` throws
 */
export async function spoolSheet(workbook: Workbook, index: number, job: SpoolJob): Promise<SheetSpool> {
  const maxRows = job.maxRows ?? workbookOptions.rows;
  const encoder = new TextEncoder();
  let width = 0;
  let head: SheetRow[] | undefined = [];
  let recordCount = 0;

  async function write(rows: readonly SheetRow[]): Promise<void> {
    let text = '';
    for (const { row, cells } of rows) {
      if (row > recordCount) text += '\n'.repeat(row - recordCount);
      text += `${recordOf(cells, width)}\n`;
      recordCount = row + 1;
    }
    if (text !== '') await job.sink.write(encoder.encode(text));
  }

  for await (const batch of workbook.readSheet(index, job)) {
    const rows = batch.filter(({ row }) => row < maxRows);
    if (head === undefined) await write(rows);
    else {
      for (const row of rows) {
        if (head.length < workbookOptions.spoolWidthRows) width = Math.max(width, row.cells.length);
        head.push(row);
      }
      if (head.length >= workbookOptions.spoolWidthRows) {
        await write(head);
        head = undefined;
      }
    }
    if (rows.length < batch.length) break;
  }
  if (head !== undefined) await write(head);
  return { recordCount, columnCount: width };
}

function recordOf(cells: readonly string[], width: number): string {
  const missing = width - cells.length;
  return missing > 0 ? csvRecord(cells) + ','.repeat(missing) : csvRecord(cells);
}
