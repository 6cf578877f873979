import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asId, type FileId } from '../../core/model/ids.ts';
import { createEngine } from '../../infra/local/engine/engineClient.ts';
import { forkChild } from '../../infra/local/engine/engineChild.ts';
import { engineLimits } from '../../infra/local/engine/engineLimits.ts';
import { memberFolders } from '../../infra/local/files/memberFolders.ts';
import { outputFolders } from '../../infra/local/files/outputFolders.ts';
import { describeEngine, type EngineUnderTest } from './engine.suite.ts';
import { describeEngineFind } from './engineFind.suite.ts';
import { describeEngineSheets } from './engineSheets.suite.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { engineEntries } from '../processes/processFiles.ts';

const makeWorld = async (): Promise<EngineUnderTest> => {
  const folder = temporaryFolder();
  for (const part of ['outputs', 'scratch', 'sources']) mkdirSync(join(folder.path, part));
  const given = new Map<FileId, { path: string; name: string; sizeBytes: number; sha256: null }>();
  const outputs = outputFolders(join(folder.path, 'outputs'));
  const engine = createEngine({
    ...engineEntries,
    fork: forkChild,
    limits: engineLimits(),
    scratch: join(folder.path, 'scratch'),
    outputs,
    members: memberFolders(folder.path),
    async locate(id) {
      const source = given.get(id);
      if (source === undefined) throw new Error('not given');
      return source;
    },
  });
  return {
    engine,
    async give(name, bytes) {
      const id = asId<FileId>(`f${given.size}`);
      const path = join(folder.path, 'sources', id);
      writeFileSync(path, bytes);
      given.set(id, { path, name, sizeBytes: bytes.length, sha256: null });
      return id;
    },
    async change(id, bytes) {
      writeFileSync(given.get(id)?.path ?? '', bytes);
    },
    async outputs(runId) {
      const visible = readdirSync(join(folder.path, 'outputs'));
      if (!visible.includes(runId)) {
        if (visible.length > 0) throw new Error(`There are parts of outputs: ${visible.join(', ')}`);
        return new Map();
      }
      const path = outputs.folderOf(runId);
      return new Map(
        readdirSync(path).map((name) => [name, Uint8Array.from(readFileSync(join(path, name)))]),
      );
    },
    async dispose() {
      await engine.close();
      const left = readdirSync(join(folder.path, 'scratch'));
      folder.dispose();
      if (left.length > 0) throw new Error(`Intermediate files were left behind: ${left.join(', ')}`);
    },
  };
};

describeEngine('process of its own', makeWorld);
describeEngineSheets('process of its own', makeWorld);
describeEngineFind('process of its own', makeWorld);
