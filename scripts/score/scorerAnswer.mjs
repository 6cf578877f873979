/** Names of encodings that the scorers' language knows under another one. */
const encodingNames = new Map([
  ['windows-874', 'cp874'],
  ['iso-8859-8-i', 'iso-8859-8'],
]);

/** Issues that say that a cell itself is wrong; its row is among the first 1,000 that an issue names. */
const cellIssues = new Set([
  'MISSING_VALUES',
  'TYPE_MISMATCH',
  'OUT_OF_RANGE',
  'INCONSISTENT_FORMAT',
  'OUTLIERS',
  'WHITESPACE',
  'INVISIBLE_CHARACTERS',
  'UNDECODABLE_BYTES',
  'LONG_CELLS',
  'ERROR_CELLS',
  'TEXT_NUMBERS',
  'CONTRADICTIONS',
  'MISSPELLINGS',
  'LOST_CHARACTERS',
  'GARBLED_TEXT',
]);

/** Issues that say that a record is not built like the others. */
const recordIssues = new Set(['RAGGED_ROWS', 'UNTERMINATED_QUOTE', 'UNUSUAL_ROWS', 'BLANK_ROWS']);

/** Share of a column's cells below which one that is missing makes its record unlike the others. */
const seldomMissing = 0.25;

/**
 * Turns what the product printed for an input into what the scorers read.
 *
 * @param {import('./runBatch.mjs').Outcome} outcome
 */
export function scorerAnswer({ status, answer, ms, peakMb }) {
  const common = { ok: status === 'ok', status, ms, ...(peakMb === undefined ? {} : { rssMB: peakMb }) };
  if (status === 'crash') return { ...common, error: 'CRASH' };
  if (status === 'timeout') return { ...common, error: 'HANG' };
  if (status === 'error') return { ...common, error: answer.error.code };
  const rssMB = peakMb ?? Math.round(answer.peakRssBytes / 2 ** 20);
  const tables = [...answer.tables].sort((a, b) => a.range.top - b.range.top || a.range.left - b.range.left);
  // Workbooks are judged by their cells; texts have one table, or several of which the topmost is asked for.
  const [table] = tables;
  const sheets = answer.sheets.map(({ name }) => ({ name }));
  if (table === undefined) return { ...common, rssMB, sheets };
  const ranges = tables.map(({ range }) => range);
  return { ...common, rssMB, sheets, ...tableAnswer(table), rowCount: rowsOf(tables), tables: ranges };
}

/** Data rows of a text: those of all tables that stand one under another, as the labels count them. */
function rowsOf([first, ...others]) {
  let { rowCount } = first;
  let { bottom } = first.range;
  for (const { range, rowCount: more } of others) {
    if (range.top <= bottom) continue;
    rowCount += more;
    bottom = range.bottom;
  }
  return rowCount;
}

function tableAnswer({ dialect, columns, rowCount, lineClasses, issues }) {
  return {
    dialect: {
      encoding: encodingNames.get(dialect.encoding) ?? dialect.encoding,
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      escape: dialect.escape,
      headerRow: dialect.headerRows.at(-1) ?? null,
      firstDataRow: dialect.firstDataRow,
    },
    columns: columns.map(({ index, name, type, missingTokens, anomalies }) => ({
      // The name that stands in for a blank one is the product's own.
      name: issues.some(({ code, column }) => code === 'HEADER_BLANK' && column === index) ? '' : name,
      type,
      missingTokens,
      anomalies,
    })),
    rowCount,
    ...(lineClasses === undefined ? {} : { lines: lineClasses }),
    issues: cellsOf(issues, dialect),
    badRows: badRecords(issues, dialect),
  };
}

/** Cells that an issue names, by data row from 0. */
function cellsOf(issues, { firstDataRow, skippedRows }) {
  const skipped = skippedRows.filter((record) => record >= firstDataRow);
  const rowOf = (record) => record - firstDataRow - skipped.filter((other) => other < record).length;
  return issues
    .filter(({ code, column }) => column !== null && cellIssues.has(code))
    .flatMap(({ code, column, rows }) => rows.map((record) => ({ row: rowOf(record), column, kind: code })));
}

/** Records that are ill-formed, from 1: those an issue names, and those below the header that were not taken as data. */
function badRecords(issues, { firstDataRow, skippedRows }) {
  const named = issues
    .filter(
      ({ code, share }) => recordIssues.has(code) || (code === 'MISSING_VALUES' && share < seldomMissing),
    )
    .flatMap(({ rows }) => rows);
  const below = skippedRows.filter((record) => record >= firstDataRow);
  return [...new Set([...named, ...below])].sort((a, b) => a - b).map((record) => record + 1);
}
