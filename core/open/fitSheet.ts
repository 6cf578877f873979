import { columnsKey, foldedName } from './columnsKey.ts';
import { ownColumns } from './ownColumns.ts';
import { headerLines, sameHeader } from './sameHeader.ts';
import type { OpenTable } from './describeTables.ts';
import type { SheetHead, SheetReader } from './lookAtSheet.ts';
import type { SheetInfo } from '../model/sheetInfo.ts';
import type { Overrides } from '../model/dialect.ts';
import { AppError } from '../model/errors.ts';
import type { SheetLeft } from '../model/joinedSheets.ts';
import { sheetOptions } from '../model/options/sheetOptions.ts';

/** What other sheets must have to be read together with one. */
export interface WantedColumns {
  readonly key: string;
  readonly columnNames: readonly string[];
  /** Its header as it stands in the sheet, a record a row, names folded and empty cells at the end left out; `[]` for none. */
  readonly header: readonly (readonly string[])[];
  /** Of the reading of the chosen sheet, what holds for the others, too. */
  readonly overrides: Overrides;
}

/** A sheet that has the columns, and how it is to be read for them. */
export interface FittingSheet {
  readonly head: SheetHead;
  readonly table: OpenTable;
  readonly overrides: Overrides;
}

/** Names of the columns of an open table that others are compared with. */
export function columnsOf({ structure, headRecords }: OpenTable): readonly string[] {
  const { columnNames, headerRows } = structure;
  return ownColumns({ columnNames, headerRows, records: headRecords });
}

export function wantedColumns(table: OpenTable, overrides: Overrides): WantedColumns {
  const { headerRows } = table.structure;
  const columnNames = columnsOf(table);
  return {
    key: columnsKey(columnNames),
    columnNames,
    header: headerLines(table.headRecords, headerRows),
    overrides: {
      ...(overrides.innerRows === undefined ? {} : { innerRows: overrides.innerRows }),
      // Who says that the table has no header says it of all of its sheets.
      ...(overrides.headerRows?.length === 0 ? { headerRows: [] } : {}),
    },
  };
}

/**
 * Reads the first rows of a sheet for the wanted columns: as they are guessed to be, or below a header that is the
 * wanted one word for word, wherever it stands. Of several tables the first with these columns is taken.
 * @throws {AppError} `CANCELLED`
 */
export async function fitSheet(
  reader: SheetReader,
  sheet: SheetInfo,
  wanted: WantedColumns,
): Promise<FittingSheet | SheetLeft> {
  if (sheet.hidden) return left(sheet, 'hidden');
  try {
    const head = await reader.head(sheet.index, wanted.overrides);
    const guessed = fitting(head, wanted, wanted.overrides);
    if (guessed !== undefined) return guessed;
    const headerRows = sameHeader(head.tables[0].headRecords, wanted.header);
    if (headerRows !== undefined) {
      const overrides = { ...wanted.overrides, headerRows };
      const found = fitting(await reader.head(sheet.index, overrides), wanted, overrides);
      if (found !== undefined) return found;
    }
    return without(sheet, head, wanted);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'CANCELLED') throw error;
    if (error.code === 'SOURCE_EMPTY') return left(sheet, 'blank');
    return { ...left(sheet, 'unreadable'), problem: error.message };
  }
}

/** The table of a sheet that has the wanted columns. */
export function fitting(
  head: SheetHead,
  wanted: WantedColumns,
  overrides: Overrides,
): FittingSheet | undefined {
  const inOrder = head.tables.toSorted((a, b) => a.tableIndex - b.tableIndex);
  const table = [head.tables[0], ...inOrder].find((one) => columnsKey(columnsOf(one)) === wanted.key);
  if (table === undefined) return undefined;
  const isAlone = head.tables.length === 1;
  return { head, table, overrides: isAlone ? overrides : { ...overrides, tableIndex: table.tableIndex } };
}

function without(sheet: SheetInfo, { tables: [table] }: SheetHead, wanted: WantedColumns): SheetLeft {
  const names = columnsOf(table);
  if (names.length === 0) return left(sheet, 'blank');
  const own = new Set(names.map(foldedName));
  const theirs = new Set(wanted.columnNames.map(foldedName));
  const missing = wanted.columnNames.filter((name) => !own.has(foldedName(name)));
  const added = names.filter((name) => !theirs.has(foldedName(name)));
  const shared = theirs.size - new Set(missing.map(foldedName)).size;
  if (shared / Math.max(own.size, theirs.size) < sheetOptions.similarShare) return left(sheet, 'other');
  const some = (list: readonly string[]): readonly string[] => list.slice(0, sheetOptions.toldNames);
  return { ...left(sheet, 'similar'), missing: some(missing), added: some(added) };
}

function left(sheet: SheetInfo, reason: SheetLeft['reason']): SheetLeft {
  return { ...sheet, reason, missing: [], added: [], problem: null };
}
