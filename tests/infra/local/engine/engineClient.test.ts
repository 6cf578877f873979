import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../../../core/model/analysis.ts';
import { asId, type FileId, type RunId } from '../../../../core/model/ids.ts';
import type { TargetSchema } from '../../../../core/model/targetSchema.ts';
import type { RunRequest } from '../../../../core/ports/engine.ts';
import { forkChild } from '../../../../infra/local/engine/engineChild.ts';
import { createEngine, type LocalEngine } from '../../../../infra/local/engine/engineClient.ts';
import { engineLimits } from '../../../../infra/local/engine/engineLimits.ts';
import { memberFolders } from '../../../../infra/local/files/memberFolders.ts';
import { outputFolders } from '../../../../infra/local/files/outputFolders.ts';
import { feeds, schemaOf } from '../../../core/apply/fixture.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let engine: LocalEngine;
let given: string;
const outputs = (): readonly string[] => readdirSync(join(folder.path, 'outputs'));

beforeEach(() => {
  folder = temporaryFolder();
  for (const part of ['outputs', 'scratch']) mkdirSync(join(folder.path, part));
  given = join(folder.path, 'given.csv');
  const path = given;
  writeFileSync(path, 'id,text\n1,one\n2,two\n3,three\n');
  engine = createEngine({
    processUrl: new URL('../../../../infra/local/engine/engineProcess.ts', import.meta.url),
    workerUrl: new URL('../../../../infra/local/engine/engineWorker.ts', import.meta.url),
    fork: forkChild,
    limits: engineLimits(),
    scratch: join(folder.path, 'scratch'),
    outputs: outputFolders(join(folder.path, 'outputs')),
    members: memberFolders(folder.path),
    locate: async () => ({ path, name: 'given.csv', sizeBytes: 28, sha256: null }),
  });
});
afterEach(async () => {
  await engine.close();
  folder.dispose();
});

async function order(): Promise<RunRequest> {
  const table = { fileId: asId<FileId>('f1'), overrides: {} };
  return {
    ...table,
    runId: asId<RunId>('r1'),
    fileName: 'given.csv',
    schema: schemaOf([{ name: 'id' }]),
    correspondences: [feeds('id', [0])],
    analysis: await engine.analyze(table),
    submittedAt: '2025-01-01T00:00:00.000Z',
    startedAt: '2025-01-01T00:00:01.000Z',
  };
}

describe('a run of the local engine', () => {
  it('shows nothing when it is cancelled after all is written and before it is in sight', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const stopListening = signal.removeEventListener.bind(signal);
    // Listening ends with the job; from there on, only the last look at the signal can tell.
    signal.removeEventListener = (...args: Parameters<typeof stopListening>) => {
      stopListening(...args);
      controller.abort();
    };
    await expect(engine.run(await order(), { signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(outputs()).toEqual([]);
  });

  it('shows all when it is cancelled after it has answered', async () => {
    const controller = new AbortController();
    await engine.run(await order(), { signal: controller.signal });
    controller.abort();
    expect(outputs()).toEqual(['r1']);
  });

  it('that is cancelled while its tables are written ends at once, leaves nothing and the engine at work', async () => {
    const rows = 60_000;
    const line = (n: number): string => `${n},2024-${String((n % 12) + 1).padStart(2, '0')}-03\n`;
    writeFileSync(given, `id,day\n${Array.from({ length: rows }, (_, n) => line(n)).join('')}`);
    const measures = [{ name: 'ids', of: 'distinct', field: 'id' }] as const;
    const schema: TargetSchema = {
      ...schemaOf([{ name: 'id' }, { name: 'day', type: 'date' }]),
      output: {
        partition: { field: 'day', by: ['year', 'month'] },
        aggregates: [{ name: 'all', title: 'All', by: ['day'], measures }],
        keepSource: true,
      },
    };
    const request = { ...(await order()), schema, correspondences: [feeds('id', [0]), feeds('day', [1])] };
    const pid = engine.pid();
    const controller = new AbortController();
    const onProgress = ({ phase }: Progress): void => {
      if (phase === 'finishing') controller.abort();
    };
    await expect(engine.run(request, { signal: controller.signal, onProgress })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(outputs()).toEqual([]);
    const { outputs: written } = await engine.run(request);
    expect(written.filter(({ kind }) => kind === 'cleaned-parquet')).toHaveLength(12);
    expect(engine.pid()).toBe(pid);
  }, 30_000);
});
