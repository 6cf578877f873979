import { asId, type FileId } from '../../../../core/model/ids.ts';
import { forkChild } from '../../../../infra/local/engine/engineChild.ts';
import { engineLimits } from '../../../../infra/local/engine/engineLimits.ts';
import { supervisor } from '../../../../infra/local/engine/supervisor.ts';

/** A host with an engine that is at work, until it is killed: `engineHost.ts SCRATCH`; prints the engine's process id. */
const engine = supervisor({
  processUrl: new URL('../../../../infra/local/engine/engineProcess.ts', import.meta.url),
  workerUrl: new URL('./moodyWorker.ts', import.meta.url),
  fork: forkChild,
  limits: engineLimits(),
  scratch: process.argv[2] ?? '',
});
const table = { fileId: asId<FileId>('f1'), path: '/nowhere', sha256: null, overrides: {}, sizeBytes: 0 };
await engine.perform({ job: { ...table, name: 'first', kind: 'inspect' }, sizeBytes: 0 });
process.stdout.write(`${engine.pid()}\n`);
await engine.perform({ job: { ...table, name: 'spin', kind: 'inspect' }, sizeBytes: 0 });
