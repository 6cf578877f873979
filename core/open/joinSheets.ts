import { columnsKey, foldedName } from './columnsKey.ts';
import type { OpenTable, OpenTables } from './describeTables.ts';
import {
  columnsOf,
  type FittingSheet,
  fitSheet,
  fitting,
  type WantedColumns,
  wantedColumns,
} from './fitSheet.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { SheetReader } from './lookAtSheet.ts';
import type { ByteSink, ByteSource } from '../model/bytes.ts';
import type { Overrides } from '../model/dialect.ts';
import type { SheetInfo } from '../model/sheetInfo.ts';
import { AppError, invariant } from '../model/errors.ts';
import type { JoinedTable, RecordOrigins, SheetLeft, SheetRead } from '../model/joinedSheets.ts';
import { inspectOptions } from '../model/options/readingOptions.ts';
import type { SheetFacts } from '../model/sheet.ts';
import { SheetRowWriter } from './sheetRowWriter.ts';
import { csvRecord } from '../values/text/csvRecord.ts';

/** A reader that opens sheets as a whole, too. */
export interface WholeSheetReader extends SheetReader {
  /** The tables of a whole sheet. `remove` gives back the room that its text takes; nothing of it can be read then. */
  whole(
    sheetIndex: number,
    overrides: Overrides,
  ): Promise<{ readonly tables: OpenTables; readonly remove: () => Promise<void> }>;
  /** Says that nothing more of a sheet is read, for the share of the work that is done. */
  done(sheetIndex: number): void;
}

export interface JoinInput {
  readonly reader: WholeSheetReader;
  /** The sheet whose columns the others must have; read even where it is hidden. */
  readonly chosenSheet: number;
  readonly overrides: Overrides;
  /** Only first rows, some hundred of all sheets together; otherwise every row. */
  readonly headOnly: boolean;
  readonly kernel?: Kernel | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Writes a text into scratch. */
  readonly spool: <Result>(
    write: (sink: ByteSink) => Promise<Result>,
  ) => Promise<{ readonly text: ByteSource; readonly result: Result }>;
}

/**
 * Opens all visible sheets that have the columns of one as a single table: its header once, then the data rows of each
 * sheet in the order of the tabs, and the name of the sheet as one more column at the end. What is no data in a sheet
 * (titles, notes, totals, headings, the header said again) is found in that sheet as it is for a sheet alone.
 *
 * @throws {AppError} as reading a sheet; a sheet that fits by its first rows and cannot be read to its end fails all
 */
export async function joinSheets(input: JoinInput): Promise<OpenTable> {
  const { reader, chosenSheet, overrides } = input;
  const head = await reader.head(chosenSheet, overrides);
  const wanted = wantedColumns(head.tables[0], overrides);
  const own = fitting(head, wanted, overrides);
  invariant(own !== undefined, 'a table has its own columns');
  const names = [...wanted.columnNames, sheetColumn(wanted.columnNames)];
  const joined = await input.spool((sink) => writeSheets(input, { sink, wanted, own, names }));
  const { read, left, origins, innerRows, form, facts } = joined.result;
  const { structure, ...table } = own.table;
  return {
    ...table,
    name: read.length > 1 ? `${table.name} and ${read.length - 1} more` : table.name,
    text: joined.text,
    origins,
    sheet: facts,
    joined: { read, left, form, innerRows },
    structure: {
      headerRows: [0],
      firstDataRow: 1,
      skippedRows: [],
      tailKnown: true,
      headerMargin: structure.headerMargin,
      columnNames: names,
    },
  };
}

interface Writing {
  readonly sink: ByteSink;
  readonly wanted: WantedColumns;
  /** How the chosen sheet fits. */
  readonly own: FittingSheet;
  readonly names: readonly string[];
}

interface Written extends JoinedTable {
  readonly origins: RecordOrigins;
  readonly facts: SheetFacts;
}

async function writeSheets(input: JoinInput, { sink, wanted, own, names }: Writing): Promise<Written> {
  const { reader, chosenSheet, headOnly } = input;
  const writer = new SheetRowWriter(sink, { ...own.table, columnCount: wanted.columnNames.length });
  await sink.write(new TextEncoder().encode(`${csvRecord(names)}\n`));
  const read: SheetRead[] = [];
  const left: SheetLeft[] = [];
  let { structure: form } = own.table;
  let innerRows = 0;
  for (const sheet of reader.sheets) {
    const isChosen = sheet.index === chosenSheet;
    const fit = isChosen ? own : await fitSheet(reader, sheet, wanted);
    if ('reason' in fit) {
      left.push(fit);
      reader.done(sheet.index);
      continue;
    }
    if (headOnly && writer.rows >= inspectOptions.sheetRows) {
      read.push({ ...sheet, rowCount: null });
      continue;
    }
    const opened = headOnly || fit.head.isWhole ? undefined : await openWhole(input, { sheet, fit, wanted });
    const table = opened?.table ?? fit.table;
    if (isChosen) form = table.structure;
    const before = writer.rows;
    const isEnd = opened !== undefined || fit.head.isWhole;
    const report = await writer.write({ table, sheetName: sheet.name, isEnd }, input);
    await opened?.remove();
    reader.done(sheet.index);
    innerRows += report.innerRows;
    if (isChosen) form = { ...form, skippedRows: report.skippedRows };
    read.push({ ...sheet, rowCount: isEnd ? writer.rows - before : null });
  }
  return { read, left, form, innerRows, origins: writer.origins(), facts: writer.facts() };
}

/** Opens a sheet to its end. What more of it is seen then must not change which columns it has. */
async function openWhole(
  { reader }: JoinInput,
  wish: { readonly sheet: SheetInfo; readonly fit: FittingSheet; readonly wanted: WantedColumns },
): Promise<{ readonly table: OpenTable; readonly remove: () => Promise<void> }> {
  const { sheet, fit, wanted } = wish;
  const { tables, remove } = await reader.whole(sheet.index, fit.overrides);
  const found = tables.find((table) => columnsKey(columnsOf(table)) === wanted.key);
  if (found !== undefined) return { table: found, remove };
  await remove();
  // Rows behind the first ones changed the guess; what was found in those holds.
  const { headerRows, firstDataRow } = fit.table.structure;
  const settled = { ...fit.overrides, headerRows, firstDataRow };
  const again = await reader.whole(sheet.index, settled);
  const table = again.tables.find((one) => columnsKey(columnsOf(one)) === wanted.key);
  if (table !== undefined) return { table, remove: again.remove };
  throw new AppError('SOURCE_UNSUPPORTED', `The sheet ${sheet.name} changes its columns further down.`, {
    remedy: 'Read its table by itself, or move what stands below it to a sheet of its own.',
  });
}

/** Name of the column that holds the names of the sheets: `Sheet`, or the next best that is no column yet. */
function sheetColumn(columnNames: readonly string[]): string {
  const taken = new Set(columnNames.map(foldedName));
  let name = 'Sheet';
  for (let count = 1; taken.has(foldedName(name)); count += 1)
    name = count === 1 ? 'Sheet name' : `Sheet name ${count}`;
  return name;
}
