import type { Analysis, Inspection, Progress, TableAnalysis } from './model/analysis.ts';
import type { Range } from './model/range.ts';
import { type ProgressReport, progressOf } from './analyzeProgress.ts';
import { inferColumn } from './infer/inferColumn.ts';
import type { Dialect, TableStructure } from './model/dialect.ts';
import { AppError } from './model/errors.ts';
import type { OpenTable } from './open/describeTables.ts';
import { headClasses } from './dialect/header/headClasses.ts';
import { mergeLineClasses } from './open/mergeLineClasses.ts';
import { noFindings } from './model/textFindings.ts';
import type { OpenInput, OpenReach, OpenSource } from './open/openInput.ts';
import { openSource } from './open/openTable.ts';
import type { DataReport } from './parse/dataBatch.ts';
import type { ColumnProfile } from './model/profile.ts';
import type { RowIndex } from './parse/rowIndex.ts';
import { finishTable } from './profile/tableFold.ts';
import { type PartHelper, profileTable } from './profileTable.ts';
import { checkRows } from './quality/checkRows.ts';
import { checkTable } from './quality/checkTable.ts';
import { joinIssues } from './quality/joinIssues.ts';
import { encodingIssues } from './quality/encodingIssues.ts';
import { readingIssues } from './quality/readingIssues.ts';
import { issuesOfSheet } from './issuesOfSheet.ts';
import { sampleRows } from './sampleRows.ts';
import { createUnreadSheets } from './unreadSheets.ts';

export interface AnalyzeInput extends OpenInput {
  /** Lower-case hex, when the host has computed it. */
  readonly sha256?: string;
  /** Adds `lineClasses` to each table. */
  readonly lines?: boolean;
  /** Reads the second part of a long text while we read the first. */
  readonly helper?: PartHelper | undefined;
  readonly onProgress?: (progress: Progress) => void;
  /** Milliseconds, for the estimate of the time left. */
  readonly now: () => number;
}

/** A table that was read to its end: what rows are to be read from, and where they begin. */
export interface ReadTable {
  readonly sheetIndex: number | null;
  /** As opened, with what the end of the text added to `skippedRows`. */
  readonly table: OpenTable;
  readonly index: RowIndex;
}

/** What a first look found, and the table that it rests on, for whoever wants its first rows next. */
export interface Look {
  readonly inspection: Inspection;
  readonly head: OpenTable;
}

/**
 * Looks at the head of a source: what it is, how it is written and where its table stands. Reads 256 KiB of text
 * or some hundred rows of a sheet, so it takes as long for a small file as for a large one.
 *
 * @throws {AppError} as `openSource`
 */
export async function inspect(input: OpenInput): Promise<Look> {
  const source = await openSource(input);
  const [table] = await source.open(source.chosenSheet, 'head');
  const form = table.joined?.form ?? table.structure;
  const inspection: Inspection = {
    kind: source.kind,
    sheets: source.sheets,
    ...(source.sheetMargin === undefined ? {} : { sheetMargin: source.sheetMargin }),
    table: {
      name: table.name,
      sheetIndex: table.sheetIndex,
      tableIndex: table.tableIndex,
      tables: table.tables,
      dialect: dialectOf(table, form),
      columnNames: table.structure.columnNames,
      headRecords: table.headRecords,
      headClasses: headClasses(table.headRecords, form),
      firstColumn: table.columnsBefore,
      ...sheetsOf(table),
    },
  };
  return { inspection, head: table };
}

/**
 * Reads every byte of a source and says everything about its tables: form, columns, types, statistics, issues.
 * With `allTables` these are all sheets that hold a cell, which may be none; otherwise the chosen one.
 * Memory does not grow with the size of the source.
 *
 * @throws {AppError} as `openSource`, and `SOURCE_LINE_TOO_LONG`, `SOURCE_TOO_MANY_COLUMNS`, `SOURCE_CHANGED`
 */
export async function analyze(
  input: AnalyzeInput,
): Promise<{ readonly analysis: Analysis; readonly tables: readonly ReadTable[] }> {
  const report = progressOf(input);
  const source = await openSource({ ...input, onBytes: report.opening });
  const found: Analyzed[] = [];
  const unread = createUnreadSheets();
  for (const sheetIndex of sheetsToOpen(source, input))
    await unread.passOver(sheetIndex, async () => {
      const analyzed =
        (await analyzeOpened(
          input,
          await openOrSkip(source, { sheetIndex, reach: 'trust' }, input),
          report,
        )) ??
        // A byte was no UTF-8, so that all of them have a say in what the text is.
        (await analyzeOpened(input, await openOrSkip(source, { sheetIndex, reach: 'whole' }, input), report));
      if (analyzed === undefined) throw new Error('A text whose every byte was looked at is trusted.');
      found.push(...mergeLineClasses(analyzed));
    });
  if (found.length === 0) unread.failIfAny();
  if (found.length === 0 && source.kind === 'delimited')
    throw new AppError('SOURCE_EMPTY', `${input.name} holds no table.`);
  return {
    analysis: {
      source: { name: input.name, sizeBytes: input.source.sizeBytes, sha256: input.sha256 ?? null },
      kind: source.kind,
      sheets: source.sheets,
      ...unread.told(),
      tables: found.map(({ analysis }) => analysis),
    },
    tables: found.map(({ read }) => read),
  };
}

interface Analyzed {
  readonly analysis: TableAnalysis;
  readonly read: ReadTable;
}

/** `undefined` where the text proved to be in another encoding than it was opened with. */
async function analyzeOpened(
  input: AnalyzeInput,
  opened: readonly OpenTable[],
  report: ProgressReport,
): Promise<readonly Analyzed[] | undefined> {
  const analyzed: Analyzed[] = [];
  for (const table of input.allTables === true ? opened : opened.slice(0, 1)) {
    const one = await analyzeTable(input, table, report);
    if (one === undefined) return undefined;
    analyzed.push(one);
  }
  return analyzed;
}

async function analyzeTable(
  input: AnalyzeInput,
  table: OpenTable,
  report: ProgressReport,
): Promise<Analyzed | undefined> {
  const { structure, encoding, findings } = table;
  const profiled = await profileTable(
    table,
    {
      encoding,
      findings,
      kernel: input.kernel,
      decoders: input.decoders,
      columnTypes: input.overrides.columnTypes,
      lines: input.lines ?? false,
      signal: input.signal,
      onProgress: (doneBytes, rows) => report.profiling(doneBytes / Math.max(1, table.text.sizeBytes), rows),
    },
    input.helper,
  );
  if (profiled.verdict !== null && !profiled.verdict.asItLies) return undefined;
  const { fold, report: seen, index, located } = profiled;
  const decided = { ...table, encoding: profiled.verdict?.encoding ?? encoding };
  const complete: TableStructure = { ...structure, skippedRows: seen.skippedRows };
  const finished = finishTable(fold, structure.columnNames, { inferColumn, checkTable });
  const sample = await sampleRows(
    table.text,
    { ...table, structure: complete },
    {
      rowCount: finished.rowCount,
      signal: input.signal,
    },
  );
  const issues = joinIssues({
    reading: [
      ...encodingIssues({
        encoding: decided.encoding,
        findings: profiled.verdict?.findings ?? findings ?? noFindings,
        records: located.records(),
        rowCount: finished.rowCount,
      }),
      ...issuesOfSheet(table, complete, { ...finished, lastRecord: seen.lastRecord }),
      ...readingIssues({ report: { ...seen, innerRows: seen.innerRows + (table.joined?.innerRows ?? 0) } }),
    ],
    table: finished.issues,
    rows: sample === undefined ? [] : checkRows(sample, finished.columns),
  });
  return {
    analysis: {
      name: table.name,
      sheetIndex: table.sheetIndex,
      ...(table.tables.length > 1 ? { tableIndex: table.tableIndex } : {}),
      ...declaredName(table),
      range: rangeOf(table, seen, finished.columns),
      ...sheetsOf(table),
      dialect: dialectOf(decided, table.joined?.form ?? complete),
      rowCount: finished.rowCount,
      rejectedRows: seen.rejectedRows,
      columns: finished.columns,
      issues,
      ...(seen.lineClasses === undefined ? {} : { lineClasses: seen.lineClasses }),
    },
    read: { sheetIndex: table.sheetIndex, table: { ...decided, structure: complete }, index },
  };
}

/** Which sheets a table is of, where they are several. */
function sheetsOf({ joined }: OpenTable): Pick<TableAnalysis, 'sheets'> {
  return joined === undefined ? {} : { sheets: { read: joined.read, left: joined.left } };
}

function declaredName({ tables, tableIndex }: OpenTable): Pick<TableAnalysis, 'declaredName'> {
  const name = tables[tableIndex]?.name;
  return name === undefined ? {} : { declaredName: name };
}

/** Header to last row, without the columns at either side that hold nothing at all. */
function rangeOf(
  { structure: { headerRows, firstDataRow, columnNames }, columnsBefore }: OpenTable,
  { lastRecord }: DataReport,
  columns: readonly ColumnProfile[],
): Range {
  const top = Math.min(headerRows[0] ?? firstDataRow, firstDataRow);
  const holds = columnNames.map((name, c) => !isBlank(columns[c]) || name !== `column_${c + 1}`);
  const left = columnsBefore + Math.max(0, holds.indexOf(true));
  const right = columnsBefore + Math.max(0, holds.lastIndexOf(true));
  return { top, left, bottom: Math.max(top, lastRecord), right };
}

/** Whether a column has no cell with anything in it, not even a sign of a missing value. */
function isBlank(column: ColumnProfile | undefined): boolean {
  return column !== undefined && column.distinct === 0 && column.missingTokens.every((token) => token === '');
}

function sheetsToOpen(source: OpenSource, input: AnalyzeInput): readonly (number | null)[] {
  if (source.kind === 'delimited') return [null];
  if (input.allTables !== true) return [source.chosenSheet];
  return source.sheets.map((sheet) => sheet.index);
}

/** An empty sheet is no failure where all sheets are asked for. */
async function openOrSkip(
  source: OpenSource,
  { sheetIndex, reach }: { readonly sheetIndex: number | null; readonly reach: OpenReach },
  input: AnalyzeInput,
): Promise<readonly OpenTable[]> {
  try {
    return await source.open(sheetIndex, reach);
  } catch (error) {
    if (input.allTables === true && error instanceof AppError && error.code === 'SOURCE_EMPTY') return [];
    throw error;
  }
}

function dialectOf({ encoding, dialect }: OpenTable, structure: TableStructure): Dialect {
  const { headerRows, firstDataRow, skippedRows, headerMargin, headerRunnerUp, tablesMargin } = structure;
  return {
    ...dialect,
    encoding: encoding.encoding,
    encodingMargin: encoding.margin,
    ...(encoding.runnerUp === undefined ? {} : { encodingRunnerUp: encoding.runnerUp }),
    ...(encoding.mixedWith === undefined ? {} : { mixedWith: encoding.mixedWith }),
    headerRows,
    firstDataRow,
    skippedRows,
    headerMargin,
    ...(headerRunnerUp === undefined ? {} : { headerRunnerUp }),
    ...(tablesMargin === undefined ? {} : { tablesMargin }),
  };
}
