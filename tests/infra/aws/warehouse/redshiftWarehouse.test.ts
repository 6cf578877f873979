import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Warehouse } from '../../../../core/ports/warehouse.ts';
import { redshiftClient } from '../../../../infra/aws/clients.ts';
import { redshiftWarehouse } from '../../../../infra/aws/warehouse/redshiftWarehouse.ts';
import { localObjects } from '../../../../infra/local/pipeline/localObjects.ts';
import { standInCredentials, standInRegion } from '../../../cloud/emulators/standIn.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { openStandInRedshift, type StandInRedshift } from './standInRedshift.ts';

const columns = [
  { name: 'claim_id', type: 'VARCHAR' },
  { name: 'Paid "net"', type: 'DECIMAL(18,2)' },
  { name: 'lines', type: 'BIGINT' },
  { name: 'served_on', type: 'DATE' },
];
const rows = `SELECT 'c''' || i::VARCHAR AS claim_id, (i / 4)::DECIMAL(18,2) AS "Paid ""net""", i::BIGINT AS lines,
  DATE '2026-01-01' AS served_on`;

describe('the warehouse on Redshift', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let redshift: StandInRedshift;
  let client: ReturnType<typeof redshiftClient>;
  let warehouse: Warehouse;
  beforeEach(async () => {
    folder = temporaryFolder();
    redshift = await openStandInRedshift((url) => {
      const path = join(folder.path, url.replace('s3://data/', ''));
      const isText = path.endsWith('.json');
      return { path, sizeBytes: statSync(path).size, text: isText ? readFileSync(path, 'utf8') : '' };
    });
    client = redshiftClient({
      region: standInRegion,
      credentials: standInCredentials,
      endpoints: { redshift: redshift.url },
    });
    warehouse = redshiftWarehouse({
      redshift: {
        client,
        region: standInRegion,
        database: 'claims',
        server: { WorkgroupName: 'mapwright' },
        patienceMs: 1_500,
      },
      schema: 'analytics',
      roleArn: 'arn:aws:iam::123456789012:role/warehouse',
      objects: localObjects(folder.path),
      bucket: 'data',
    });
  });
  afterEach(async () => {
    client.destroy();
    await redshift.close();
    folder.dispose();
  });

  const parquet = async (key: string, sql: string): Promise<string> => {
    const bytes = await parquetOf(folder.path, sql);
    await localObjects(folder.path).put(key, bytes);
    return key;
  };
  const load = (loadId: string, keys: readonly string[], own: typeof columns = columns): Promise<number> =>
    warehouse.load({ loadId, table: 'healthcare_claims', columns: own, keys });
  const table = 'analytics.healthcare_claims';

  it('loads the files of a run, and puts a later try in the place of an earlier one', async () => {
    const first = await parquet('processed/c/year=2026/part 1.parquet', `${rows} FROM range(1, 6) t(i)`);
    const second = await parquet('processed/c/year=2026/part-ü.parquet', `${rows} FROM range(6, 9) t(i)`);
    expect(await load('run1', [first, second])).toBe(8);
    expect(await load('run2', [second])).toBe(3);
    expect(await load('run1', [first])).toBe(5);
    expect(
      await redshift.query(`SELECT mapwright_load, count(*) FROM ${table} GROUP BY 1 ORDER BY 1`),
    ).toEqual([
      ['run1', '5'],
      ['run2', '3'],
    ]);
    const [row] = await redshift.query(`SELECT * FROM ${table} WHERE lines = 3`);
    expect(row).toEqual(["c'3", '0.7500000000', '3', '2026-01-01', 'run1']);
    expect(redshift.seen.filter((sql) => sql.startsWith('LOCK '))).toHaveLength(3);
  });

  it('takes the rows of a load away where the run has none any more', async () => {
    await load('run1', [await parquet('p/a.parquet', `${rows} FROM range(3) t(i)`)]);
    expect(await load('run1', [])).toBe(0);
    expect(await redshift.query(`SELECT count(*) FROM ${table}`)).toEqual([['0']]);
  });

  it('widens a table by columns that came since', async () => {
    await load('run1', [await parquet('p/a.parquet', `${rows} FROM range(3) t(i)`)]);
    const wider = [...columns, { name: 'note', type: 'VARCHAR' }];
    const key = await parquet('p/b.parquet', `${rows}, 'n' AS note FROM range(2) t(i)`);
    expect(await load('run2', [key], wider)).toBe(2);
    // An older form of the pack goes on beside it.
    expect(await load('run1', [await parquet('p/a.parquet', `${rows} FROM range(4) t(i)`)])).toBe(4);
    expect(await redshift.query(`SELECT count(note), count(*) FROM ${table}`)).toEqual([['2', '6']]);
  });

  it('takes longer fractions of a later run, and refuses what would lose digits', async () => {
    await load('run1', [await parquet('p/a.parquet', `${rows} FROM range(3) t(i)`)]);
    const finer = columns.map((column) =>
      column.name.startsWith('Paid') ? { ...column, type: 'DECIMAL(38,6)' } : column,
    );
    const sql = `${rows.replace('DECIMAL(18,2)', 'DECIMAL(38,6)')} FROM range(1, 2) t(i)`;
    expect(await load('run2', [await parquet('p/b.parquet', sql)], finer)).toBe(1);
    // A number that is too long for the column ends in an error there.
    const long = `${rows.replace('(i / 4)::DECIMAL(18,2)', "'1234567890123456789012345678901'::DECIMAL(38,6)")} FROM range(1) t(i)`;
    await expect(load('run4', [await parquet('p/c.parquet', long)], finer)).rejects.toMatchObject({
      code: 'WAREHOUSE_REFUSED',
    });
    const [, , lines] = columns;
    const broken = columns.map((column) =>
      column === lines ? { ...column, type: 'DECIMAL(18,2)' } : column,
    );
    await expect(load('run3', ['p/b.parquet'], broken)).rejects.toMatchObject({
      code: 'WAREHOUSE_REFUSED',
      message: expect.stringContaining('lines is int8 there and DECIMAL(18,2)') as string,
    });
  });

  it('leaves the table as it was where a file does not fit', async () => {
    const good = await parquet('p/a.parquet', `${rows} FROM range(3) t(i)`);
    await load('run1', [good]);
    const bad = await parquet('p/bad.parquet', "SELECT 'x' AS only_one");
    await expect(load('run1', [good, bad])).rejects.toMatchObject({ code: 'WAREHOUSE_REFUSED' });
    expect(await redshift.query(`SELECT count(*) FROM ${table}`)).toEqual([['3']]);
    await expect(load('run2', ['p/none.parquet'])).rejects.toMatchObject({ code: 'OBJECT_MISSING' });
  });

  it('tells what the warehouse said, and whether trying again helps', async () => {
    const key = await parquet('p/a.parquet', `${rows} FROM range(3) t(i)`);
    redshift.fates.push({ error: 'ERROR: permission denied for schema analytics\n\u0000' });
    await expect(load('run1', [key])).rejects.toMatchObject({
      code: 'WAREHOUSE_REFUSED',
      message: 'The warehouse refused the load. It says: ERROR: permission denied for schema analytics',
    });
    redshift.fates.push({ error: 'ERROR: 1023 Serializable isolation violation on table - 1' });
    await expect(load('run1', [key])).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    redshift.fates.push('slow');
    await expect(load('run1', [key])).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(redshift.cancelled).toHaveLength(1);
    expect(await load('run1', [key])).toBe(3);
  });

  it.each([
    [
      'two names that differ in case only',
      [
        { name: 'Paid', type: 'DATE' },
        { name: 'paid', type: 'DATE' },
      ],
    ],
    ['a name that is too long', [{ name: 'ü'.repeat(64), type: 'DATE' }]],
    ['the name of its own column', [{ name: 'MAPWRIGHT_LOAD', type: 'DATE' }]],
    ['a type that it does not have', [{ name: 'a', type: 'STRUCT(a INT)' }]],
  ])('refuses %s', async (_, own) => {
    await expect(load('run1', [], own)).rejects.toMatchObject({ code: 'WAREHOUSE_REFUSED' });
  });

  it('takes no load id that could be more than a name', async () => {
    await expect(load("x' OR 1=1 --", [])).rejects.toThrowError('Invariant');
  });
});

/** Rows of a query as a Parquet file. */
async function parquetOf(folder: string, sql: string): Promise<Uint8Array> {
  const instance = await DuckDBInstance.create(':memory:');
  const database = await instance.connect();
  const path = join(folder, 'made.tmp');
  await database.run(`COPY (${sql}) TO '${path}' (FORMAT PARQUET)`);
  database.closeSync();
  instance.closeSync();
  return new Uint8Array(readFileSync(path));
}
