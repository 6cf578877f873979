import { appendFileSync, mkdirSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Analysis } from '../../../../core/model/analysis.ts';
import { asId, type FileId, type RunId } from '../../../../core/model/ids.ts';
import { parseOptions } from '../../../../core/model/options/readingOptions.ts';
import type { Answers, WorkerAnswers } from '../../../../infra/local/engine/engineJob.ts';
import { doJob } from '../../../../infra/local/engine/jobs.ts';
import { type LiveTable, reviveTable } from '../../../../infra/local/engine/keptTable.ts';
import { writeOutputs } from '../../../../infra/local/engine/writeOutputs.ts';
import { undisturbed } from '../../../../infra/local/outputs/nativeWork.ts';
import { scratchFolder } from '../../../../infra/local/files/scratchFolder.ts';
import { feeds, schemaOf } from '../../../core/apply/fixture.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const schema = schemaOf([{ name: 'id', required: true }, { name: 'text' }]);
const correspondences = [feeds('id', [0]), feeds('text', [1])];
/** Longer than three reads, so that a failure meets the run on its way. */
const rowCount = Math.ceil((3 * parseOptions.chunkBytes) / 1_000);
const text = `id,text\n${Array.from({ length: rowCount }, (_, n) => `${n},${'word '.repeat(200)}end\n`).join('')}`;

let folder: ReturnType<typeof temporaryFolder>;
let source: string;
let outputFolder: string;
let table: LiveTable;
let analysis: Analysis;

beforeEach(async () => {
  folder = temporaryFolder();
  source = join(folder.path, 'given.csv');
  outputFolder = join(folder.path, 'outputs');
  mkdirSync(outputFolder);
  writeFileSync(source, text);
  const job = { ...file(), kind: 'analyze', allTables: false, lines: false, kept: null } as const;
  const answer = (await doJob(job, () => undefined)) as WorkerAnswers['analyze'];
  analysis = answer.analysis;
  if (answer.kept === null) throw new Error('one table is kept');
  table = await reviveTable(answer.kept, { path: source, name: 'given.csv' });
});
afterEach(async () => {
  await table.close();
  folder.dispose();
});

function file() {
  return {
    fileId: asId<FileId>('f1'),
    path: source,
    name: 'given.csv',
    sha256: null,
    overrides: {},
    scratch: join(folder.path, 'scratch'),
  };
}

async function write(
  some: { readonly analysis?: Analysis; readonly onProgress?: () => void } = {},
): Promise<Answers['run']> {
  const request = {
    runId: asId<RunId>('r1'),
    fileName: 'given.csv',
    schema,
    correspondences,
    analysis: some.analysis ?? analysis,
    submittedAt: '2025-01-01T00:00:00.000Z',
    startedAt: '2025-01-01T00:00:01.000Z',
  };
  const job = {
    ...file(),
    kind: 'run',
    kept: null,
    request,
    outputFolder,
    finalFolder: '/outputs/r1',
  } as const;
  const scratch = await scratchFolder(job.scratch);
  return writeOutputs(job, {
    table,
    scratch,
    native: undisturbed,
    onProgress: some.onProgress ?? (() => undefined),
  });
}

/** Outputs that this process has open; Linux only. */
function openHandles(): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${descriptor}`);
      return path.startsWith(outputFolder) ? [path] : [];
    } catch {
      // The descriptor that the listing itself was read through.
      return [];
    }
  });
}

describe('writeOutputs', () => {
  it('leaves the files complete and closed', async () => {
    const { counts, outputs } = await write();
    expect(counts).toMatchObject({ rowsIn: rowCount, rowsOut: rowCount, rowsRejected: 0 });
    expect(readdirSync(outputFolder).sort()).toEqual(outputs.map((output) => output.name).sort());
    expect(openHandles()).toEqual([]);
  });

  it('closes and deletes all that was begun when reading fails in the middle, the workbook too', async () => {
    let open: readonly string[] = [];
    const onProgress = (): void => {
      if (open.length > 0) return;
      open = openHandles();
      if (open.length === 0) open = ['seen'];
      appendFileSync(source, '1,more\n');
    };
    await expect(write({ onProgress })).rejects.toMatchObject({ code: 'SOURCE_CHANGED' });
    expect(open).toHaveLength(process.platform === 'linux' ? 3 : 1);
    expect(openHandles()).toEqual([]);
    expect(readdirSync(outputFolder)).toEqual([]);
  });

  it('closes and deletes what was begun when a later output cannot be opened', async () => {
    writeFileSync(join(outputFolder, 'given.cleaned.xlsx'), 'in the way');
    await expect(write()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(openHandles()).toEqual([]);
    expect(readdirSync(outputFolder)).toEqual(['given.cleaned.xlsx']);
  });

  it('leaves nothing behind where the report, which comes last, cannot be written', async () => {
    writeFileSync(join(outputFolder, 'given.report.xlsx'), 'in the way');
    await expect(write()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(openHandles()).toEqual([]);
    expect(readdirSync(outputFolder)).toEqual(['given.report.xlsx']);
  });

  it('takes no other bytes than those analyzed, even if they hold as many rows', async () => {
    const other = { ...analysis, source: { ...analysis.source, sha256: '0'.repeat(64) } };
    await expect(write({ analysis: other })).rejects.toMatchObject({ code: 'SOURCE_CHANGED' });
    expect(readdirSync(outputFolder)).toEqual([]);
  });

  it('refuses to finish where rows that were analyzed have not come', async () => {
    const [only] = analysis.tables;
    if (only === undefined) throw new Error('there is a table');
    const other = { ...analysis, tables: [{ ...only, rejectedRows: 1 }] };
    await expect(write({ analysis: other })).rejects.toMatchObject({ code: 'SOURCE_CHANGED' });
    expect(openHandles()).toEqual([]);
    expect(readdirSync(outputFolder)).toEqual([]);
  });
});
