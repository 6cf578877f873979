/**
 * Profiles the file named on the command line with DuckDB and two threads. `summarize` is its own statement; `equal` a
 * query for what Mapwright tells of a file, written with the types of the columns known.
 */
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [path = '', what = 'summarize'] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const from = `read_csv('${path.replaceAll("'", "''")}', header = true, delim = ',', quote = '"', escape = '"', `;
const statement =
  what === 'summarize'
    ? `SUMMARIZE SELECT * FROM ${from} ignore_errors = true)`
    : equalOutput(JSON.parse(readFileSync(`${path}.truth.json`, 'utf8')));
const result = await connection.runAndReadAll(statement);
console.log(JSON.stringify(result.getRowsJson()));

function equalOutput({ columns, ragged }) {
  // Padding short rows cannot be had together with line breaks in quotes on two threads.
  const padding = ragged > 0 ? 'null_padding = true, ' : '';
  const names = columns.map(({ name }) => name);
  const raw = columns.map(
    ({ name }) => `${name}, CASE WHEN ${name} IN ('', 'NULL', 'N/A') THEN NULL ELSE ${name} END AS f_${name}`,
  );
  const typed = columns.map(({ name, kind }) => `f_${name}, ${reading(`f_${name}`, kind)} AS v_${name}`);
  const figures = columns.flatMap(({ name, kind }) => columnFigures(name, kind));
  return `
    WITH cells AS (
      SELECT ${raw.join(', ')} FROM ${from} all_varchar = true, ${padding}ignore_errors = true)
    ), readings AS (
      SELECT hash(${names.join(', ')}) AS row_hash, ${typed.join(', ')} FROM cells
    )
    SELECT count(*), count(*) - count(DISTINCT row_hash), ${figures.join(', ')} FROM readings`;
}

/** A cell as its column's type, or NULL. */
function reading(cell, kind) {
  if (kind === 'text') return cell;
  if (kind === 'integer') return `try_cast(${cell} AS BIGINT)`;
  if (kind === 'number') return `try_cast(${cell} AS DOUBLE)`;
  if (kind === 'money') return `try_cast(replace(replace(${cell}, '$', ''), ',', '') AS DOUBLE)`;
  if (kind === 'share') return `try_cast(replace(${cell}, '%', '') AS DOUBLE)`;
  if (kind === 'boolean') return `try_cast(${cell} AS BOOLEAN)`;
  return `try_strptime(${cell}, '${kind}')`;
}

function columnFigures(name, kind) {
  const [cell, value] = [`f_${name}`, `v_${name}`];
  const all = [
    `count(${cell})`,
    `count(${value})`,
    `approx_count_distinct(${cell})`,
    `approx_top_k(${cell}, 10)`,
    `min(length(${cell}))`,
    `max(length(${cell}))`,
    `min(${value})`,
    `max(${value})`,
  ];
  if (!['integer', 'number', 'money', 'share'].includes(kind)) return all;
  const quantiles = `approx_quantile(${value}, [0.05, 0.25, 0.5, 0.75, 0.95])`;
  return [...all, `avg(${value})`, `stddev_samp(${value})`, quantiles];
}
