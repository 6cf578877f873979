/** Groups the leads named on the command line by mailbox with DuckDB and two threads, and prints what the statement alone took. */
import { DuckDBInstance } from '@duckdb/node-api';
import { ownPeakMb, processSeconds } from '../processSeconds.mjs';

const [path = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const before = processSeconds('self');
const startedMs = performance.now();
const result = await connection.run(`
  WITH mails AS (SELECT lower(trim(email)) AS mail FROM read_csv('${path.replaceAll("'", "''")}', header = true, all_varchar = true)),
  keys AS (SELECT CASE WHEN mail LIKE '%@gmail.com'
    THEN replace(split_part(split_part(mail, '@', 1), '+', 1), '.', '') || '@gmail.com' ELSE mail END AS key
    FROM mails WHERE mail IS NOT NULL),
  counted AS (SELECT key, count(*) AS n FROM keys GROUP BY key HAVING count(*) > 1)
  SELECT count(*), sum(n - 1) FROM counted`);
const [[groups, rows]] = await result.getRows();
const wall = (performance.now() - startedMs) / 1000;
const cpu = processSeconds('self') - before;
console.log(
  JSON.stringify({ run: { wall, cpu, peakMb: ownPeakMb() }, groups: Number(groups), rows: Number(rows) }),
);
