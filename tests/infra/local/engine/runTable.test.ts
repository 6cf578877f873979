import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputCell } from '../../../../core/apply/outputCells.ts';
import type { Progress } from '../../../../core/model/analysis.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { asId, type FileId } from '../../../../core/model/ids.ts';
import type { RunCounts } from '../../../../core/model/run.ts';
import type { WorkerAnswers } from '../../../../infra/local/engine/engineJob.ts';
import { doJob } from '../../../../infra/local/engine/jobs.ts';
import { type LiveTable, reviveTable } from '../../../../infra/local/engine/keptTable.ts';
import { runCrew } from '../../../../infra/local/engine/runCrew.ts';
import { runTable, type TableRun } from '../../../../infra/local/engine/runTable.ts';
import { feeds, memorySink, schemaOf } from '../../../core/apply/fixture.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const schema = schemaOf([
  { name: 'id', required: true },
  { name: 'amount', type: 'number' },
  { name: 'note', type: 'text' },
]);
const correspondences = [feeds('id', [0]), feeds('amount', [1]), feeds('note', [2])];

/** Line breaks and quotes in cells, letters of two bytes, rows too long and too short, one that cannot be read, a remark. */
function lineOf(n: number): string {
  if (n % 997 === 0) return `"r${n},broken quote`;
  if (n % 499 === 0) return `r${n},1,x,beyond`;
  if (n % 251 === 0) return `r${n}`;
  if (n % 101 === 0) return `r${n},many,"said ""no"""`;
  return n % 7 === 0 ? `r${n},${n}.50,"two\nlines, é"` : `r${n},${n},plain`;
}
const text = `id,amount,note\n${Array.from({ length: 9_000 }, (_, n) => `${lineOf(n)}\n`).join('')}`;

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let table: LiveTable;

beforeEach(async () => {
  folder = temporaryFolder();
  path = join(folder.path, 'given.csv');
  writeFileSync(path, text);
  const job = {
    fileId: asId<FileId>('f1'),
    path,
    name: 'given.csv',
    sha256: null,
    overrides: {},
    scratch: join(folder.path, 'scratch'),
    kind: 'analyze',
    allTables: false,
    lines: false,
    kept: null,
  } as const;
  const { kept } = (await doJob(job, () => undefined)) as WorkerAnswers['analyze'];
  if (kept === null) throw new Error('one table is kept');
  table = await reviveTable(kept, { path, name: 'given.csv' });
});
afterEach(async () => {
  await table.close();
  folder.dispose();
});

function runOf(threads: number, some: Partial<TableRun> = {}): TableRun {
  return {
    table,
    name: 'given.csv',
    schema,
    correspondences,
    sinks: {},
    phase: 'writing',
    onProgress: () => undefined,
    shares: { threads, leastBytes: 0, partBytes: 8_192 },
    ...some,
  };
}

async function written(threads: number): Promise<{
  readonly counts: RunCounts;
  readonly cleaned: string;
  readonly rejects: string;
  readonly typed: readonly (readonly OutputCell[])[];
}> {
  const cleanedCsv = memorySink();
  const rejectsCsv = memorySink();
  const typed: (readonly OutputCell[])[] = [];
  const onCleaned = (rows: readonly (readonly OutputCell[])[]): void => {
    typed.push(...rows);
  };
  const counts = await runTable(runOf(threads, { sinks: { cleanedCsv, rejectsCsv, onCleaned } }));
  return { counts, cleaned: cleanedCsv.text(), rejects: rejectsCsv.text(), typed };
}

describe('runTable', () => {
  it('writes the same bytes and counts the same, whether one thread runs the table or several', async () => {
    const one = await written(1);
    expect(one.typed).toHaveLength(one.counts.rowsOut);
    expect(one.counts.failures.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['NOT_A_NUMBER', 'RAGGED_ROW', 'UNREADABLE_ROW']),
    );
    for (const threads of [2, 3]) expect(await written(threads)).toEqual(one);
  });

  it('tells how far it is, part by part, up to the last row', async () => {
    const seen: Progress[] = [];
    const { rowsIn } = await runTable(runOf(2, { onProgress: (progress) => void seen.push(progress) }));
    const rows = seen.map((progress) => progress.rows);
    expect(seen.length).toBeGreaterThan(5);
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
    expect(seen.at(-1)).toMatchObject({ rows: rowsIn, doneBytes: table.source.sizeBytes });
  });

  it('ends with what an output says that cannot be written', async () => {
    const cleanedCsv = {
      ...memorySink(),
      write: () => Promise.reject(new AppError('DISK_FULL', 'There is no room left.')),
    };
    await expect(runTable(runOf(2, { sinks: { cleanedCsv } }))).rejects.toMatchObject({ code: 'DISK_FULL' });
  });

  it('ends where the file is changed while parts of it are read', async () => {
    let changed = false;
    const onProgress = (): void => {
      if (!changed) appendFileSync(path, 'r,1,more\n');
      changed = true;
    };
    await expect(runTable(runOf(2, { onProgress }))).rejects.toMatchObject({ code: 'SOURCE_CHANGED' });
  });

  it('says so when a thread breaks down under its part', async () => {
    const { dialect, structure } = table.table;
    const crew = runCrew(
      {
        plan: { schema, correspondences: null as never, columnCount: 3, outputs: [] },
        table: { dialect, structure },
        text: { path, name: 'given.csv', identity: table.source.identity },
      },
      2,
    );
    const part = { firstRow: 0, sizeBytes: 1 };
    const all = await Promise.allSettled([crew.run(part), crew.run(part), crew.run(part)]);
    expect(all.map((one) => one.status === 'rejected' && (one.reason as AppError).code)).toEqual(
      Array.from({ length: 3 }, () => 'ENGINE_LOST'),
    );
    // Later ones are told at once.
    await expect(crew.run(part)).rejects.toMatchObject({ code: 'ENGINE_LOST' });
    await crew.close();
  });
});
