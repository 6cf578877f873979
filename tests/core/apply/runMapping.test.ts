import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMapping } from '../../../core/apply/compileMapping.ts';
import type { OutputCell } from '../../../core/apply/outputCells.ts';
import { dryRun, runMapping } from '../../../core/apply/runMapping.ts';
import type { RunSinks } from '../../../core/apply/runMapping.ts';
import { AppError } from '../../../core/model/errors.ts';
import type { SourceRow } from '../../../core/model/records.ts';
import { feeds, inBatches, memorySink, readCsv, rowsOf, schemaOf } from './fixture.ts';

const schema = schemaOf([
  { name: 'name', required: true },
  { name: 'amount', type: 'number' },
  { name: 'day', type: 'date' },
  { name: 'active', type: 'boolean' },
  { name: 'notes' },
]);
const mapping = compileMapping(schema, [
  feeds('name', [0]),
  feeds('amount', [1], [{ kind: 'parseNumber', decimalMark: '.' }]),
  feeds('day', [2]),
  feeds('active', [3]),
]);

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    'Ann',
    '1,234.5',
    'x',
    '2024-05-31',
    '03/04/2025',
    'yes',
    'no',
    'a "b", c',
    'two\r\nlines',
    '=1+1',
  ),
);
const records = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 40 });
const sizes = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 })
  .filter((all) => all.some((n) => n > 0));

async function run(rows: readonly SourceRow[], batches?: readonly number[]) {
  const cleanedCsv = memorySink();
  const rejectsCsv = memorySink();
  const typed: (readonly OutputCell[])[] = [];
  const counts = await runMapping({
    rows: inBatches(rows, batches),
    mapping,
    sinks: {
      cleanedCsv,
      rejectsCsv,
      onCleaned: (more) => {
        typed.push(...more);
      },
    },
  });
  return { counts, cleaned: cleanedCsv.text(), rejects: rejectsCsv.text(), typed };
}

describe('runMapping', () => {
  it('writes all fields of the schema, and every row either out or to the rejects', async () => {
    const rows = rowsOf([
      ['Ann', '1,234.50', '2024-05-31', 'yes'],
      ['', 'twelve', '', ''],
      ['Bob "B", jr', '', '', ''],
    ]);
    const { counts, cleaned, rejects } = await run(rows);
    expect(cleaned).toBe(
      'name,amount,day,active,notes\r\nAnn,1234.50,2024-05-31,true,\r\n"Bob ""B"", jr",,,,\r\n',
    );
    expect(readCsv(rejects)).toEqual([
      ['line', 'byte_offset', 'record', 'codes', 'fields', 'raw', 'original', 'rules'],
      [
        '3',
        String(rows[1]?.byteOffset),
        '2',
        'REQUIRED_MISSING;NOT_A_NUMBER',
        'name;amount',
        ';twelve',
        ',twelve,,',
        '',
      ],
    ]);
    expect(counts).toMatchObject({
      rowsIn: 3,
      rowsOut: 2,
      rowsRejected: 1,
      failures: [
        { code: 'REQUIRED_MISSING', field: 'name', count: 1, rows: [1], examples: [''] },
        { code: 'NOT_A_NUMBER', field: 'amount', count: 1, rows: [1], examples: ['twelve'] },
      ],
    });
  });

  it('loses no row and writes the same, however the rows are cut into batches', async () => {
    await fc.assert(
      fc.asyncProperty(records, sizes, async (given, batches) => {
        const rows = rowsOf(given);
        const whole = await run(rows);
        const cut = await run(rows, batches);
        expect(cut).toEqual(whole);
        expect(cut.counts.rowsIn).toBe(rows.length);
        expect(cut.counts.rowsOut + cut.counts.rowsRejected).toBe(rows.length);
        expect(cut.typed).toHaveLength(cut.counts.rowsOut);
      }),
    );
  });

  it('writes a cleaned file that reads back as its values, and rejects that read back as their rows', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (given) => {
        const rows = rowsOf(given);
        const { cleaned, rejects } = await run(rows);
        const results = rows.map((row) => mapping.applyRow(row));
        expect(readCsv(cleaned).slice(1)).toEqual(
          results.filter((r) => r.problems.length === 0).map((r) => r.values.map((value) => value ?? '')),
        );
        const failed = results.filter((r) => r.problems.length > 0);
        const written = readCsv(rejects).slice(1);
        expect(written).toHaveLength(failed.length);
        for (const [at, { source }] of failed.entries()) {
          const original = written[at]?.[6] ?? '';
          expect(source.cells.length === 0 ? [] : readCsv(`${original}\r\n`)[0]).toEqual(source.cells);
        }
      }),
    );
  });

  it('counts the same in a dry run, which writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (given) => {
        const rows = rowsOf(given);
        expect(await dryRun({ rows: inBatches(rows), mapping })).toEqual((await run(rows)).counts);
      }),
      { numRuns: 30 },
    );
  });

  it('gives typed cells, but text where a type would change the value', async () => {
    const { typed } = await run(
      rowsOf([
        ['007', '1,234.50', '2024-05-31', 'no'],
        ['=1+1', '12345678901234567.89', '1812-12-10', ''],
      ]),
    );
    expect(typed).toEqual([
      ['007', 1234.5, { date: '2024-05-31' }, false, null],
      ['=1+1', '12345678901234567.89', '1812-12-10', null, null],
    ]);
  });

  it('lists failures by frequency, with at most 1,000 rows and 5 distinct examples each', async () => {
    const bad = Array.from({ length: 1_500 }, (_, i) => ['Ann', `bad ${i % 700}`, i % 3 === 0 ? 'soon' : '']);
    const { counts } = await run(rowsOf(bad), [333]);
    expect(counts.failures.map(({ code, field, count }) => [code, field, count])).toEqual([
      ['NOT_A_NUMBER', 'amount', 1_500],
      ['NOT_A_DATE', 'day', 500],
    ]);
    expect(counts.failures[0]?.rows).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
    expect(counts.failures[0]?.examples).toEqual(['bad 0', 'bad 1', 'bad 2', 'bad 3', 'bad 4']);
    expect(counts.failures[1]?.examples).toEqual(['soon']);
  });

  it('says after each batch how far it is', async () => {
    const seen: unknown[] = [];
    await dryRun({
      rows: inBatches(rowsOf([['a'], [''], ['c']]), [2]),
      mapping,
      onRows: (done) => {
        seen.push(done);
      },
    });
    expect(seen).toEqual([
      { rowsIn: 2, rowsRejected: 1 },
      { rowsIn: 3, rowsRejected: 1 },
    ]);
  });

  it('writes large outputs in pieces, waiting for each', async () => {
    const long = 'x'.repeat(100_000);
    const sink = memorySink();
    await runMapping({
      rows: inBatches(rowsOf(Array.from({ length: 50 }, () => [long])), [50]),
      mapping,
      sinks: { cleanedCsv: sink },
    });
    expect(sink.writes()).toBeGreaterThan(3);
    expect(readCsv(sink.text())).toHaveLength(51);
  });

  it('asks for no further rows while a taker of cleaned rows is still at work', async () => {
    let atWork = 0;
    const askedWhile: number[] = [];
    async function* rows(): AsyncGenerator<readonly SourceRow[]> {
      for await (const batch of inBatches(rowsOf([['a'], ['b'], ['c']]), [1])) {
        askedWhile.push(atWork);
        yield batch;
      }
      askedWhile.push(atWork);
    }
    const onCleaned = async (): Promise<void> => {
      atWork += 1;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      atWork -= 1;
    };
    await runMapping({ rows: rows(), mapping, sinks: { onCleaned } });
    expect(askedWhile).toEqual([0, 0, 0, 0]);
  });

  it('fails where a taker of cleaned rows fails, late though it may be', async () => {
    const late = new Promise<void>((_, fail) => {
      setImmediate(() => fail(new AppError('DISK_FULL', 'No room left.')));
    });
    const job = runMapping({ rows: inBatches(rowsOf([['a']])), mapping, sinks: { onCleaned: () => late } });
    await expect(job).rejects.toMatchObject({ code: 'DISK_FULL' });
  });

  it('writes a reject as its record stands in the source, and asks for no other original', async () => {
    const asked: number[] = [];
    const rejectsCsv = memorySink();
    await runMapping({
      rows: inBatches(
        rowsOf([
          ['Ann', '1'],
          ['Ann', 'one'],
        ]),
      ),
      mapping,
      originalOf(row) {
        asked.push(row.rowIndex);
        return `Ann ; "one"`;
      },
      sinks: { rejectsCsv },
    });
    expect(asked).toEqual([1]);
    expect(readCsv(rejectsCsv.text())[1]?.[6]).toBe('Ann ; "one"');
  });

  it('stops between batches when it is cancelled, and lets go of the rows', async () => {
    const control = new AbortController();
    let letGo = false;
    async function* rows(): AsyncGenerator<readonly SourceRow[]> {
      try {
        for (;;) yield rowsOf([['a']]);
      } finally {
        letGo = true;
        await Promise.resolve();
      }
    }
    const onRows = ({ rowsIn }: { readonly rowsIn: number }): void => {
      if (rowsIn === 3) control.abort();
    };
    const job = dryRun({ rows: rows(), mapping, onRows, signal: control.signal });
    await expect(job).rejects.toSatisfy((error) => error instanceof AppError && error.code === 'CANCELLED');
    expect(letGo).toBe(true);
  });

  it('passes on what a sink throws', async () => {
    const full: RunSinks['cleanedCsv'] = {
      ...memorySink(),
      write: () => Promise.reject(new AppError('DISK_FULL', 'No room left.')),
    };
    const job = runMapping({ rows: inBatches(rowsOf([['a']])), mapping, sinks: { cleanedCsv: full } });
    await expect(job).rejects.toMatchObject({ code: 'DISK_FULL' });
  });
});
