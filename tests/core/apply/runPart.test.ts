import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMapping } from '../../../core/apply/compileMapping.ts';
import { runMapping } from '../../../core/apply/runMapping.ts';
import { type PartOutput, partRunner, type RunPlan } from '../../../core/apply/runPart.ts';
import { runFold } from '../../../core/apply/runTallies.ts';
import type { OutputCell } from '../../../core/apply/outputCells.ts';
import type { DelimiterGuess, TableStructure } from '../../../core/model/dialect.ts';
import type { RunCounts } from '../../../core/model/run.ts';
import { cutParts } from '../../../core/parse/cutParts.ts';
import { readData } from '../../../core/parse/readData.ts';
import { readEveryRow } from '../../../core/parse/readEveryRow.ts';
import type { RowIndex } from '../../../core/parse/rowIndex.ts';
import { standardDialect } from '../parse/encodeRecord.ts';
import { memorySource } from '../parse/memorySource.ts';
import { feeds, memorySink, schemaOf } from './fixture.ts';

const schema = schemaOf([
  { name: 'first', required: true },
  { name: 'third', type: 'number' },
  { name: 'day', type: 'date' },
]);
const correspondences = [feeds('first', [0]), feeds('third', [2]), feeds('day', [3])];
const plan: RunPlan = { schema, correspondences, columnCount: 4, outputs: ['cleaned', 'rejects', 'typed'] };

const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('1', 'Ana', 'é€', 'x y', '""', '"q, r"', '"a ""b"""', '"two\nlines"'),
  },
  { weight: 2, arbitrary: fc.constantFrom('2024-05-31', '03/04/2025', '12.50', '1,5', '"1,234"') },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '"open', 'in"side', ' "open', '"shut" too', '"', '#') },
);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.array(cell, { minLength: 4, maxLength: 4 }).map((cells) => cells.join(',')) },
  { weight: 2, arbitrary: fc.array(cell, { minLength: 1, maxLength: 6 }).map((cells) => cells.join(',')) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', ',,,', '# a remark, "and', 'a,b,c,d') },
);
const lineEnd = fc.constantFrom<'\n' | '\r\n' | '\r'>('\n', '\r\n', '\r');
/** Quotes that are never closed, rows too short and too long, blank lines, remarks, a last line with and without its end. */
const dirty = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 40 }),
  end: lineEnd,
  mark: fc.boolean(),
  ended: fc.boolean(),
  left: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
  kept: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
});

interface Outcome {
  readonly counts: RunCounts;
  readonly cleaned: string;
  readonly rejects: string;
  readonly typed: readonly (readonly OutputCell[])[];
}

function textOf(given: { lines: readonly string[]; end: string; mark: boolean; ended: boolean }): string {
  const lines = ['a,b,c,d', ...given.lines].join(given.end);
  return `${given.mark ? '\ufeff' : ''}${lines}${given.ended ? given.end : ''}`;
}

interface Table {
  readonly dialect: DelimiterGuess;
  readonly structure: TableStructure;
}

function tableOf(given: {
  end: '\n' | '\r\n' | '\r';
  left: readonly number[];
  kept: readonly number[];
}): Table {
  return {
    dialect: { ...standardDialect, lineTerminator: given.end, commentPrefix: '#' },
    structure: {
      headerRows: [0],
      firstDataRow: 1,
      skippedRows: [...given.left].sort((a, b) => a - b),
      keptRows: [...given.kept].sort((a, b) => a - b),
      headerMargin: 1,
      columnNames: ['a', 'b', 'c', 'd'],
    },
  };
}

async function whole(text: string, table: Table): Promise<Outcome> {
  const cleanedCsv = memorySink();
  const rejectsCsv = memorySink();
  const typed: (readonly OutputCell[])[] = [];
  const counts = await runMapping({
    ...readEveryRow(memorySource(text), table),
    mapping: compileMapping(schema, correspondences, { columnCount: 4 }),
    sinks: {
      cleanedCsv,
      rejectsCsv,
      onCleaned: (rows) => {
        typed.push(...rows);
      },
    },
  });
  const behindHeader = (csv: string): string => csv.slice(csv.indexOf('\r\n') + 2);
  return {
    counts,
    cleaned: behindHeader(cleanedCsv.text()),
    rejects: behindHeader(rejectsCsv.text()),
    typed,
  };
}

/** Every row is a place to begin at, so that parts of a few rows can be made. */
async function everyPlace(text: string, table: Table): Promise<RowIndex> {
  const checkpoints: RowIndex['checkpoints'][number][] = [];
  let rowCount = 0;
  for await (const { batch, selected, firstRow } of readData(memorySource(text), table)) {
    for (const [n, r] of selected.entries())
      checkpoints.push({
        row: firstRow + n,
        byteOffset: batch.baseOffset + (batch.recordStart[r] ?? 0),
        record: batch.firstRecord + r,
        line: batch.recordLine[r] ?? 0,
      });
    rowCount = firstRow + selected.length;
  }
  return { step: 1, checkpoints, rowCount };
}

async function inParts(text: string, table: Table, size: { partBytes: number; chunkBytes: number }) {
  const source = memorySource(text);
  const parts = cutParts(await everyPlace(text, table), source.sizeBytes, { ...size, partRows: 1_000 });
  const outputs: PartOutput[] = [];
  // Two runners in turns, as two threads have them; the last part comes first.
  const runners = [partRunner(plan), partRunner(plan)];
  for (const [n, { from, firstRow, before }] of [...parts.entries()].reverse()) {
    const rows = readEveryRow(source, table, {
      ...(from === undefined ? {} : { from }),
      firstRow,
      before,
      chunkBytes: size.chunkBytes,
    });
    const output = await runners[n % 2]?.(rows);
    if (output !== undefined) outputs.unshift(output);
  }
  const fold = runFold(plan);
  for (const { counted } of outputs) fold.add(structuredClone(counted));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const joined = (of: (output: PartOutput) => Uint8Array): string =>
    outputs.map((output) => decoder.decode(of(output))).join('');
  const outcome: Outcome = {
    counts: fold.counts(),
    cleaned: joined((output) => output.cleaned),
    rejects: joined((output) => output.rejects),
    typed: outputs.flatMap((output) => output.typed),
  };
  return { outcome, parts };
}

describe('a table run in parts', () => {
  it('gives the same counts and the same bytes as in one piece, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        dirty,
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 300 }),
        async (given, partBytes, chunkBytes) => {
          const text = textOf(given);
          const table = tableOf(given);
          const { outcome } = await inParts(text, table, { partBytes, chunkBytes });
          expect(outcome).toEqual(await whole(text, table));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('cuts at line ends that stand in no cell', async () => {
    const row = '"two\nlines, ""x""",2,3,2024-05-31\n';
    const table = tableOf({ end: '\n', left: [], kept: [] });
    const { outcome, parts } = await inParts(`a,b,c,d\n${row.repeat(9)}`, table, {
      partBytes: 1,
      chunkBytes: 16,
    });
    expect(parts).toHaveLength(9);
    expect(outcome.counts).toMatchObject({ rowsIn: 9, rowsOut: 9 });
    expect(outcome.typed[8]).toEqual(['two\nlines, "x"', 3, { date: '2024-05-31' }]);
  });

  it('names failing rows and examples as one reading would, however many parts have them', async () => {
    const text = `a,b,c,d\n${Array.from({ length: 30 }, (_, n) => `x,y,bad ${n},\n`).join('')}`;
    const table = tableOf({ end: '\n', left: [], kept: [] });
    const { outcome } = await inParts(text, table, { partBytes: 20, chunkBytes: 1_000 });
    expect(outcome.counts.failures).toEqual([
      {
        code: 'NOT_A_NUMBER',
        field: 'third',
        count: 30,
        rows: Array.from({ length: 30 }, (_, n) => n),
        examples: ['bad 0', 'bad 1', 'bad 2', 'bad 3', 'bad 4'],
      },
    ]);
  });
});
