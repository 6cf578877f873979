import type { Overrides } from '../../model/dialect.ts';
import type { FilePart } from '../../model/filePart.ts';
import type { FileRecord } from '../../ports/stores.ts';

/** How a file that is a sheet or a table of another one is read; whole files as they are. */
export function partRecord(part: FilePart): Pick<FileRecord, 'overrides' | 'sheet' | 'table'> {
  const { sheet, table } = part;
  return {
    overrides: partOverrides(part),
    ...(sheet === undefined ? {} : { sheet: sheet.index }),
    ...(table === undefined ? {} : { table: table.index }),
  };
}

/** The reading that makes a part of the whole file. */
export function partOverrides({ sheet, table }: FilePart): Overrides {
  return {
    ...(sheet === undefined ? {} : { sheetIndex: sheet.index }),
    ...(sheet?.together === true ? { sheetsTogether: true } : {}),
    ...(table === undefined ? {} : { tableIndex: table.index }),
    ...(table?.together === true ? { tablesTogether: true } : {}),
  };
}
