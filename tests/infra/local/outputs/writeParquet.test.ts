import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';
import { ask, parquetOf } from './parquetFixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

/** Names and types of the columns. */
async function typesOf(path: string): Promise<readonly (readonly unknown[])[]> {
  return (await ask(`DESCRIBE SELECT * FROM '${path}'`)).map((row) => row.slice(0, 2));
}

/** The package that reads back drops a byte order mark at the start of a text, which is no matter of the file. */
function heard<Text extends string | null>(text: Text): Text {
  return (text === null ? null : text.replace(/^\uFEFF/u, '')) as Text;
}

describe('writing Parquet', () => {
  it('gives each kind of field its type', async () => {
    const columns = (
      [
        ['id', 'string'],
        ['count', 'integer'],
        ['amount', 'number'],
        ['day', 'date'],
        ['at', 'datetime'],
        ['seen', 'datetime'],
        ['is_open', 'boolean'],
        ['kind', 'enum'],
      ] as const
    ).map(([name, type]) => ({ name, type }));
    const rows = [
      ['007', '12', '1.5', '2024-02-29', '2024-02-29T23:59:59.125', '2024-01-01T00:00:00Z', 'true', 'a'],
      ['008', '-3', '1200', '0001-01-01', '9999-12-31T00:00:00', '2024-01-01T02:00:00+02:00', 'false', 'b'],
      Array.from({ length: 8 }, () => null),
    ];
    const { outputs } = await parquetOf(folder.path, { columns, rows });
    const path = join(outputs, 'rows.parquet');
    expect(await typesOf(path)).toEqual([
      ['id', 'VARCHAR'],
      ['count', 'BIGINT'],
      ['amount', 'DECIMAL(18,2)'],
      ['day', 'DATE'],
      ['at', 'TIMESTAMP'],
      ['seen', 'TIMESTAMP WITH TIME ZONE'],
      ['is_open', 'BOOLEAN'],
      ['kind', 'VARCHAR'],
    ]);
    expect(await ask(`SELECT * EXCLUDE (seen), epoch_ms(seen) FROM '${path}'`)).toEqual([
      ['007', '12', '1.50', '2024-02-29', '2024-02-29 23:59:59.125', true, 'a', '1704067200000'],
      ['008', '-3', '1200.00', '0001-01-01', '9999-12-31 00:00:00', false, 'b', '1704067200000'],
      [null, null, null, null, null, null, null, null],
    ]);
  });

  it('never loses a digit', async () => {
    const columns = [
      { name: 'large', type: 'integer' as const },
      { name: 'larger', type: 'integer' as const },
      { name: 'largest', type: 'integer' as const },
      { name: 'fine', type: 'number' as const },
      { name: 'far', type: 'number' as const },
      { name: 'endless', type: 'number' as const },
    ];
    const nines = '9'.repeat(38);
    const rows = [
      [
        '9223372036854775807',
        '9223372036854775808',
        `${nines}9`,
        `0.${'1'.repeat(20)}`,
        `1${'0'.repeat(30)}`,
        nines,
      ],
      ['-9223372036854775808', `-${nines}`, '1', '-12345678901234567.5', '0.0000000001', '0.12345'],
    ];
    const { outputs } = await parquetOf(folder.path, { columns, rows });
    const path = join(outputs, 'rows.parquet');
    expect((await typesOf(path)).map(([, type]) => type)).toEqual([
      'BIGINT',
      'DECIMAL(38,0)',
      'VARCHAR',
      'DECIMAL(38,20)',
      'DOUBLE',
      'VARCHAR',
    ]);
    expect(await ask(`SELECT * FROM '${path}'`)).toEqual([
      ['9223372036854775807', '9223372036854775808', `${nines}9`, `0.${'1'.repeat(20)}`, 1e30, nines],
      ['-9223372036854775808', `-${nines}`, '1', `-12345678901234567.5${'0'.repeat(19)}`, 1e-10, '0.12345'],
    ]);
  });

  it('keeps dates with time as text where only some have a zone', async () => {
    const columns = [{ name: 'at', type: 'datetime' as const }];
    const rows = [['2024-01-01T00:00:00'], ['2024-01-01T00:00:00Z']];
    const { outputs } = await parquetOf(folder.path, { columns, rows });
    expect(await ask(`SELECT typeof("at"), "at" FROM '${join(outputs, 'rows.parquet')}'`)).toEqual([
      ['VARCHAR', '2024-01-01T00:00:00'],
      ['VARCHAR', '2024-01-01T00:00:00Z'],
    ]);
  });

  it('keeps a column as text that holds what its type does not take', async () => {
    const columns = [
      { name: 'at', type: 'datetime' as const },
      { name: 'day', type: 'date' as const },
      { name: 'count', type: 'integer' as const },
    ];
    const rows = [['2024-01-01T25:00:00', '2024-01-01', '1x']];
    const { outputs } = await parquetOf(folder.path, { columns, rows });
    expect(await typesOf(join(outputs, 'rows.parquet'))).toEqual([
      ['at', 'VARCHAR'],
      ['day', 'DATE'],
      ['count', 'VARCHAR'],
    ]);
  });

  it('says what it holds, in row groups with statistics, packed by Snappy', async () => {
    const rows = Array.from({ length: 130_000 }, (_, n) => [`${n}`]);
    const metadata = { 'mapwright.pack': `it's "a" {pack}`, 'mapwright.fields': '[{"name":"n"}]' };
    const { outputs, files } = await parquetOf(
      folder.path,
      { columns: [{ name: 'n', type: 'integer' }], rows },
      { metadata },
    );
    const path = join(outputs, 'rows.parquet');
    expect(files).toEqual([
      {
        name: 'rows.parquet',
        kind: 'cleaned-parquet',
        sizeBytes: statSync(path).size,
        columns: [{ name: 'n', type: 'BIGINT' }],
      },
    ]);
    expect(
      await ask(
        `SELECT row_group_num_rows, stats_min_value, stats_max_value, compression FROM parquet_metadata('${path}')`,
      ),
    ).toEqual([
      ['122880', '0', '122879', 'SNAPPY'],
      ['7120', '122880', '129999', 'SNAPPY'],
    ]);
    const told = await ask(`SELECT decode(key), decode(value) FROM parquet_kv_metadata('${path}')`);
    expect(Object.fromEntries(told)).toMatchObject(metadata);
    const order = await ask(
      `SELECT count(*) FILTER (n <> file_row_number) FROM read_parquet('${path}', file_row_number = true)`,
    );
    expect(order).toEqual([['0']]);
  });

  it('writes a table without rows', async () => {
    const columns = [{ name: 'n', type: 'number' as const }];
    const { outputs } = await parquetOf(folder.path, { columns, rows: [] });
    expect(await typesOf(join(outputs, 'rows.parquet'))).toEqual([['n', 'DECIMAL(18,2)']]);
  });

  it('gives back any text under any name', { timeout: 120_000 }, async () => {
    let tried = 0;
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }).filter((one) => !/\p{Cs}/u.test(one)),
      fc.string({ unit: fc.constantFrom('"', "'", ',', '\r', '\n', '\0', '\\', '\uFEFF', ' ', 'a', '#') }),
    );
    const name = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'c0', 'a"b', "it's", '*', 'é'));
    const table = fc
      .uniqueArray(
        name.filter((one) => one.trim() !== '' && !one.includes('\0')),
        {
          minLength: 1,
          maxLength: 6,
          selector: (one) => one.toLowerCase(),
        },
      )
      .chain((names) =>
        fc.record({
          names: fc.constant(names),
          rows: fc.array(fc.tuple(...names.map(() => fc.option(text.filter((one) => one !== '')))), {
            maxLength: 20,
          }),
        }),
      );
    await fc.assert(
      fc.asyncProperty(table, async ({ names, rows }) => {
        tried += 1;
        const place = join(folder.path, `${tried}`);
        const columns = names.map((one) => ({ name: one, type: 'string' as const }));
        const { outputs } = await parquetOf(place, { columns, rows });
        const path = join(outputs, 'rows.parquet');
        expect((await typesOf(path)).map(([one]) => one)).toEqual(names.map(heard));
        expect(await ask(`SELECT * FROM '${path}'`)).toEqual(rows.map((row) => row.map(heard)));
      }),
      { numRuns: 25 },
    );
  });

  it('takes many rows of many columns, with a dictionary for each and without', {
    timeout: 120_000,
  }, async () => {
    for (const width of [100, 500]) {
      const columns = Array.from({ length: width }, (_, n) => ({ name: `c${n}`, type: 'text' as const }));
      const rows = Array.from({ length: 4_500 }, (_, n) =>
        columns.map((_column, at) => `a longer text ${(n * at) % 997}`),
      );
      const { outputs } = await parquetOf(join(folder.path, `${width}`), { columns, rows });
      const [answer] = await ask(
        `SELECT count(*), count(DISTINCT c99) FROM '${join(outputs, 'rows.parquet')}'`,
      );
      expect(answer).toEqual(['4500', '997']);
    }
  });

  it('takes cells of megabytes, and 500 columns with hostile names', async () => {
    const columns = Array.from({ length: 500 }, (_, n) => ({
      name: n === 0 ? '__proto__' : `"c" ${n}\r\n'`,
      type: 'text' as const,
    }));
    const long = `"${'x"\r\n,'.repeat(400_000)}`;
    const rows = [
      columns.map((_, n) => (n === 7 ? long : n % 2 === 0 ? null : `${n}`)),
      columns.map(() => 'z'),
    ];
    const { outputs } = await parquetOf(folder.path, { columns, rows });
    const path = join(outputs, 'rows.parquet');
    expect((await typesOf(path)).map(([name]) => name)).toEqual(columns.map(({ name }) => name));
    expect(await ask(`SELECT * FROM '${path}'`)).toEqual(rows);
  });
});

describe('writing partitioned Parquet', () => {
  const columns = [
    { name: 'id', type: 'integer' as const },
    { name: 'day', type: 'date' as const },
  ];
  const partition = { field: 'day', by: ['year', 'month'] as const };

  it('puts rows into folders after their date, those without one too', async () => {
    const rows = [
      ['1', '2024-01-31'],
      ['2', '2023-12-01'],
      ['3', null],
      ['4', '2024-01-02'],
    ];
    const { files, outputs } = await parquetOf(folder.path, { columns, rows }, { partition });
    const none = '__HIVE_DEFAULT_PARTITION__';
    expect(files.map(({ name }) => name)).toEqual([
      'rows.parquet/year=2023/month=12/part-0.parquet',
      'rows.parquet/year=2024/month=01/part-0.parquet',
      `rows.parquet/year=${none}/month=${none}/part-0.parquet`,
    ]);
    const all = `read_parquet('${outputs}/rows.parquet/*/*/*.parquet', hive_partitioning = true)`;
    expect(await ask(`SELECT id, "day", year, month FROM ${all} ORDER BY id`)).toEqual([
      ['1', '2024-01-31', '2024', '01'],
      ['2', '2023-12-01', '2023', '12'],
      ['3', null, null, null],
      ['4', '2024-01-02', '2024', '01'],
    ]);
  });

  it('keeps the order of the rows within each folder', async () => {
    const rows = Array.from({ length: 300_000 }, (_, n) => [
      `${n}`,
      `2024-${n % 3 === 0 ? '01' : '02'}-0${(n % 9) + 1}`,
    ]);
    const { outputs } = await parquetOf(folder.path, { columns, rows }, { partition });
    const out = await ask(
      `SELECT count(*), count(*) FILTER (id < before) FROM (
         SELECT id, lag(id) OVER (PARTITION BY filename ORDER BY file_row_number) AS before
         FROM read_parquet('${outputs}/rows.parquet/*/*/*.parquet', file_row_number = true, filename = true))`,
    );
    expect(out).toEqual([['300000', '0']]);
  });

  it('has coarser folders, or none, where there would be hundreds, and none without a date', async () => {
    const none = await parquetOf(join(folder.path, 'none'), { columns, rows: [['1', null]] }, { partition });
    expect(none.files.map(({ name }) => name)).toEqual(['rows.parquet']);
    const months = Array.from({ length: 300 }, (_, n) => [
      `${n}`,
      `${2000 + (n % 30)}-${10 + (n % 3)}-${10 + Math.floor(n / 30)}`,
    ]);
    const days = { field: 'day', by: ['year', 'month', 'day'] as const };
    const some = await parquetOf(join(folder.path, 'some'), { columns, rows: months }, { partition: days });
    expect(some.files).toHaveLength(30);
    expect(some.files[0]?.name).toBe('rows.parquet/year=2000/month=10/part-0.parquet');
    const years = Array.from({ length: 300 }, (_, n) => [`${n}`, `${1000 + n}-01-01`]);
    const many = await parquetOf(join(folder.path, 'many'), { columns, rows: years }, { partition });
    expect(many.files.map(({ name }) => name)).toEqual(['rows.parquet']);
  });

  it('leaves nothing where it fails', async () => {
    await expect(
      parquetOf(folder.path, { columns, rows: [['1', '2024-01-01']] }, { partition, rowCount: 2 }),
    ).rejects.toThrow('as many rows');
    expect(readdirSync(join(folder.path, 'outputs'))).toEqual(['rows.csv']);
  });
});
