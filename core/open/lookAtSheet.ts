import { columnsKey } from './columnsKey.ts';
import type { OpenTable, OpenTables } from './describeTables.ts';
import { readHead } from '../decode/readHead.ts';
import { classifyTail } from '../dialect/structure/classifyTail.ts';
import { mergedClasses } from './mergeLineClasses.ts';
import type { SheetInfo } from '../model/sheetInfo.ts';
import type { LineClass, Overrides } from '../model/dialect.ts';
import { AppError } from '../model/errors.ts';
import { inspectOptions } from '../model/options/readingOptions.ts';
import { sheetOptions } from '../model/options/sheetOptions.ts';
import type { SheetTable } from '../model/sheet.ts';
import { ownColumns } from './ownColumns.ts';
import { recordTexts } from '../parse/cellText.ts';
import type { DataReport } from '../parse/dataBatch.ts';
import { readData } from '../parse/readData.ts';
import { splitHead } from '../parse/splitHead.ts';
import { hasFilled } from '../values/cells/filledCells.ts';

/** The sheets of a workbook, each to be opened as often as need be. */
export interface SheetReader {
  /** In the order of the tabs. */
  readonly sheets: readonly SheetInfo[];
  /** The tables of a sheet by its first rows, in memory. */
  head(sheetIndex: number, overrides: Overrides): Promise<SheetHead>;
}

export interface SheetHead {
  readonly tables: OpenTables;
  /** The sheet has no more rows. */
  readonly isWhole: boolean;
}

/** A table whose layout has no number yet; tables of the same columns have the same key. */
export type SeenTable = Omit<SheetTable, 'layout'> & { readonly key: string };

/** What the first rows of a sheet tell; plain data of a few kilobytes. */
export interface SheetLook {
  /** In their order; `[]` where there is none. */
  readonly tables: readonly SeenTable[];
  /** Which of them is worked on first. */
  readonly chosen: number;
  /** 0 to 1: how sure the header of that one is. */
  readonly headerMargin: number;
  /** Data rows of it among those that were looked at. */
  readonly seenRows: number;
  /** Cells of these rows that are filled, and those of them that hold prose. */
  readonly filledCells: number;
  readonly proseCells: number;
  /** First records of the sheet; for a table that others stand beside, its columns alone. */
  readonly headRecords: readonly (readonly string[])[];
  readonly notes: readonly string[];
  readonly problem: string | null;
}

/**
 * Looks at the first rows of a sheet. A blank sheet has no table, and one that cannot be read has a problem; neither
 * keeps the others from being read.
 * @throws {AppError} `CANCELLED`
 */
export async function lookAtSheet(
  reader: SheetReader,
  sheetIndex: number,
  overrides: Overrides,
): Promise<SheetLook> {
  try {
    return await describeHead(await reader.head(sheetIndex, overrides));
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'CANCELLED') throw error;
    return error.code === 'SOURCE_EMPTY' ? blankSheet : { ...blankSheet, problem: error.message };
  }
}

/** What sheets have in common whose first tables have the same columns; `undefined` without a table. */
export function layoutKey({ tables, chosen }: SheetLook): string | undefined {
  return tables[chosen]?.key;
}

const blankSheet: SheetLook = {
  tables: [],
  chosen: 0,
  headerMargin: 0,
  seenRows: 0,
  filledCells: 0,
  proseCells: 0,
  headRecords: [],
  notes: [],
  problem: null,
};

async function describeHead({ tables: opened, isWhole }: SheetHead): Promise<SheetLook> {
  const [first] = opened;
  const ordered = opened.toSorted((a, b) => a.tableIndex - b.tableIndex);
  const seen: (SeenRows & { readonly table: OpenTable })[] = [];
  for (const table of ordered) seen.push({ table, ...(await seeRows(table, isWhole)) });
  // A sheet whose cells are all empty has a table without columns.
  const filled = seen.filter(({ table }) => table.structure.columnNames.length > 0);
  const own = filled.find(({ table }) => table === first);
  return {
    tables: filled.map(({ table, report, firstRows }) => ({
      ...tableOf(table, { report, isWhole }),
      key: columnsKey(table === first ? shownColumns(table) : table.structure.columnNames),
      ...(firstRows.length === 0 ? {} : { firstRows }),
    })),
    chosen: Math.max(
      0,
      filled.findIndex(({ table }) => table === first),
    ),
    headerMargin: first.structure.headerMargin,
    seenRows: own?.report.rowCount ?? 0,
    filledCells: own?.filledCells ?? 0,
    proseCells: own?.proseCells ?? 0,
    headRecords: first.headRecords,
    notes: await notesOf(
      first,
      filled.map(({ report }) => report.lineClasses ?? []),
    ),
    problem: null,
  };
}

function shownColumns({ structure, headRecords }: OpenTable): readonly string[] {
  return ownColumns({ ...structure, records: headRecords });
}

/** What reading the first rows of a table comes to. */
interface SeenRows {
  readonly report: DataReport;
  readonly filledCells: number;
  readonly proseCells: number;
  /** Of a table without a header, at most some. */
  readonly firstRows: readonly (readonly string[])[];
}

async function seeRows(table: OpenTable, isWhole: boolean): Promise<SeenRows> {
  const options = isWhole ? { classifyTail, lines: true } : { lines: true };
  const batches = readData(table.text, table, options);
  let filledCells = 0;
  let proseCells = 0;
  const firstRows: (readonly string[])[] = [];
  const shownRows = table.structure.headerRows.length > 0 ? 0 : sheetOptions.headerlessRows;
  for (;;) {
    const step = await batches.next();
    if (step.done === true) return { report: step.value, filledCells, proseCells, firstRows };
    const { batch, selected } = step.value;
    for (const record of selected) {
      if (firstRows.length < shownRows) firstRows.push(recordTexts(batch, record));
      const end = batch.recordFirstCell[record + 1] ?? 0;
      for (let cell = batch.recordFirstCell[record] ?? end; cell < end; cell += 1) {
        if (!hasFilled(batch, cell, cell + 1)) continue;
        filledCells += 1;
        const length = (batch.cellEnd[cell] ?? 0) - (batch.cellStart[cell] ?? 0);
        if (length >= sheetOptions.proseCharacters) proseCells += 1;
      }
    }
  }
}

function tableOf(
  { structure, columnsBefore, tables, tableIndex }: OpenTable,
  { report, isWhole }: { readonly report: DataReport; readonly isWhole: boolean },
): Omit<SeenTable, 'key'> {
  const { headerRows, firstDataRow, columnNames, span } = structure;
  const top = Math.min(headerRows[0] ?? firstDataRow, firstDataRow);
  const isEnded = isWhole || (span !== undefined && span.end !== null);
  const { name, title } = tables[tableIndex] ?? {};
  return {
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { title }),
    range: {
      top,
      left: columnsBefore,
      bottom: isEnded ? Math.max(top, report.lastRecord) : null,
      right: columnsBefore + columnNames.length - 1,
    },
    headerRows,
    columnNames,
    rowCount: isEnded ? report.rowCount : null,
  };
}

/** Titles and notes around the tables of a sheet: what is nothing else to any of them. */
async function notesOf(
  { text, dialect }: OpenTable,
  classes: readonly (readonly LineClass[])[],
): Promise<readonly string[]> {
  const merged = mergedClasses(classes);
  const notes: string[] = [];
  if (!merged.some((one) => one === 'metadata' || one === 'notes')) return notes;
  const records = splitHead(await readHead(text), dialect, {
    complete: true,
    maxRecords: inspectOptions.sheetRows,
  });
  for (const [record, cells] of records.entries()) {
    if (notes.length >= sheetOptions.notes) break;
    const kind = merged[record];
    if (kind !== 'metadata' && kind !== 'notes') continue;
    const words = cells.filter((cell) => cell.trim() !== '').join(' ');
    if (words !== '') notes.push(words.slice(0, sheetOptions.noteCharacters));
  }
  return notes;
}
