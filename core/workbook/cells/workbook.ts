import type { SheetInfo } from '../../model/sheetInfo.ts';
import type { SheetLayout } from '../../model/sheet.ts';
import type { CellSink } from './cellSink.ts';
import type { ReadJob } from '../zip/readZipEntry.ts';
import type { DateSystem } from '../formats/serialDate.ts';

/** A workbook whose index has been read; its sheets are read when they are asked for. */
export interface Workbook {
  /** In the order of the tabs; charts are listed too and have no rows. */
  readonly sheets: readonly SheetInfo[];
  readonly dateSystem: DateSystem;
  /** Of a workbook that is text itself, such as HTML: how its bytes are written, a label of the WHATWG. */
  readonly encoding?: string;
  /** Number format codes, which cells name by their place. */
  readonly formats: readonly string[];
  /** Bytes of the source that `readSheet` reads at most, for the share of a job that is done. */
  sheetBytes(index: number): number;
  /**
   * Tells a sink the cells of a sheet, until it wants no more. May be called again, and for several sheets at once.
   * @returns What stands around the cells; of a sheet that was not read to its end, what is known by then
   * @throws {AppError} `SOURCE_DAMAGED`, `SOURCE_TOO_LARGE`, `SOURCE_TOO_MANY_COLUMNS`, `SOURCE_PASSWORD`, `CANCELLED`
   */
  readSheet(index: number, sink: CellSink, job?: ReadJob): Promise<SheetLayout>;
}
