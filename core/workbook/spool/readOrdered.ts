import type { ByteSink } from '../../model/bytes.ts';
import type { SheetLayout } from '../../model/sheet.ts';
import type { CellSink } from '../cells/cellSink.ts';
import type { Workbook } from '../cells/workbook.ts';
import type { ReadJob } from '../zip/readZipEntry.ts';
import { RowsOutOfOrder } from '../cells/rowsOutOfOrder.ts';
import { RowSorter } from './rowSorter.ts';

export interface OrderedJob extends ReadJob {
  readonly index: number;
  /** Where the text of the cells goes. */
  readonly target: ByteSink;
}

/**
 * Reads a sheet whose rows should be in order. Those of some programs are not: what shows before anything was written
 * is mended by reading the sheet once more and sorting it in memory.
 *
 * @param begin Makes the sink that writes cells to the target.
 * @returns The sink that took all of them
 * @throws {AppError} what `Workbook.readSheet` throws; `SOURCE_DAMAGED` also where rows get out of order further on
 */
export async function readOrdered<Sink extends CellSink>(
  workbook: Workbook,
  { index, target, ...job }: OrderedJob,
  begin: (target: ByteSink) => Sink,
): Promise<{ readonly sink: Sink; readonly layout: SheetLayout }> {
  let hasWritten = false;
  const watched: ByteSink = {
    write(bytes) {
      hasWritten = true;
      return target.write(bytes);
    },
    close: () => target.close(),
    discard: () => target.discard(),
  };
  try {
    const sink = begin(watched);
    return { sink, layout: await workbook.readSheet(index, sink, job) };
  } catch (error) {
    if (!(error instanceof RowsOutOfOrder) || hasWritten) throw error;
  }
  const sorter = new RowSorter();
  const layout = await workbook.readSheet(index, sorter, { ...job, anyOrder: true });
  const sink = begin(target);
  await sorter.tell(sink);
  // Other rows of the layout are taken as they ascend.
  const markedRows = [...new Set(layout.markedRows)].sort((a, b) => a - b);
  return { sink, layout: { ...layout, markedRows } };
}
