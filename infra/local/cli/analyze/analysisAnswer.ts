import type { Analysis, TableAnalysis } from '../../../../core/model/analysis.ts';
import type { AppError } from '../../../../core/model/errors.ts';
import type { Issue } from '../../../../core/model/issue.ts';
import type { ColumnProfile } from '../../../../core/model/profile.ts';

/** What reading a file took. */
export interface Effort {
  readonly elapsedMs: number;
  /** Largest memory of any of Mapwright's processes so far. */
  readonly peakRssBytes: number;
}

/** The object that `analyze --json` prints for a file. Its shape is stable, because other programs read it. */
export function analysisAnswer(path: string, analysis: Analysis, effort: Effort): object {
  const { name, sizeBytes, sha256 } = analysis.source;
  return {
    source: { name, path, sizeBytes, sha256 },
    tables: analysis.tables.map(tableAnswer),
    sheets: analysis.sheets.map(({ name, hidden, index }) => {
      const unread = analysis.unreadSheets?.find(({ sheetIndex }) => sheetIndex === index);
      return { name, hidden, index, ...(unread === undefined ? {} : { problem: unread.problem }) };
    }),
    ...effortAnswer(effort),
  };
}

/**
 * The object that stands for a file that failed, so that the rest can go on.
 *
 * @param about `name`: of a member of the archive at the path; absent: the file's own.
 */
export function errorAnswer(
  path: string,
  error: AppError,
  {
    name = path.split(/[\\/]/).at(-1) ?? path,
    effort,
  }: { readonly name?: string; readonly effort?: Effort } = {},
): object {
  const { code, message, remedy } = error;
  return {
    source: { name, path, sizeBytes: null, sha256: null },
    error: { code, message, remedy },
    ...(effort === undefined ? {} : effortAnswer(effort)),
  };
}

function effortAnswer({ elapsedMs, peakRssBytes }: Effort): object {
  return { elapsedMs: Math.round(elapsedMs), peakRssBytes };
}

function tableAnswer(table: TableAnalysis): object {
  const { dialect } = table;
  return {
    name: table.name,
    sheetIndex: table.sheetIndex,
    ...(table.tableIndex === undefined ? {} : { tableIndex: table.tableIndex }),
    ...(table.declaredName === undefined ? {} : { declaredName: table.declaredName }),
    range: table.range,
    dialect: {
      encoding: dialect.encoding,
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      escape: dialect.escape,
      lineTerminator: dialect.lineTerminator,
      ...(dialect.lineFeedsAreText === undefined ? {} : { lineFeedsAreText: true }),
      ...(dialect.skipInitialSpace === undefined ? {} : { skipInitialSpace: true }),
      ...(dialect.delimiterRuns === undefined ? {} : { delimiterRuns: true }),
      ...(dialect.commentPrefix === undefined ? {} : { commentPrefix: dialect.commentPrefix }),
      headerRows: dialect.headerRows,
      firstDataRow: dialect.firstDataRow,
      skippedRows: dialect.skippedRows,
      margin: dialect.margin,
      runnerUp: dialect.runnerUp,
      encodingMargin: dialect.encodingMargin,
      encodingRunnerUp: dialect.encodingRunnerUp ?? null,
      mixedWith: dialect.mixedWith ?? null,
      headerMargin: dialect.headerMargin,
      headerRunnerUp: dialect.headerRunnerUp ?? null,
      tablesMargin: dialect.tablesMargin ?? 1,
    },
    rowCount: table.rowCount,
    rejectedRows: table.rejectedRows,
    columns: table.columns.map(columnAnswer),
    issues: table.issues.map(issueAnswer),
    ...(table.lineClasses === undefined ? {} : { lineClasses: table.lineClasses }),
  };
}

function columnAnswer(column: ColumnProfile): object {
  return {
    index: column.index,
    name: column.name,
    type: column.type,
    format: column.format,
    semanticType: column.semanticType,
    reportedType: column.reportedType,
    agreement: column.agreement,
    ambiguousDates: column.ambiguousDates,
    count: column.count,
    missing: column.missing,
    missingTokens: column.missingTokens,
    invalid: column.invalid,
    anomalies: column.anomalies,
    distinct: column.distinct,
    distinctExact: column.distinctExact,
    min: column.min,
    max: column.max,
    mean: column.mean,
    stddev: column.stddev,
    quantiles: column.quantiles,
    histogram: column.histogram,
    topValues: column.topValues,
    topValuesError: column.topValuesError,
    patterns: column.patterns,
    minLength: column.minLength,
    maxLength: column.maxLength,
    leadingZeros: column.leadingZeros,
    examples: column.examples,
  };
}

/** Rows named for each issue, at most; the spec's figure. */
const issueRows = 1_000;

function issueAnswer(issue: Issue): object {
  const { code, severity, dimension, column, count, share, message, remedy } = issue;
  return {
    code,
    severity,
    dimension,
    column,
    count,
    share,
    rows: issue.rows.slice(0, issueRows),
    message,
    remedy,
  };
}
