import { readHead } from '../decode/readHead.ts';
import { detectDialect } from '../dialect/delimiter/detectDialect.ts';
import { detectSheetTables } from '../dialect/tables/detectSheetTables.ts';
import { type TablesFound, detectTables } from '../dialect/tables/detectTables.ts';
import type { TableFound } from '../dialect/tables/tableFound.ts';
import type { StructureOptions } from '../dialect/structure/detectStructure.ts';
import { tableInRange } from '../dialect/tables/givenRange.ts';
import { mergedData } from '../dialect/tables/mergedData.ts';
import { withSkipped, withoutRemarks } from '../dialect/delimiter/remarks.ts';
import { withSettledRows } from '../dialect/structure/settledRows.ts';
import type { Panel } from '../dialect/tables/sidePanels.ts';
import type { TablePlace } from '../model/analysis.ts';
import type { Range } from '../model/range.ts';
import type { ByteSource } from '../model/bytes.ts';
import type { JoinedTable, RecordOrigins } from '../model/joinedSheets.ts';
import type { DelimiterGuess, EncodingGuess, Overrides, TableStructure } from '../model/dialect.ts';
import { AppError, invariant } from '../model/errors.ts';
import { inspectOptions, structureOptions } from '../model/options/readingOptions.ts';
import { plainLayout, type SheetFacts } from '../model/sheet.ts';
import type { TextFindings } from '../model/textFindings.ts';
import { splitHead } from '../parse/splitHead.ts';

/** Text of one table or several, as it was opened. */
interface OpenText {
  readonly kind: 'delimited' | 'workbook';
  readonly name: string;
  readonly sheetIndex: number | null;
  readonly encoding: EncodingGuess;
  /** What is odd about the text as bytes; `null` while nobody has looked at all of them, and `encoding` is a guess. */
  readonly findings: TextFindings | null;
  /** UTF-8 text: the source itself, or a spool of it. */
  readonly text: ByteSource;
  /** What is known of the sheet beside its text; `null` for delimited text. Rows and columns are those of the sheet. */
  readonly sheet: SheetFacts | null;
}

/** One table, ready to be read record by record. */
export interface OpenTable extends OpenText {
  readonly dialect: DelimiterGuess;
  readonly structure: TableStructure;
  /** Which of the tables of its text or sheet it is, from 0 in their order, and where they stand. */
  readonly tableIndex: number;
  readonly tables: readonly TablePlace[];
  /** Columns of the source that stand to the left of it, other tables' and empty ones; those are no part of `text`. */
  readonly columnsBefore: number;
  /** The first records, their longest cells cut. */
  readonly headRecords: readonly (readonly string[])[];
  /** Where the text was written from several sheets: what they are, and where its records come from. */
  readonly joined?: JoinedTable;
  readonly origins?: RecordOrigins;
}

/** The tables of one text or sheet; the first is the one to work on, the others follow in their order. */
export type OpenTables = readonly [OpenTable, ...OpenTable[]];

/** Text whose form is still to be found. */
export interface FoundText extends OpenText {
  /** Whether `text` goes to the end of the table; a head ends in the middle of a record. */
  readonly complete: boolean;
}

export interface DescribeInput {
  readonly name: string;
  readonly overrides: Overrides;
  /** Writes columns of a text, both ends inclusive, into a text of their own. */
  readonly cut: (text: ByteSource, dialect: DelimiterGuess, columns: Panel) => Promise<ByteSource>;
  /** Writes a sheet's text into one of its own in which merged values stand in all of their rows. */
  readonly fill: (text: ByteSource, merges: readonly Range[]) => Promise<ByteSource>;
}

/**
 * Finds the dialect of a text and its tables. One that others stand beside is cut out of the text. In a sheet, values that
 * are merged over several data rows count for each of them.
 * @throws {AppError} `SOURCE_EMPTY` where a whole text has no filled cell
 */
export async function describeTables(input: DescribeInput, found: FoundText): Promise<OpenTables> {
  const read = await readTables(input, found);
  const { down } = mergedData(found.sheet?.layout ?? plainLayout, read.tables);
  if (down.length === 0) return openTables(input, found, read);
  const filled = { ...found, text: await input.fill(found.text, down) };
  return openTables(input, filled, await readTables(input, filled));
}

/** The tables of a text by its first records. */
interface TablesRead extends TablesFound {
  readonly dialect: DelimiterGuess;
  readonly records: readonly (readonly string[])[];
  /** Records that are remarks of the text's dialect. */
  readonly remarks: readonly number[];
}

async function readTables({ name, overrides }: DescribeInput, found: FoundText): Promise<TablesRead> {
  const head = await readHead(found.text);
  const headIsAll = found.complete && head.length >= found.text.sizeBytes;
  const text = new TextDecoder('utf-8').decode(head);
  const dialect =
    found.kind === 'workbook'
      ? sheetDialect
      : detectDialect(text, {
          complete: headIsAll,
          ...(overrides.delimiter === undefined ? {} : { delimiter: overrides.delimiter }),
          ...(overrides.quote === undefined ? {} : { quote: overrides.quote }),
          ...(overrides.escape === undefined ? {} : { escape: overrides.escape }),
        });
  const maxRecords = headIsAll ? inspectOptions.wholeRecords : inspectOptions.structureRecords;
  const records = splitHead(head, dialect, { complete: headIsAll, maxRecords });
  const { records: tableRecords, remarks } = withoutRemarks(records, dialect);
  const options = {
    complete: headIsAll && records.length < maxRecords,
    ...(overrides.headerRows === undefined ? {} : { headerRows: overrides.headerRows }),
    ...(overrides.firstDataRow === undefined ? {} : { firstDataRow: overrides.firstDataRow }),
    ...(overrides.lastDataRow === undefined ? {} : { lastDataRow: overrides.lastDataRow }),
    ...(overrides.innerRows === undefined ? {} : { innerRows: overrides.innerRows }),
    ...(overrides.tableIndex === undefined ? {} : { tableIndex: overrides.tableIndex }),
    ...(overrides.tablesTogether === undefined ? {} : { together: true }),
    ...(overrides.tables === undefined ? {} : { asOne: true }),
  };
  const detected = settled(
    found.sheet === null
      ? detectTables(tableRecords, options)
      : detectSheetTables(tableRecords, found.sheet, options),
    { records: tableRecords, overrides, options: { ...options, layout: found.sheet?.layout ?? plainLayout } },
  );
  if (headIsAll && detected.tables.every(({ structure }) => structure.columnNames.length === 0))
    throw found.kind === 'workbook'
      ? new AppError('SOURCE_EMPTY', `The sheet ${found.name} of ${name} holds nothing.`, {
          remedy: 'Choose another sheet of the workbook.',
        })
      : new AppError('SOURCE_EMPTY', `No cell of ${name} holds anything.`);
  return { ...detected, dialect, records, remarks };
}

/** The tables with the one that a person has drawn a range around, and with what they have said of single records. */
function settled(
  { tables, chosen }: TablesFound,
  {
    records,
    overrides,
    options,
  }: {
    readonly records: readonly (readonly string[])[];
    readonly overrides: Overrides;
    readonly options: StructureOptions;
  },
): TablesFound {
  const { range } = overrides;
  const all = range === undefined ? tables : [...tables, tableInRange(records, range, options)];
  const at = range === undefined ? chosen : tables.length;
  const table = all[at];
  if (table === undefined) return { tables, chosen };
  return {
    tables: all.with(at, { ...table, structure: withSettledRows(table.structure, overrides) }),
    chosen: at,
  };
}

async function openTables(
  { cut }: DescribeInput,
  found: FoundText,
  { tables, chosen, dialect, records, remarks }: TablesRead,
): Promise<OpenTables> {
  const { complete: _, ...rest } = found;
  const places = tables.map((table) => placeOf(table, records));
  const open = async ({ structure, panel }: TableFound, tableIndex: number): Promise<OpenTable> => ({
    ...rest,
    text: panel === null ? found.text : await cut(found.text, dialect, panel),
    dialect,
    structure: withSkipped(structure, remarks),
    tableIndex,
    tables: places,
    columnsBefore: panel?.left ?? 0,
    headRecords: shown(records, panel),
  });
  const all: OpenTable[] = [];
  for (const [index, table] of tables.entries()) all.push(await open(table, index));
  const [first, ...others] = [...all.slice(chosen, chosen + 1), ...all.toSpliced(chosen, 1)];
  invariant(first !== undefined, 'a text has at least one table');
  return [first, ...others];
}

function placeOf({ structure, name, panel }: TableFound, records: TablesRead['records']): TablePlace {
  const { span, columnNames, headerRows, firstDataRow } = structure;
  const first = headerRows[0] ?? firstDataRow;
  const title = titleAbove(records, { from: span?.first ?? 0, first, panel });
  return {
    first,
    end: span?.end ?? null,
    columnNames: columnNames.slice(0, inspectOptions.placeNames),
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { title }),
  };
}

/** What stands alone in the nearest record above the header of a table, where that is a title and no sentence. */
function titleAbove(
  records: TablesRead['records'],
  { from, first, panel }: { readonly from: number; readonly first: number; readonly panel: Panel | null },
): string | undefined {
  for (let row = Math.min(first, records.length) - 1; row >= from; row -= 1) {
    const cells = (records[row] ?? []).slice(panel?.left ?? 0, (panel?.right ?? Number.MAX_SAFE_INTEGER) + 1);
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const [only] = filled;
    if (only === undefined) continue;
    return filled.length === 1 && only.length <= structureOptions.titleLength ? only : undefined;
  }
  return undefined;
}

/** What a person needs to see of the first records to choose among them. */
function shown(records: readonly (readonly string[])[], panel: Panel | null): readonly (readonly string[])[] {
  const { headRecords, headCellCharacters: most } = inspectOptions;
  return records
    .slice(0, headRecords)
    .map((cells) => (panel === null ? cells : cells.slice(panel.left, panel.right + 1)))
    .map((cells) => cells.map((cell) => (cell.length > most ? `${cell.slice(0, most - 1)}…` : cell)));
}

/** How `spoolSheet` writes; nothing is guessed about a sheet's cells. */
const sheetDialect: DelimiterGuess = {
  delimiter: ',',
  quote: '"',
  escape: null,
  lineTerminator: '\n',
  margin: 1,
  runnerUp: null,
};
