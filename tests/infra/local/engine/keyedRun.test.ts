import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DuplicateRule } from '../../../../core/model/duplicates.ts';
import { asId, type FileId } from '../../../../core/model/ids.ts';
import type { WorkerAnswers } from '../../../../infra/local/engine/engineJob.ts';
import { doJob } from '../../../../infra/local/engine/jobs.ts';
import { type LiveTable, reviveTable } from '../../../../infra/local/engine/keptTable.ts';
import { countLikely } from '../../../../core/run/countLikely.ts';
import { keyedRun, listDuplicates } from '../../../../core/run/keyedRun.ts';
import { runTable, type TableRun } from '../../../../infra/local/engine/runTable.ts';
import { feeds, memorySink, schemaOf } from '../../../core/apply/fixture.ts';
import { memoryScratch } from '../../../core/dedupe/memoryScratch.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const people = schemaOf([
  { name: 'mail', type: 'email' },
  { name: 'amount', type: 'number' },
]);

let folder: ReturnType<typeof temporaryFolder>;
let table: LiveTable | undefined;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await table?.close();
  table = undefined;
  folder.dispose();
});

async function open(text: string): Promise<LiveTable> {
  const path = join(folder.path, 'given.csv');
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
  return table;
}

interface Written {
  readonly cleaned: string;
  readonly rejects: string;
  readonly duplicates: string;
  readonly counts: Awaited<ReturnType<typeof keyedRun>>['counts'];
}

async function run(opened: LiveTable, duplicates: DuplicateRule, threads = 1): Promise<Written> {
  const cleaned = memorySink();
  const rejects = memorySink();
  const list = memorySink();
  const given: TableRun = {
    table: opened,
    name: 'given.csv',
    schema: { ...people, duplicates },
    correspondences: [feeds('mail', [0]), feeds('amount', [1])],
    sinks: { cleanedCsv: cleaned, rejectsCsv: rejects },
    phase: 'writing',
    onProgress: () => undefined,
    shares: { threads, leastBytes: 0, partBytes: 4_096 },
  };
  const scratch = memoryScratch();
  const { counts, groups } = await keyedRun(given, { scratch, runRows: runTable });
  if (groups !== undefined) await listDuplicates(given, groups, { sink: list, scratch });
  expect(scratch.rooms()).toBe(0);
  return { counts, cleaned: cleaned.text(), rejects: rejects.text(), duplicates: list.text() };
}

const keys = [['mail']];
const likelyRoom = {
  gathered: undefined,
  rowsOut: 3,
  groups: undefined,
  rest: () => Promise.resolve(),
};

describe('a run of a pack with a key', () => {
  it('counts and lists rows that stand more than once, and writes them all', async () => {
    const opened = await open('mail,amount\nb@x.de,1\na@x.de,2\nB@X.de,"3"\nc@x.de,4\na@x.de,5\n,6\n,7\n');
    const { counts, duplicates } = await run(opened, { keys });
    expect(counts).toMatchObject({ rowsIn: 7, rowsOut: 7 });
    expect(counts.duplicates).toEqual({
      key: ['mail'],
      groups: 2,
      rows: 2,
      examples: [
        { value: 'b@x.de', rows: [0, 2] },
        { value: 'a@x.de', rows: [1, 4] },
      ],
    });
    expect(duplicates.split('\r\n')).toEqual([
      'group,place,line,record,key,original',
      '1,1,2,1,b@x.de,"b@x.de,1"',
      '1,2,4,3,b@x.de,"B@X.de,""3"""',
      '2,1,3,2,a@x.de,"a@x.de,2"',
      '2,2,6,5,a@x.de,"a@x.de,5"',
      '',
    ]);
  });

  it('lets the first row out that can go out, and rejects later ones where the pack says so', async () => {
    const opened = await open('mail,amount\nc@x.de,1\na@x.de,1 or 2\na@x.de,2\na@x.de,3\nb@x.de,4\n');
    const { counts, cleaned, rejects } = await run(opened, { keys, onDuplicate: 'reject' });
    expect(counts).toMatchObject({ rowsIn: 5, rowsOut: 3, rowsRejected: 2 });
    expect(counts.failures.map(({ code, field, rows }) => ({ code, field, rows }))).toEqual([
      { code: 'DUPLICATE_ROW', field: 'mail', rows: [3] },
      { code: 'NOT_A_NUMBER', field: 'amount', rows: [1] },
    ]);
    expect(counts.duplicates).toMatchObject({ groups: 1, rows: 2 });
    expect(cleaned).toBe('mail,amount\r\nc@x.de,1\r\na@x.de,2\r\nb@x.de,4\r\n');
    expect(rejects).toContain('DUPLICATE_ROW,mail,a@x.de');
  });

  it('takes the first key whose fields are all fed', async () => {
    const opened = await open('mail,amount\na@x.de,1\na@x.de,2\n');
    const { counts } = await run(opened, { keys: [['mail', 'gone'], ['amount'], ['mail']] });
    expect(counts.duplicates).toMatchObject({ key: ['amount'], groups: 0 });
    const without = await run(opened, { keys: [['gone']] });
    expect(without.counts.duplicates).toBeUndefined();
  });

  it('answers the same for any number of threads, byte for byte', async () => {
    const line = (n: number): string =>
      `p${(n * 7) % 900}@x.de,${n % 13 === 5 ? `${n} or so` : n},${'x'.repeat(20)}\n`;
    const opened = await open(
      `mail,amount,note\n${Array.from({ length: 3_000 }, (_, n) => line(n)).join('')}`,
    );
    const one = await run(opened, { keys, onDuplicate: 'reject' });
    expect(one.counts.duplicates).toMatchObject({ groups: 900, rows: 2_100 });
    expect(one.counts.rowsOut).toBe(900);
    for (const threads of [2, 3]) {
      expect(await run(opened, { keys, onDuplicate: 'reject' }, threads)).toEqual(one);
    }
  });
});

describe('rows that are likely the same', () => {
  const persons = schemaOf([{ name: 'first' }, { name: 'last' }, { name: 'phone' }]);
  const likeness = [
    { field: 'first', as: 'givenName' },
    { field: 'last', as: 'familyName' },
    { field: 'phone', as: 'phone' },
  ] as const;
  const runOf = (opened: LiveTable, given: readonly (typeof likeness)[number][]): TableRun => ({
    table: opened,
    name: 'given.csv',
    schema: { ...persons, duplicates: { keys: [], likeness: given } },
    correspondences: [feeds('first', [0]), feeds('last', [1]), feeds('phone', [2])],
    sinks: {},
    phase: 'writing',
    onProgress: () => undefined,
  });

  it('are counted with what speaks for them', async () => {
    const opened = await open(
      'first,last,phone\nAnna,Schmidt,+49 30 1234567\nBert,Meyer,+49 40 7654321\nAnne,Schmidt,030 1234567\n',
    );
    const likely = await countLikely(runOf(opened, likeness), likelyRoom);
    expect(likely).toMatchObject({ groups: 1, rows: 2, examples: [{ rows: [0, 2] }] });
    expect(likely?.examples[0]?.reasons).toContain('same last');
  });

  it('are not looked for where fewer than two fields are compared', async () => {
    const opened = await open('first,last,phone\nAnna,Schmidt,1\nAnna,Schmidt,1\n');
    expect(await countLikely(runOf(opened, likeness.slice(0, 1)), likelyRoom)).toBeUndefined();
  });
});
