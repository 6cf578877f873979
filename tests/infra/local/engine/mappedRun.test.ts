import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type FileId, type RunId } from '../../../../core/model/ids.ts';
import { recordOptions } from '../../../../core/model/options/recordOptions.ts';
import { unpackRows } from '../../../../core/records/rowBatch.ts';
import type { Answers, WorkerAnswers } from '../../../../infra/local/engine/engineJob.ts';
import { doJob } from '../../../../infra/local/engine/jobs.ts';
import { mappedWith } from '../../../../infra/local/engine/mappedFile.ts';
import { feeds, schemaOf } from '../../../core/apply/fixture.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const schema = {
  ...schemaOf([{ name: 'mail', type: 'email' }, { name: 'amount', type: 'number' }, { name: 'note' }]),
  load: { key: ['mail'] },
  duplicates: {
    keys: [['mail']],
    onDuplicate: 'reject' as const,
    likeness: [
      { field: 'mail', as: 'email' as const },
      { field: 'note', as: 'text' as const },
    ],
  },
};
const correspondences = [
  feeds('mail', [0], [{ kind: 'lowerCase' }]),
  feeds('amount', [1]),
  feeds('note', [2, 3], [{ kind: 'concatenate', separator: ', ' }]),
];
const mapped = { schema, correspondences, lastDay: '2025-06-30' };

let folder: ReturnType<typeof temporaryFolder>;
let given: Awaited<ReturnType<typeof ran>>;

beforeAll(async () => {
  folder = temporaryFolder();
  given = await ran();
});
afterAll(() => folder.dispose());

/** More than one group of rows; some are rejected for a cell, some as duplicates, one has a quote that is never closed. */
function people(): string {
  const rows = Array.from({ length: recordOptions.readRows + 700 }, (_, n) => {
    const amount = n % 11 === 3 ? 'many' : `${n}.50`;
    return `P${n % 4_000}@Example.org,${amount},"street, ${n}",${n % 3 === 0 ? '' : `flat ${n}`}`;
  });
  rows.splice(1_000, 0, 'odd@example.org,1,"never closed,x');
  return `mail,amount,street,flat\n${rows.join('\n')}\n`;
}

async function ran() {
  const path = join(folder.path, 'given.csv');
  writeFileSync(path, people());
  const outputFolder = join(folder.path, 'outputs');
  mkdirSync(outputFolder);
  const file = { fileId: asId<FileId>('f1'), path, name: 'given.csv', sha256: null, overrides: {} };
  const table = { ...file, scratch: join(folder.path, 'table') };
  const analyze = { ...table, kind: 'analyze', allTables: false, lines: false, kept: null } as const;
  const { analysis, kept } = (await doJob(analyze, () => undefined)) as WorkerAnswers['analyze'];
  if (kept === null) throw new Error('one table is kept');
  const runId = asId<RunId>('r1');
  const times = { submittedAt: '2025-01-01T00:00:00.000Z', startedAt: '2025-01-01T00:00:01.000Z' };
  const request = { runId, fileName: 'given.csv', ...mapped, analysis, ...times };
  const done = (await doJob(
    {
      ...file,
      scratch: join(folder.path, 'run'),
      kind: 'run',
      kept,
      request,
      outputFolder,
      finalFolder: '/r1',
    },
    () => undefined,
  )) as WorkerAnswers['run'];
  const load = async (first: number, from: Pick<typeof done, 'mapped'> | undefined) => {
    const job = { ...table, ...mapped, kind: 'rowsToLoad', runId, places: [0, 2, 1], named: true } as const;
    const selection = { first, count: recordOptions.readRows };
    const more = from?.mapped == null ? { kept } : { kept: null, mapped: from.mapped };
    return (await doJob({ ...job, selection, ...more }, () => undefined)) as Answers['rowsToLoad'];
  };
  return { done, load };
}

describe('rows that a run has mapped', () => {
  it('are loaded as those that are mapped anew, without the duplicates that the run rejected', async () => {
    const { done, load } = given;
    expect(done.mapped?.mappedWith).toBe(mappedWith(mapped));
    expect(done.counts.rowsRejected).toBeGreaterThan(600);
    const every = async (from: Pick<typeof done, 'mapped'> | undefined) => {
      const rows = [];
      const names = [];
      for (let first = 0; ; ) {
        const some = await load(first, from);
        if (some.next === first) return { rows, names };
        rows.push(...unpackRows(some.rows));
        names.push(...(some.names ?? []));
        first = some.next;
      }
    };
    const kept = await every(done);
    const anew = await every(undefined);
    // The rejects tell a load which rows those are.
    const out = new Set(kept.rows.map(({ row }) => row));
    const alike = anew.rows.flatMap((row, at) => (out.has(row.row) ? [{ row, name: anew.names[at] }] : []));
    expect(kept.rows).toEqual(alike.map(({ row }) => row));
    expect(kept.names).toEqual(alike.map(({ name }) => name));
    expect(kept.rows).toHaveLength(done.counts.rowsOut);
  });

  it('are gone on with from any row', async () => {
    const { done, load } = given;
    const [first] = unpackRows((await load(2_345, done)).rows);
    expect(first).toEqual(unpackRows((await load(2_345, undefined)).rows)[0]);
    expect((await load(recordOptions.readRows + 700, done)).next).toBe(recordOptions.readRows + 700);
  });
});
