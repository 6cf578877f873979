import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type FileId, type RunId } from '../../../../core/model/ids.ts';
import type { Correspondence } from '../../../../core/model/mapping.ts';
import type { OutputChoice } from '../../../../core/model/outputChoice.ts';
import type { RunCounts } from '../../../../core/model/run.ts';
import type { TargetSchema } from '../../../../core/model/targetSchema.ts';
import type { Transform } from '../../../../core/model/transform.ts';
import { csvRecord } from '../../../../core/values/text/csvRecord.ts';
import type { WorkerAnswers } from '../../../../infra/local/engine/engineJob.ts';
import { doJob } from '../../../../infra/local/engine/jobs.ts';
import { reviveTable } from '../../../../infra/local/engine/keptTable.ts';
import { writeOutputs } from '../../../../infra/local/engine/writeOutputs.ts';
import { scratchFolder } from '../../../../infra/local/files/scratchFolder.ts';
import { undisturbed } from '../../../../infra/local/outputs/nativeWork.ts';
import { feeds, readCsv, schemaOf } from '../../../core/apply/fixture.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

/** Laws of the whole way from a file to its outputs, as the engine's worker goes it. */

let folder: ReturnType<typeof temporaryFolder>;
let turn = 0;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const fields = ['id', 'amount', 'day', 'state', 'note'] as const;
type FieldName = (typeof fields)[number];

const schema: TargetSchema = {
  ...schemaOf([
    { name: 'id', required: true, maxLength: 12 },
    { name: 'amount', type: 'number' },
    { name: 'day', type: 'date' },
    { name: 'state', type: 'enum', enum: ['open', 'closed'] },
    { name: 'note', type: 'text' },
  ]),
  expectations: [
    {
      rule: { kind: 'range', field: 'amount', min: 0, max: null },
      severity: 'high',
      message: 'Amounts are not below nought. Check the sign.',
      onBroken: 'reject',
    },
  ],
  duplicates: { keys: [['id']] },
  derived: [
    {
      name: 'month',
      label: 'Month',
      description: '',
      derive: { kind: 'datePart', of: 'day', part: 'yearMonth' },
    },
  ],
};

const steps: Readonly<Record<FieldName, readonly Transform[]>> = {
  id: [{ kind: 'trim' }],
  amount: [{ kind: 'parseNumber', decimalMark: ',' }],
  day: [{ kind: 'parseDate', formats: ['DD.MM.YYYY'] }],
  state: [
    {
      kind: 'mapValues',
      entries: [
        { from: 'zu', to: 'closed' },
        { from: 'offen', to: 'open' },
      ],
      otherwise: 'keep',
    },
  ],
  note: [],
};

const cells: Readonly<Record<FieldName, fc.Arbitrary<string>>> = {
  id: fc.oneof(
    fc.constantFrom('A1', 'a1', '  A3 ', '', 'far-too-long-an-id'),
    fc.nat({ max: 60 }).map((n) => `X${n}`),
  ),
  amount: fc.constantFrom('12,50', '1.234,5', '0', '-3', 'abc', '', ' 7 ', '0,10'),
  day: fc.constantFrom('31.12.2024', '01.02.2023', '30.02.2024', '', 'soon'),
  state: fc.constantFrom('open', 'closed', 'zu', 'OFFEN', '?', ''),
  note: fc.oneof(
    fc.constantFrom('', 'plain', 'a, b', 'says "no"', 'two\nlines', '=1+1', "'", 'é 名', 'x'.repeat(300)),
    fc.string({ maxLength: 8 }).filter((text) => !/[\r\n\0]/.test(text) && text.trim() === text),
  ),
};
const anyTable = fc.array(fc.record(cells), { minLength: 1, maxLength: 40 });
type Rows = readonly Readonly<Record<FieldName, string>>[];

interface Outcome {
  readonly counts: RunCounts;
  readonly folder: string;
  readonly text: (ending: string) => string;
  /** Digest of each output, by its name. */
  readonly digests: () => Readonly<Record<string, string>>;
}

interface Way {
  readonly order?: readonly FieldName[];
  readonly correspondences?: readonly Correspondence[];
  readonly outputs?: OutputChoice;
  readonly target?: TargetSchema;
  readonly threads?: number;
}

function textOf(rows: Rows, order: readonly FieldName[]): string {
  return [order, ...rows.map((row) => order.map((name) => row[name]))]
    .map((record) => `${csvRecord(record)}\r\n`)
    .join('');
}

/** Rows of which the last one that goes out has two filled cells, as a footnote behind its mark has. */
const twoFilled: Rows = [
  { id: 'X0', amount: '12,50', day: '31.12.2024', state: 'open', note: '' },
  { id: 'X0', amount: '', day: '', state: 'open', note: '' },
  { id: 'A1', amount: 'abc', day: '31.12.2024', state: 'open', note: '' },
];

/** Lines without a filled cell are no rows. */
function isFilled(row: Rows[number]): boolean {
  return fields.some((name) => row[name].trim() !== '');
}

/** Analyses a text and runs it, as it comes. */
async function run(text: string, way: Way = {}): Promise<Outcome> {
  turn += 1;
  const room = join(folder.path, String(turn));
  const outputFolder = join(room, 'outputs');
  mkdirSync(outputFolder, { recursive: true });
  const path = join(room, 'given.csv');
  writeFileSync(path, text);
  const order = way.order ?? fields;
  const given = {
    fileId: asId<FileId>('f1'),
    path,
    name: 'given.csv',
    sha256: null,
    // How a text is read is not what these laws are about.
    overrides: {
      delimiter: ',',
      quote: '"',
      headerRows: [0],
      innerRows: 'data',
      firstDataRow: 1,
      lastDataRow: readCsv(text).length - 1,
    },
    scratch: join(room, 'scratch'),
    kept: null,
  } as const;
  const { analysis, kept } = (await doJob(
    { ...given, kind: 'analyze', allTables: false, lines: false },
    () => undefined,
  )) as WorkerAnswers['analyze'];
  if (kept === null) throw new Error('one table is kept');
  const table = await reviveTable(kept, given);
  try {
    const request = {
      runId: asId<RunId>('r1'),
      fileName: 'given.csv',
      schema: way.target ?? schema,
      correspondences:
        way.correspondences ?? fields.map((name) => feeds(name, [order.indexOf(name)], steps[name])),
      analysis,
      outputs: way.outputs ?? { formats: [], rawColumns: false },
      submittedAt: '2025-01-01T00:00:00.000Z',
      startedAt: '2025-01-01T00:00:01.000Z',
    };
    const { counts } = await writeOutputs(
      { ...given, kind: 'run', request, outputFolder, finalFolder: '/outputs/r1' },
      {
        table,
        scratch: await scratchFolder(given.scratch),
        native: undisturbed,
        onProgress: () => undefined,
        ...(way.threads === undefined
          ? {}
          : { shares: { threads: way.threads, leastBytes: 0, partBytes: 4_096 } }),
      },
    );
    return {
      counts,
      folder: outputFolder,
      text: (ending) => {
        const name = readdirSync(outputFolder).find((one) => one.endsWith(ending));
        return name === undefined ? '' : readFileSync(join(outputFolder, name), 'utf8');
      },
      digests: () => digestsIn(outputFolder),
    };
  } finally {
    await table.close();
  }
}

function digestsIn(path: string): Readonly<Record<string, string>> {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted()
      .map((file) => [
        file.slice(path.length),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ]),
  );
}

const recordsOf = (csv: string): readonly (readonly string[])[] => readCsv(csv).slice(1);

describe('a run', () => {
  it('puts every row either out or among the rejects, and counts them so', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async (rows) => {
        const { counts, text } = await run(textOf(rows, fields));
        const cleaned = recordsOf(text('.cleaned.csv'));
        const rejects = recordsOf(text('.rejects.csv'));
        expect(counts.rowsIn).toBe(rows.filter(isFilled).length);
        expect([cleaned.length, rejects.length]).toEqual([counts.rowsOut, counts.rowsRejected]);
        expect(counts.rowsOut + counts.rowsRejected).toBe(counts.rowsIn);
      }),
      { numRuns: 30 },
    );
  });

  it('changes nothing that no step names, and counts what it changes', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async (rows) => {
        const { counts, text } = await run(textOf(rows, fields));
        const [header = [], ...cleaned] = readCsv(text('.cleaned.csv'));
        const refused = new Set(recordsOf(text('.rejects.csv')).map((record) => Number(record[2])));
        const sources = rows.filter((row, index) => isFilled(row) && !refused.has(index + 1));
        expect(cleaned).toHaveLength(sources.length);
        const changes = new Map((counts.changes ?? []).map((one) => [one.field, one]));
        for (const name of fields) {
          const at = header.indexOf(name);
          const others = cleaned.filter((row, index) => row[at] !== sources[index]?.[name]);
          expect([name, others.length]).toEqual([name, changes.get(name)?.changed ?? 0]);
          const told = (changes.get(name)?.steps ?? []).reduce((sum, { count }) => sum + count, 0);
          expect(told).toBe(others.length);
        }
        // This one has no steps.
        expect(changes.get('note')?.changed ?? 0).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('changes nothing the second time, when its output is mapped onto the same fields', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async (rows) => {
        const first = await run(textOf(rows, fields));
        if (first.counts.rowsOut === 0) return;
        const cleaned = first.text('.cleaned.csv');
        const correspondences = fields.map((name, at) => feeds(name, [at]));
        const second = await run(cleaned, { correspondences });
        expect(second.text('.cleaned.csv')).toBe(cleaned);
        expect(second.counts).toMatchObject({ rowsIn: first.counts.rowsOut, rowsRejected: 0 });
        expect((second.counts.changes ?? []).filter(({ changed }) => changed > 0)).toEqual([]);
      }),
      { numRuns: 30, examples: [[twoFilled]] },
    );
  });

  it('does not depend on the order of the columns', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, fc.shuffledSubarray([...fields], { minLength: 5 }), async (rows, order) => {
        const one = await run(textOf(rows, fields));
        const other = await run(textOf(rows, order), { order });
        expect(other.text('.cleaned.csv')).toBe(one.text('.cleaned.csv'));
        // The record as it stands in the source is another one; all else is the same.
        const about = (outcome: Outcome) =>
          recordsOf(outcome.text('.rejects.csv')).map(([line, , record, codes, names, raw]) => ({
            line,
            record,
            codes,
            names,
            raw,
          }));
        expect(about(other)).toEqual(about(one));
        expect(other.counts).toEqual(one.counts);
      }),
      { numRuns: 20 },
    );
  });

  it('writes the same bytes into every output with any number of threads', async () => {
    const everything: OutputChoice = {
      formats: ['xlsx', 'parquet', 'excel-csv', 'report'],
      rawColumns: true,
      keepSource: 'always',
    };
    const target: TargetSchema = {
      ...schema,
      output: {
        partition: { field: 'day', by: ['year'] },
        aggregates: [
          {
            name: 'by_state',
            title: 'By state',
            by: ['state'],
            measures: [{ name: 'total', of: 'sum', field: 'amount' }],
          },
        ],
      },
    };
    await fc.assert(
      fc.asyncProperty(anyTable, fc.integer({ min: 2, max: 4 }), async (rows, threads) => {
        // Long enough for many parts.
        const text = textOf(
          Array.from({ length: Math.ceil(4_000 / rows.length) }, () => rows).flat(),
          fields,
        );
        const one = await run(text, { outputs: everything, target, threads: 1 });
        const several = await run(text, { outputs: everything, target, threads });
        expect(several.digests()).toEqual(one.digests());
        expect(several.counts).toEqual(one.counts);
      }),
      { numRuns: 2 },
    );
  }, 90_000);
});
