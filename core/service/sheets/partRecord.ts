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
function partOverrides({ sheet, table }: FilePart): Overrides {
  return {
    ...(sheet === undefined ? {} : { sheetIndex: sheet.index }),
    ...(sheet?.together === true ? { sheetsTogether: true } : {}),
    ...(table === undefined ? {} : { tableIndex: table.index }),
    ...(table?.together === true ? { tablesTogether: true } : {}),
  };
}

/**
 * Corrections of a part's file. Which sheet and table it is was none, so that is not taken back with the others; a person
 * may choose another one.
 */
export function withPart(overrides: Overrides, { sheet, table, overrides: before }: FileRecord): Overrides {
  const ofSheet = sheet === undefined || overrides.sheetIndex !== undefined;
  const ofTable = table === undefined || overrides.tableIndex !== undefined;
  const isOther = overrides.sheetIndex !== undefined && overrides.sheetIndex !== sheet;
  return {
    ...overrides,
    ...(ofSheet ? {} : { ...onlyTrue('sheetsTogether', before.sheetsTogether), sheetIndex: sheet }),
    ...(ofTable || isOther
      ? {}
      : { ...onlyTrue('tablesTogether', before.tablesTogether), tableIndex: table }),
  };
}

function onlyTrue(name: keyof Overrides, value: true | undefined): Overrides {
  return value === undefined ? {} : { [name]: value };
}
