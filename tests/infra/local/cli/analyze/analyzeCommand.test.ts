import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../../../infra/local/cli/runCommandLine.ts';
import { makeWorkbook, stylesOf } from '../../../../core/workbook/workbookFixture.ts';
import { type CommandFixture, commandFixture } from '../commandFixture.ts';

let fixture: CommandFixture;
let people: string;

beforeAll(() => {
  fixture = commandFixture();
  people = fixture.file('people.csv', 'id;name;paid\n007;Ana;1,50\n008;"Bo ""B""";2,00\n009;Cy;\n');
});
afterAll(() => fixture.remove());

/** One object a line. */
const objects = (out: string): Record<string, unknown>[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const firstTable = (answer: Record<string, unknown> | undefined): Record<string, unknown> => {
  const [table] = (answer?.['tables'] ?? []) as Record<string, unknown>[];
  if (table === undefined) throw new Error('The answer has no table.');
  return table;
};

describe('mapwright analyze', () => {
  it('prints one object of the promised shape', async () => {
    const { out, exitCode } = await fixture.mapwright('analyze', people, '--json');
    const [answer] = objects(out);
    expect(exitCode).toBe(0);
    expect(answer).toMatchObject({
      source: {
        name: 'people.csv',
        path: people,
        sizeBytes: 54,
        sha256: expect.stringMatching(/^[\da-f]{64}$/),
      },
      sheets: [],
      elapsedMs: expect.any(Number),
      peakRssBytes: expect.any(Number),
    });
    const table = firstTable(answer);
    expect(table).toMatchObject({
      name: 'people.csv',
      sheetIndex: null,
      range: { top: 0, left: 0, bottom: 3, right: 2 },
      rowCount: 3,
      rejectedRows: 0,
    });
    expect(Object.keys(table['dialect'] as object)).toEqual(
      expect.arrayContaining(
        'encoding delimiter quote escape lineTerminator headerRows firstDataRow skippedRows margin'.split(
          ' ',
        ),
      ),
    );
    expect(table['dialect']).toMatchObject({
      encoding: 'utf-8',
      delimiter: ';',
      quote: '"',
      headerRows: [0],
      firstDataRow: 1,
    });
    const columns = table['columns'] as Record<string, unknown>[];
    expect(Object.keys(columns[0] ?? {})).toEqual(
      expect.arrayContaining(
        'index name type format semanticType reportedType agreement missing missingTokens invalid anomalies distinct distinctExact min max mean stddev quantiles topValues topValuesError examples'.split(
          ' ',
        ),
      ),
    );
    expect(columns.map((column) => [column['name'], column['type'], column['reportedType']])).toEqual([
      ['id', 'code', 'string'],
      ['name', 'text', 'string'],
      ['paid', 'number', 'float'],
    ]);
    for (const issue of table['issues'] as object[]) {
      expect(Object.keys(issue)).toEqual(
        expect.arrayContaining('code severity dimension column count share rows remedy'.split(' ')),
      );
    }
    expect(table).not.toHaveProperty('lineClasses');
  });

  it('classes every line where asked to', async () => {
    const { out } = await fixture.mapwright('analyze', people, '--json', '--lines');
    const table = firstTable(objects(out)[0]);
    expect(table['lineClasses']).toEqual(['header', 'data', 'data', 'data']);
  });

  it('lists every table of a text with its place, the largest first', async () => {
    const file = fixture.file('two.csv', 'Shop,Sales\nA,310\nB,200\n\nRoad,Miles\nM1,193\nM6,232\nA1,396\n');
    const { out } = await fixture.mapwright('analyze', file, '--json');
    expect(objects(out)[0]?.['tables']).toMatchObject([
      {
        tableIndex: 1,
        range: { top: 4, left: 0, bottom: 7, right: 1 },
        rowCount: 3,
        dialect: { headerRows: [4], headerRunnerUp: [], tablesMargin: 1 },
        columns: [{ name: 'Road' }, { name: 'Miles' }],
      },
      { tableIndex: 0, range: { top: 0, left: 0, bottom: 2, right: 1 }, rowCount: 2 },
    ]);
  });

  it('goes on after a file that fails, in the order given', async () => {
    const empty = fixture.file('empty.csv', '');
    const missing = join(fixture.folder, 'missing.csv');
    const { out, exitCode } = await fixture.mapwright('analyze', missing, people, empty, '--json');
    const answers = objects(out);
    expect(answers.map((answer) => (answer['error'] as { code?: string } | undefined)?.code)).toEqual([
      'SOURCE_UNREADABLE',
      undefined,
      'SOURCE_EMPTY',
    ]);
    expect(answers[0]).toMatchObject({
      source: { name: 'missing.csv', path: missing },
      error: { message: expect.stringContaining('missing.csv'), remedy: expect.stringMatching(/\.$/) },
      elapsedMs: expect.any(Number),
      peakRssBytes: expect.any(Number),
    });
    expect(exitCode).toBe(3);
    expect((await fixture.mapwright('analyze', empty, '--json')).exitCode).toBe(1);
  });

  it('tells a person about failures on standard error, and shows tables otherwise', async () => {
    const { out, messages, exitCode } = await fixture.mapwright(
      'analyze',
      people,
      join(fixture.folder, 'no.csv'),
    );
    expect(out).toMatch(/3 rows, 3 columns, 0 rejected/);
    expect(out).toMatch(/1 {2}id {6}code/);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^\S*no\.csv: .+\. .+\.$/);
    expect(exitCode).toBe(3);
  });

  it('writes what was parsed, header first', async () => {
    const rows = join(fixture.folder, 'rows');
    const { exitCode } = await fixture.mapwright('analyze', people, '--rows', rows);
    expect(exitCode).toBe(0);
    expect(readFileSync(join(rows, 'people.csv.csv'), 'utf8')).toBe(
      'id,name,paid\r\n007,Ana,"1,50"\r\n008,"Bo ""B""","2,00"\r\n009,Cy,\r\n',
    );
  });

  it('writes a column without a name in the header as it was parsed, and names all where there is no header', async () => {
    const rows = join(fixture.folder, 'rows');
    const unnamed = fixture.file('unnamed.csv', 'id,,paid\n007,Ana,1.5\n008,Bo,2.0\n');
    const headless = fixture.file('headless.csv', '1,2.5\n2,3.5\n3,4.5\n');
    await fixture.mapwright('analyze', unnamed, headless, '--rows', rows);
    expect(readFileSync(join(rows, 'unnamed.csv.csv'), 'utf8').split('\r\n')[0]).toBe('id,,paid');
    expect(readFileSync(join(rows, 'headless.csv.csv'), 'utf8').split('\r\n')[0]).toBe('column_1,column_2');
  });

  it('writes the sheets of a workbook as they are shown, but for one that is damaged', async () => {
    const rows = join(fixture.folder, 'rows');
    const styles = stylesOf(['General', 'm/d/yyyy', '0.0%', '#,##0.00']);
    const row =
      '<c r="A1" s="1"><v>45000</v></c><c r="B1" s="2"><v>0.125</v></c><c r="C1" s="3"><v>1234.5</v></c>';
    const shown = {
      name: 'Shown',
      rows: `<row r="1">${row}</row><row r="3">${row.replaceAll('1" s', '3" s')}</row>`,
    };
    const damaged = { name: 'Damaged', xml: '<worksheet><sheetData><row>' };
    const path = fixture.file('shown.xlsx', makeWorkbook({ sheets: [shown, damaged, shown], styles }));
    const { out, exitCode } = await fixture.mapwright('analyze', path, '--json', '--rows', rows);
    expect(exitCode).toBe(0);
    expect(objects(out)[0]).toMatchObject({
      sheets: [{}, { name: 'Damaged', problem: expect.any(String) }, {}],
    });
    const text = '3/15/2023,12.5%,"1,234.50"\n\n3/15/2023,12.5%,"1,234.50"\n';
    expect(readFileSync(join(rows, 'shown.xlsx', '0.csv'), 'utf8')).toBe(text);
    expect(readdirSync(join(rows, 'shown.xlsx'))).toEqual(['0.csv', '2.csv']);
  });

  it('answers a batch line by line, in order, and stays with it when a line is wrong', async () => {
    const other = fixture.file('other.csv', 'a,b\n1,2\n');
    const list = fixture.file(
      'list.ndjson',
      `${JSON.stringify({ file: other, lines: true })}\nnonsense\n${JSON.stringify({ file: people })}\n`,
    );
    const { out, exitCode } = await fixture.mapwright('analyze', '--batch', list);
    const answers = objects(out);
    expect(answers.map((answer) => (answer['source'] as { name: string }).name)).toEqual([
      'other.csv',
      '',
      'people.csv',
    ]);
    expect(answers[1]).toMatchObject({ error: { code: 'USAGE' } });
    expect(exitCode).toBe(2);
  });

  it('takes a job at its word on its columns', async () => {
    const dates = fixture.file('dates.csv', 'when\n03/04/2025\n05/06/2025\n');
    const columnTypes = [{ columnIndex: 0, type: 'date', format: 'MM/DD/YYYY' }];
    const jobs = [
      { file: dates },
      { file: dates, columnTypes },
      { file: dates, columnTypes: [{ type: 'day' }] },
    ];
    const list = fixture.file('words.ndjson', jobs.map((job) => `${JSON.stringify(job)}\n`).join(''));
    const { out } = await fixture.mapwright('analyze', '--batch', list);
    const [undecided, told, wrong] = objects(out);
    expect(firstTable(undecided)).toMatchObject({ columns: [{ ambiguousDates: true, min: null }] });
    expect(firstTable(told)).toMatchObject({ columns: [{ ambiguousDates: false, min: '2025-03-04' }] });
    expect(wrong).toMatchObject({ error: { code: 'USAGE' } });
  });

  it('answers a workbook without a filled cell as having no rows, and passes over an empty sheet among others', async () => {
    const blank = { name: 'Blank', rows: '<row r="1"><c r="A1"/></row>' };
    const filled = {
      name: 'Filled',
      rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row><row r="2"><c r="A2"><v>7</v></c></row>',
    };
    const none = fixture.file('none.xlsx', makeWorkbook({ sheets: [blank] }));
    const some = fixture.file('some.xlsx', makeWorkbook({ sheets: [blank, filled] }));
    const { out, exitCode } = await fixture.mapwright('analyze', none, some, '--json');
    const answers = objects(out);
    expect(exitCode).toBe(1);
    expect(answers[0]).toMatchObject({ tables: [], sheets: [{ name: 'Blank' }] });
    expect(answers[1]).toMatchObject({ tables: [{ name: 'Filled', sheetIndex: 1 }] });
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    const session = fixture.session(stop.signal);
    expect(await runCommandLine(['analyze', people, '--json'], session)).toBe(1);
    expect(objects(session.printed().out)[0]).toMatchObject({ error: { code: 'CANCELLED' } });
  });

  it('prints the metadata item of the CSV ingestion pipeline, key by key', async () => {
    const sales = fixture.file(
      'sales.csv',
      'name,age,salary,join_date\nAnn,25,45000.00,2020-01-31\nBob,65,,2021-02-28\nCem,40,n/a,\nDot,40,150000.5,2022-12-01\n',
    );
    const { out, exitCode } = await fixture.mapwright('analyze', sales, `${sales}.gone`, '--ingestion');
    const [item, failure] = objects(out);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string;
    expect(exitCode).toBeGreaterThan(0);
    expect(item).toEqual({
      file_name: 'sales.csv',
      upload_timestamp: time,
      processed_timestamp: time,
      status: 'success',
      row_count: 4,
      schema: { name: 'string', age: 'int', salary: 'float', join_date: 'date' },
      statistics: {
        age: { min: 25, max: 65, avg: 42.5, count: 4 },
        salary: { min: 45000, max: 150000.5, avg: 97500.25, count: 2 },
      },
      quality_issues: {
        total_rows: 4,
        has_issues: true,
        missing_values: {
          salary: { count: 1, percentage: 25 },
          join_date: { count: 1, percentage: 25 },
        },
        invalid_values: { salary: { count: 1, percentage: 25 } },
      },
    });
    expect(failure).toMatchObject({
      file_name: 'sales.csv.gone',
      status: 'error',
      row_count: 0,
      schema: {},
      statistics: {},
      error_message: expect.stringContaining('sales.csv.gone') as string,
    });
  });
});
