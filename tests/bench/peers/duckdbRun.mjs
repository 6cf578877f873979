/**
 * Does with DuckDB and two threads what `runTask.ts` asks of a run, from SQL written by hand: the same casts and checks,
 * rows that pass as typed Parquet, those that fail with their reasons as CSV. Prints what the statements alone took.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { ownPeakMb, processSeconds } from '../processSeconds.mjs';

const [path = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'duckdb-run-'));
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

const number = (cell) => `TRY_CAST(regexp_replace(${cell}, '[$,]', '', 'g') AS DOUBLE)`;
const share = (cell) => `TRY_CAST(rtrim(${cell}, '%') AS DOUBLE) / 100`;
const date = (format) => (cell) => `CAST(try_strptime(${cell}, '${format}') AS DATE)`;
const matches = (pattern) => (cell) => `CASE WHEN regexp_full_match(${cell}, '${pattern}') THEN ${cell} END`;
const atMost = (length) => (cell) => `CASE WHEN length(${cell}) <= ${length} THEN ${cell} END`;
const text = (cell) => cell;

/** @type {readonly (readonly [string, (cell: string) => string])[]} */
const columns = [
  ['claim_id', text],
  ['contract', atMost(20)],
  ['member_id', (cell) => `TRY_CAST(${cell} AS BIGINT)`],
  ['insured', text],
  ['email', matches('[^@ ]{1,64}@([A-Za-z0-9-]+\\.)+[A-Za-z0-9-]{2,}')],
  ['phone', matches('\\+?[0-9 ().-]{7,40}')],
  ['birth_date', date('%Y-%m-%d')],
  ['service_date', date('%m/%d/%Y')],
  ['received_at', (cell) => `try_strptime(${cell}, '%Y-%m-%d %H:%M:%S')`],
  ['diagnosis', (cell) => atMost(8)(`upper(${cell})`)],
  ['procedure', (cell) => `TRY_CAST(${cell} AS BIGINT)`],
  ['provider_npi', atMost(10)],
  ['provider', text],
  ['billed', number],
  ['paid', number],
  ['coinsurance', share],
  ['units', (cell) => `TRY_CAST(${cell} AS BIGINT)`],
  [
    'status',
    (cell) =>
      `CASE WHEN upper(${cell}) IN ('PAID', 'DENIED', 'PENDING', 'APPEAL', 'VOID') THEN upper(${cell}) END`,
  ],
  ['inpatient', (cell) => `CASE upper(${cell}) WHEN 'Y' THEN true WHEN 'N' THEN false END`],
  ['remarks', text],
];

const names = columns.map(([name]) => name);
// A cell beyond the last column makes a row ragged; padding gives short rows their missing cells.
const read = `read_csv(${quoted(path)}, header = false, skip = 1, delim = ',', quote = '"', escape = '"',
  all_varchar = true, null_padding = true, auto_detect = false,
  columns = {${[...names, 'beyond'].map((name) => `'${name}': 'VARCHAR'`).join(', ')}})`;
const trimmed = names.map(
  (name) =>
    `CASE WHEN upper(trim(${name})) IN ('', 'NULL', 'N/A') THEN NULL ELSE trim(${name}) END AS c_${name}`,
);
const typed = columns.map(([name, of]) => `${of(`c_${name}`)} AS v_${name}`);
const failed = names.map(
  (name) => `CASE WHEN c_${name} IS NOT NULL AND v_${name} IS NULL THEN '${name}' END`,
);
const staged = `
  WITH cells AS (SELECT ${names.join(', ')}, ${trimmed.join(', ')}, beyond FROM ${read}),
  readings AS (SELECT *, ${typed.join(', ')} FROM cells)
  SELECT *, concat_ws(';', CASE WHEN beyond IS NOT NULL THEN 'RAGGED_ROW' END,
    CASE WHEN c_claim_id IS NULL THEN 'REQUIRED_MISSING' END, ${failed.join(', ')}) AS problems
  FROM readings`;

const parquet = join(folder, 'cleaned.parquet');
const rejects = join(folder, 'rejects.csv');
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
try {
  const before = processSeconds('self');
  const startedMs = performance.now();
  // Reading twice takes less time and memory than keeping every row between the two statements.
  const good = await connection.run(`COPY (SELECT ${names.map((name) => `v_${name} AS ${name}`).join(', ')}
    FROM (${staged}) WHERE problems = '') TO ${quoted(parquet)} (FORMAT parquet, COMPRESSION snappy)`);
  const bad = await connection.run(`COPY (SELECT problems, ${names.join(', ')}
    FROM (${staged}) WHERE problems <> '') TO ${quoted(rejects)} (FORMAT csv)`);
  const wall = (performance.now() - startedMs) / 1000;
  const cpu = processSeconds('self') - before;
  const count = async (result) => Number((await result.getRows())[0]?.[0] ?? 0);
  const [rowsOut, rowsRejected] = [await count(good), await count(bad)];
  const run = { wall, cpu, peakMb: ownPeakMb() };
  console.log(
    JSON.stringify({
      run,
      rowsIn: rowsOut + rowsRejected,
      rowsOut,
      rowsRejected,
      bytes: statSync(parquet).size,
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
