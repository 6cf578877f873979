import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type FileId, type RunId } from '../../../../core/model/ids.ts';
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
const outputs = (): readonly string[] => readdirSync(join(folder.path, 'outputs'));

beforeEach(() => {
  folder = temporaryFolder();
  for (const part of ['outputs', 'scratch']) mkdirSync(join(folder.path, part));
  const path = join(folder.path, 'given.csv');
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
});
