import ExcelJs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { rejectHeader, rejectRecord } from '../../../core/apply/rejectRecord.ts';
import type { AppliedRow } from '../../../core/model/run.ts';
import type { RejectsText } from '../../../core/report/rejectsSheet.ts';
import type { ReportFacts } from '../../../core/report/reportFacts.ts';
import { writeReport } from '../../../core/report/writeReport.ts';
import { csvRecord, recordEnd } from '../../../core/values/text/csvRecord.ts';
import { rowsOf } from '../apply/fixture.ts';
import { standardDialect } from '../parse/encodeRecord.ts';
import { memorySource } from '../parse/memorySource.ts';
import { collectingSink, deflate, readAll } from '../workbook/workbookFixture.ts';
import { factsOf, tableOf } from './reportFixture.ts';

/** The rejects file of rows with their problems. */
function rejectsOf(
  rows: readonly Pick<AppliedRow, 'source' | 'problems'>[],
  facts: ReportFacts,
): RejectsText {
  const records = rows.map((row) =>
    rejectRecord({ ...row, values: [] }, undefined, facts.schema.expectations),
  );
  const csv = [rejectHeader(false), ...records].map((record) => csvRecord(record) + recordEnd).join('');
  return {
    csv: memorySource(csv),
    fileName: 'claims.rejects.csv',
    dialect: standardDialect,
    columnNames: ['Claim', 'Day', 'Note'],
  };
}

async function report(facts: ReportFacts, rejects: RejectsText | null = null) {
  const { sink, bytes } = collectingSink();
  await writeReport(facts, rejects, { sink, deflate });
  const book = new ExcelJs.Workbook();
  await book.xlsx.load(Buffer.from(bytes()) as unknown as ExcelJs.Buffer);
  return { bytes: bytes(), book };
}

/** Values of a sheet as another program reads them, row by row. */
function cellsOf(book: ExcelJs.Workbook, name: string): readonly (readonly unknown[])[] {
  const rows: unknown[][] = [];
  book.getWorksheet(name)?.eachRow({ includeEmpty: true }, (row) => {
    rows.push(Array.isArray(row.values) ? [...row.values].slice(1) : []);
  });
  return rows;
}

/** The row of the summary that begins with a label. */
function summaryRow(book: ExcelJs.Workbook, label: string): readonly unknown[] | undefined {
  return cellsOf(book, 'Summary').find(([first]) => first === label);
}

describe('the report on a run', () => {
  it('names the files, parts of a table as one, and counts the rows at fault beside each score', async () => {
    const facts = factsOf();
    const part = (month: string) =>
      ({
        name: `t.parquet/year=2024/month=${month}/part-0.parquet`,
        kind: 'cleaned-parquet',
        sizeBytes: 10,
      }) as const;
    const { book } = await report({
      ...facts,
      outputs: [part('01'), part('02'), { name: 'a.csv.gz', kind: 'source-gz', sizeBytes: 7 }],
      counts: {
        ...facts.counts,
        rowsIn: 1_000,
        quality: {
          overall: 0.99996,
          dimensions: { completeness: 0.9985, validity: 1, consistency: null, uniqueness: 1 },
        },
      },
    });
    expect(summaryRow(book, 'Cleaned rows, Parquet')).toEqual([
      'Cleaned rows, Parquet',
      't.parquet, 2 files in folders',
      20,
    ]);
    expect(summaryRow(book, 'Copy of the source, gzip')?.[1]).toBe('a.csv.gz');
    expect(summaryRow(book, 'Completeness')?.slice(2)).toEqual([1.5, 0.998]);
    expect(summaryRow(book, 'Consistency')?.at(-1)).toBe('not scored');
    // What is below 100 % never reads so.
    expect(summaryRow(book, 'Overall')?.at(-1)).toBe(0.999);
  });

  it('says first how the run came out, by whom and with what', async () => {
    const { book } = await report(factsOf());
    expect(cellsOf(book, 'Summary').flat()).toContain('All 8 rows passed.');
    expect(summaryRow(book, 'Run by')?.[1]).toBe('Ada');
    expect(summaryRow(book, 'Approved by')?.[1]).toBe('Grace');
    expect(summaryRow(book, 'Run at (UTC)')?.[1]).toEqual(new Date('2026-11-21T08:30:00Z'));
    expect(summaryRow(book, 'Read')?.slice(2)).toEqual([8, 1]);
    expect(cellsOf(book, 'Summary').flat()).toContain(
      'No column feeds payer, which the target requires. Map a column to it, or ask the sender for one.',
    );
  });

  it('has no sheet for what there is nothing of', async () => {
    const { book } = await report(factsOf());
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Summary', 'Schema', 'Mapping']);
  });

  it('has each rejected row with its reasons in words and its original cells in their columns', async () => {
    const facts = factsOf({ rowsOut: 6, rowsRejected: 2 });
    const [one, two] = rowsOf([
      ['=c-1', '31.02.2024', 'said "so", twice'],
      ['', 'x;y', 'two\nlines'],
    ]);
    const { book, bytes } = await report(
      facts,
      rejectsOf(
        [
          { source: one!, problems: [{ field: 'service_date', code: 'NOT_A_DATE', raw: '31.02.2024' }] },
          {
            source: two!,
            problems: [
              { field: 'claim_id', code: 'REQUIRED_MISSING', raw: '' },
              { field: 'service_date', code: 'NOT_A_DATE', raw: 'x;y' },
            ],
          },
        ],
        facts,
      ),
    );
    expect(cellsOf(book, 'Rejects').slice(2)).toEqual([
      ['Line', 'Why', 'Field', 'Value', 'Claim', 'Day', 'Note'],
      [
        2,
        'Not a date in the format that the mapping names',
        'service_date',
        '31.02.2024',
        '=c-1',
        '31.02.2024',
        'said "so", twice',
      ],
      [
        3,
        'No value, and one is required\nNot a date in the format that the mapping names',
        'claim_id\nservice_date',
        '(empty)\nx;y',
        undefined,
        'x;y',
        'two\nlines',
      ],
    ]);
    expect(book.getWorksheet('Rejects')?.getCell('E4').type).toBe(ExcelJs.ValueType.String);
    const sheets = await readAll(bytes);
    expect(sheets.at(-1)?.at(-1)?.cells.slice(0, 2)).toEqual([
      '3',
      'No value, and one is required\nNot a date in the format that the mapping names',
    ]);
  });

  it('keeps a row that cannot be cut in one piece, and the rows around it in their columns', async () => {
    const facts = factsOf({ rowsOut: 6, rowsRejected: 2 });
    const [one, two] = rowsOf([
      ['a,"b\nc', '', ''],
      ['1', '2', '3'],
    ]);
    const broken = { ...one!, unreadable: '"b' };
    const { book } = await report(
      facts,
      rejectsOf(
        [
          { source: broken, problems: [{ field: '', code: 'UNREADABLE_ROW', raw: '"b' }] },
          { source: two!, problems: [{ field: 'claim_id', code: 'TOO_LONG', raw: '1' }] },
        ],
        facts,
      ),
    );
    const [, unreadable, whole] = cellsOf(book, 'Rejects').slice(2);
    expect(unreadable?.[1]).toBe('Cannot be read: a quote is opened and never closed');
    expect(unreadable).toHaveLength(5);
    expect(whole?.slice(4)).toEqual(['1', '2', '3']);
  });

  it('keeps cells beyond the header, and no hostile name or value fills the screen', async () => {
    const facts = factsOf({ rowsOut: 7, rowsRejected: 1 });
    const long = `${'x'.repeat(298)}😀${'y'.repeat(40_000)}`;
    const [one] = rowsOf([['1', '2', '3', 'extra', long]]);
    const problems = [{ field: '', code: 'RAGGED_ROW', raw: long }] as const;
    const rejects = rejectsOf([{ source: one!, problems }], facts);
    const { book } = await report(facts, { ...rejects, columnNames: ['<b>', '\u202e', 'n'.repeat(10_000)] });
    const [header, row] = cellsOf(book, 'Rejects').slice(2);
    expect(header?.slice(4).map((name) => String(name).length)).toEqual([3, 1, 120]);
    expect(row?.[3]).toBe(`${'x'.repeat(298)}…`);
    expect(row?.slice(4, 8)).toEqual(['1', '2', '3', 'extra']);
    expect(String(row?.[8])).toHaveLength(32_767);
  });

  it('says which rule a rejected row breaks, as the pack words it', async () => {
    const plain = factsOf({ rowsOut: 7, rowsRejected: 1 });
    const message = 'Paid is not above allowed. Compare; then correct.';
    const facts = {
      ...plain,
      schema: {
        ...plain.schema,
        expectations: [
          {
            rule: { kind: 'notFuture', field: 'service_date' },
            severity: 'high',
            message,
            onBroken: 'reject',
          },
        ],
      },
    } as const;
    const [one] = rowsOf([['1', '2', '3']]);
    const problems = [{ field: 'service_date', code: 'RULE_BROKEN', raw: '2', rule: 0 }] as const;
    const { book } = await report(facts, rejectsOf([{ source: one!, problems }], facts));
    expect(cellsOf(book, 'Rejects')[3]?.[1]).toBe(`Breaks a rule: ${message}`);
  });

  it('lists issues and broken rules together, the worst first, with what to do', async () => {
    const facts = factsOf(
      {
        rules: [
          {
            place: 0,
            severity: 'critical',
            message: 'The day is not to come.',
            rejects: false,
            checked: 8,
            broken: 2,
            rows: [0, 4],
            examples: ['2030-01-01'],
          },
        ],
      },
      {
        table: tableOf(['Claim', 'Day', 'Note'], {
          issues: [
            {
              code: 'WHITESPACE',
              severity: 'low',
              dimension: 'consistency',
              column: 2,
              count: 3,
              share: 0.375,
              rows: [1, 2, 5],
              message: '3 cells have blanks.',
              remedy: 'Trim them.',
            },
          ],
        }),
      },
    );
    const { book } = await report(facts);
    const [, rule, issue] = cellsOf(book, 'Quality');
    expect(rule?.slice(0, 2)).toEqual(['Critical', 'Rule']);
    expect(rule?.slice(4, 8)).toEqual([
      'The day is not to come. For example: 2030-01-01',
      2,
      0.25,
      'row 1, 5',
    ]);
    expect(issue).toEqual([
      'Low',
      'Analysis',
      'consistency',
      'Note',
      '3 cells have blanks.',
      3,
      0.375,
      'record 2, 3, 6',
      'Trim them.',
    ]);
    expect(book.getWorksheet('Quality')?.getCell('A2').fill).toMatchObject({ pattern: 'solid' });
  });

  it('shows changes before and after, and duplicates with their rows', async () => {
    const { book } = await report(
      factsOf({
        changes: [
          {
            field: 'claim_id',
            changed: 4,
            steps: [
              {
                kind: 'trim',
                count: 4,
              },
            ],
            examples: [
              {
                before: ' c-1',
                after: 'c-1',
              },
            ],
          },
        ],
        duplicates: { key: ['claim_id'], groups: 1, rows: 1, examples: [{ value: '=c', rows: [0, 6] }] },
      }),
    );
    expect(cellsOf(book, 'Changes')[1]).toEqual(['claim_id', 4, 0.5, 'trim', ' c-1', 'c-1']);
    expect(cellsOf(book, 'Duplicates')[3]).toEqual([1, '=c', 2, '1 · 7']);
  });

  it('lists rows that are likely the same with what speaks for it', async () => {
    const { book } = await report(
      factsOf({
        likely: {
          fields: [
            { field: 'first_name', as: 'givenName' },
            { field: 'last_name', as: 'familyName' },
          ],
          groups: 2,
          rows: 5,
          threshold: 0.5,
          expectedPrecision: 0.9,
          examples: [{ rows: [0, 6], score: 0.97, reasons: ['First name: same', '=Last name: near'] }],
        },
      }),
    );
    expect(cellsOf(book, 'Likely duplicates')[1]?.[0]).toContain('The surest 1 of 2 groups.');
    expect(cellsOf(book, 'Likely duplicates')[3]).toEqual([
      1,
      0.97,
      2,
      '1 · 7',
      'First name: same · =Last name: near',
    ]);
  });

  it('is laid out for reading and printing: header in sight and on each page, filter, landscape', async () => {
    const { book } = await report(factsOf());
    const schema = book.getWorksheet('Schema');
    expect(schema?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(schema?.autoFilter).toBe('A1:Q5');
    expect(schema?.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true, fitToHeight: 0 });
    expect(schema?.pageSetup.printTitlesRow).toBe('1:1');
    expect(schema?.getCell('B2').alignment).toMatchObject({ wrapText: true, vertical: 'top' });
  });
});
