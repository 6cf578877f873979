import type { Upload } from '../../model/upload.ts';
import type { FileRecord } from '../../ports/stores.ts';

/** How a file that is a sheet of a workbook is read; whole files as they are. */
export function sheetRecord(sheet: Upload['sheet']): Pick<FileRecord, 'overrides' | 'sheet'> {
  if (sheet === undefined) return { overrides: {} };
  const { index, together } = sheet;
  return { overrides: { sheetIndex: index, ...(together ? { sheetsTogether: true } : {}) }, sheet: index };
}
