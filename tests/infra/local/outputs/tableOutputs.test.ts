import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outputColumns } from '../../../../core/apply/outputColumns.ts';
import { outputNames } from '../../../../core/apply/outputNames.ts';
import { asId } from '../../../../core/model/ids.ts';
import type { OutputChoice } from '../../../../core/model/outputChoice.ts';
import type { PackOutput } from '../../../../core/model/packOutput.ts';
import type { OutputFile } from '../../../../core/model/run.ts';
import type { TargetSchema } from '../../../../core/model/targetSchema.ts';
import { csvRecord, recordEnd } from '../../../../core/values/text/csvRecord.ts';
import { openOutputs } from '../../../../core/run/openOutputs.ts';
import { folderRoom } from '../../../../infra/local/engine/writeOutputs.ts';
import { undisturbed } from '../../../../infra/local/outputs/nativeWork.ts';
import { tableOutputs } from '../../../../infra/local/outputs/tableOutputs.ts';
import { readCsv, schemaOf } from '../../../core/apply/fixture.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

type Row = readonly (string | null)[];

const schema = schemaOf([
  { name: 'who' },
  { name: 'amount', type: 'number' },
  { name: 'day', type: 'date' },
  { name: 'at', type: 'datetime' },
]);

/** Writes rows as a run would, and what `output` asks for. @returns the outputs with the folder they lie in */
async function made(
  rows: readonly Row[],
  output: PackOutput,
  some: { readonly name?: string; readonly formats?: OutputChoice['formats'] } = {},
): Promise<{ readonly files: readonly OutputFile[]; readonly outputs: string }> {
  const outputs = join(folder.path, some.name ?? 'outputs');
  mkdirSync(outputs);
  const target: TargetSchema = { ...schema, output };
  const names = outputNames('sales.csv');
  const records = [outputColumns(target).map(({ name }) => name), ...rows];
  writeFileSync(join(outputs, names.cleanedCsv), records.map((one) => csvRecord(one) + recordEnd).join(''));
  const files = await tableOutputs({
    request: {
      runId: asId('r1'),
      fileName: 'sales.csv',
      schema: target,
      correspondences: [],
      analysis: { source: { name: '', sizeBytes: 0, sha256: null }, tables: [], sheets: [] } as never,
      outputs: { formats: some.formats ?? [], rawColumns: false },
      submittedAt: '',
      startedAt: '',
    },
    names,
    counts: { rowsIn: rows.length, rowsOut: rows.length, rowsRejected: 0, failures: [] },
    folder: outputs,
    scratch: join(folder.path, 'scratch'),
    open: (name, kind) => openOutputs(folderRoom(outputs)).file(name, kind),
    native: undisturbed,
  });
  return { files, outputs };
}

const aggregate = {
  name: 'by_who',
  title: 'By who',
  by: ['who'],
  measures: [
    { name: 'rows', of: 'count' },
    { name: 'filled', of: 'count', field: 'amount' },
    { name: 'different', of: 'distinct', field: 'amount' },
    { name: 'total', of: 'sum', field: 'amount' },
    { name: 'mean', of: 'avg', field: 'amount' },
    { name: 'first', of: 'min', field: 'day' },
    { name: 'last', of: 'max', field: 'at' },
  ],
} as const;

function table({ outputs }: { readonly outputs: string }, name: string): readonly (readonly string[])[] {
  return readCsv(readFileSync(join(outputs, name), 'utf8'));
}

describe('aggregates', () => {
  const rows = [
    ['bö, "b"', '0.10', '2024-01-02', '2024-01-02T03:04:05'],
    ['ann', '1', '2023-05-06', null],
    [null, null, null, '2024-02-02T00:00:00'],
    ['bö, "b"', '0.20', '2024-01-01', '2023-01-02T03:04:05'],
    ['ann', null, null, null],
  ];
  const expected = [
    ['who', 'rows', 'filled', 'different', 'total', 'mean', 'first', 'last'],
    ['ann', '2', '1', '1', '1.00', '1.0000', '2023-05-06', ''],
    ['bö, "b"', '2', '2', '2', '0.30', '0.1500', '2024-01-01', '2024-01-02T03:04:05'],
    ['', '1', '0', '0', '', '', '', '2024-02-02T00:00:00'],
  ];

  it('are the same from the CSV, from Parquet and from its parts', async () => {
    const partition = { field: 'day', by: ['year'] as const };
    const ways: readonly PackOutput[] = [
      { aggregates: [aggregate] },
      { parquet: true, aggregates: [aggregate] },
      { partition, aggregates: [aggregate] },
    ];
    for (const [way, output] of ways.entries()) {
      const done = await made(rows, output, { name: `way ${way}` });
      expect(table(done, 'sales.aggregates.by_who.csv')).toEqual(expected);
      const last = done.files.at(-1);
      expect(last).toMatchObject({ name: 'sales.aggregates.by_who.csv', kind: 'aggregates-csv' });
      expect(last?.sizeBytes).toBeGreaterThan(0);
    }
  });

  it('add up to all rows, and to all amounts', async () => {
    const row = fc.tuple(
      fc.option(fc.constantFrom('a', 'b', 'A', ' ', '\r\n', '"')),
      fc.option(fc.integer({ min: -99_999, max: 99_999 })),
    );
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (given) => {
        turn += 1;
        const cents = given.map(([who, amount]) => [
          who,
          amount === null ? null : (amount / 100).toFixed(2),
          null,
          null,
        ]);
        const done = await made(cents, { aggregates: [aggregate] }, { name: `turn ${turn}` });
        const groups = table(done, 'sales.aggregates.by_who.csv').slice(1);
        const sum = (at: number) =>
          groups.reduce((all, group) => all + Math.round(Number(group[at]) * 100), 0);
        expect(sum(1)).toBe(given.length * 100);
        expect(sum(4)).toBe(given.reduce((all, [, amount]) => all + (amount ?? 0), 0));
        expect(new Set(groups.map(([who]) => who)).size).toBe(groups.length);
      }),
      { numRuns: 15 },
    );
  });

  it('of long records are right', async () => {
    const long = 'x'.repeat(1_300_000);
    const by = { name: 'n', title: 'N', by: [], measures: [{ name: 'rows', of: 'count' as const }] };
    const done = await made(
      [
        [long, '1', null, null],
        ['ann', '2', null, null],
      ],
      { aggregates: [by] },
    );
    expect(table(done, 'sales.aggregates.n.csv')).toEqual([['rows'], ['2']]);
  });

  it('have one row for everything without groups, and no sum of figures that fit no decimal', async () => {
    const all = { ...aggregate, name: 'all', by: [] };
    const done = await made([['x', '9'.repeat(60), null, null]], { parquet: true, aggregates: [all] });
    expect(table(done, 'sales.aggregates.all.csv')[1]).toEqual(['1', '1', '1', '', '', '', '']);
  });
});

it('writes nothing, and reads nothing, where the pack asks for nothing', async () => {
  const done = await made([], {});
  expect(done.files).toEqual([]);
  expect(readdirSync(folder.path)).toEqual(['outputs']);
});

it('writes Parquet where a person wants it, whatever the pack says', async () => {
  const done = await made([['ann', '1', null, null]], {}, { formats: ['parquet'] });
  expect(done.files.map(({ name }) => name)).toEqual(['sales.cleaned.parquet']);
});
