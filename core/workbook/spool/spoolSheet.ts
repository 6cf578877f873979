import type { ByteSink } from '../../model/bytes.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import type { SheetFacts } from '../../model/sheet.ts';
import type { Workbook } from '../cells/workbook.ts';
import { readOrdered } from './readOrdered.ts';
import type { ReadJob } from '../zip/readZipEntry.ts';
import { SpoolSink } from './spoolSink.ts';

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
  /** The sheet has rows behind those that were wanted. */
  readonly isCut: boolean;
  readonly facts: SheetFacts;
}

/**
 * Writes a sheet as UTF-8 text after RFC 4180 (comma, double quote, line feed), one record for every row of the sheet.
 * Blank rows become empty lines, so that the number of a record is the number of its row.
 *
 * A sheet has no ragged rows: those that end early are filled up to the widest of the first
 * `workbookOptions.spoolWidthRows` rows. Rows that reach beyond that keep their further cells.
 *
 * @throws {AppError} what `readOrdered` throws
 */
export async function spoolSheet(workbook: Workbook, index: number, job: SpoolJob): Promise<SheetSpool> {
  const { sink: target, maxRows = workbookOptions.rows, ...rest } = job;
  const { formats, dateSystem } = workbook;
  const { sink, layout } = await readOrdered(
    workbook,
    { ...rest, index, target },
    (bytes) => new SpoolSink({ sink: bytes, formats, dateSystem, maxRows }),
  );
  const { formats: columns, findings } = await sink.finish();
  return {
    recordCount: sink.recordCount,
    columnCount: sink.columnCount,
    isCut: sink.isCut,
    facts: { firstColumn: sink.firstColumn, layout, formats: columns, findings },
  };
}
