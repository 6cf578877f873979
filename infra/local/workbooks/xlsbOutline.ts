import { AppError } from '../../../core/model/errors.ts';
import type { SheetLayout } from '../../../core/model/sheet.ts';
import { uint16, uint32 } from '../../../core/workbook/zip/zipDirectory.ts';
import { LayoutParts } from './layoutParts.ts';
import { type RowBlock, RowBlocks } from './rowBlocks.ts';
import { type XlsbRecord, xlsbRecords, xlsbRecordsOf } from './xlsbRecords.ts';

export interface XlsbSheetOutline {
  readonly blocks: readonly RowBlock[];
  readonly layout: SheetLayout;
}

/**
 * Looks over the part of a sheet: where it can be cut into runs of rows, and what stands around its cells.
 * @throws {AppError} `SOURCE_DAMAGED` where the rows do not end; `SOURCE_TOO_LARGE`
 */
export function readXlsbSheetOutline(part: Uint8Array): XlsbSheetOutline {
  const blocks = new RowBlocks();
  const parts = new LayoutParts();
  let isInRows = false;
  let isWhole = false;
  let row = 0;
  /** What later versions add stands between such marks. */
  let asides = 0;
  for (const record of xlsbRecordsOf(part)) {
    const { id, start, end } = record;
    if (id === xlsbRecords.beginFuture || id === xlsbRecords.beginChoice) asides += 1;
    else if (id === xlsbRecords.endFuture || id === xlsbRecords.endChoice) asides -= 1;
    else if (id === xlsbRecords.beginRows) isInRows = true;
    else if (id === xlsbRecords.endRows) {
      isInRows = false;
      isWhole = true;
    } else if (asides > 0) continue;
    else if (!isInRows) readLayout(part, record, parts);
    else if (id === xlsbRecords.row) {
      row = uint32(part, record.data);
      const flags = part[record.data + 11] ?? 0;
      parts.addRow(row, { isHidden: (flags & 0x10) !== 0, level: flags & 0x07 });
      blocks.add(row, { start, end, cells: 0 });
    } else if (id <= xlsbRecords.lastCell || id === xlsbRecords.richText)
      blocks.add(row, { start, end, cells: 1 });
  }
  if (!isWhole) throw new AppError('SOURCE_DAMAGED', 'A sheet of the workbook breaks off.');
  return { blocks: blocks.blocks(), layout: parts.layout() };
}

function readLayout(part: Uint8Array, { id, data, end }: XlsbRecord, parts: LayoutParts): void {
  const at = (place: number): number => uint32(part, data + 4 * place);
  const rangeAt = { top: at(0), bottom: at(1), left: at(2), right: at(3) };
  if (id === xlsbRecords.mergedCell && end - data >= 16) parts.addMerge(rangeAt);
  else if (id === xlsbRecords.filter && end - data >= 16) parts.filter = rangeAt;
  else if (id === xlsbRecords.columns && end - data >= 18) {
    if ((uint16(part, data + 16) & 1) === 1) parts.addHiddenColumns(at(0), at(1));
  } else if (id === xlsbRecords.beginView && end - data >= 10) parts.topRow = uint32(part, data + 6);
  else if (id === xlsbRecords.pane && end - data >= 29 && ((part[data + 28] ?? 0) & 3) !== 0) {
    const rows = new DataView(part.buffer, part.byteOffset + data + 8, 8).getFloat64(0, true);
    if (Number.isInteger(rows) && rows > 0) parts.frozenRows = rows;
  }
}
