import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { composeLocal } from '../../infra/local/compose.ts';
import { engineLimits, scanWorkers } from '../../infra/local/engine/engineLimits.ts';
import { drawnCodes } from '../drawings/drawing.ts';
import { type DrawingFolder, drawingFolder } from './drawingFolder.ts';
import type { Figure } from './figures.ts';
import { processSeconds } from './processSeconds.mjs';

const root = new URL('../../', import.meta.url);
const threads = scanWorkers(engineLimits());

/** Scans drawings, beside taking their text alone with as many threads, and holds what was found against the truth. */
export async function scanFigures(few: number, many: number): Promise<readonly Figure[]> {
  const within = fileURLToPath(new URL('.cache/bench/', root));
  const small = await scanOf(await drawingFolder(within, few));
  const folder = await drawingFolder(within, many);
  // The library before and behind, as the machine may be slower at one time than at another.
  const before = await libraryAlone(folder);
  const large = await scanOf(folder);
  const after = await libraryAlone(folder);
  const library = many / ((before.seconds + after.seconds) / 2);
  const librarySeconds = (before.processorSeconds + after.processorSeconds) / 2;
  const ours = many / large.seconds;
  return [
    { name: `Documents a second, scanned by ${threads} threads`, value: ours, unit: '' },
    { name: 'Documents a second, unpdf alone', value: library, unit: '' },
    { name: 'Time beside unpdf alone', value: library / ours, unit: 'times', goal: 1.25 },
    {
      name: 'Processor time beside unpdf alone',
      value: large.processorSeconds / librarySeconds,
      unit: 'times',
      goal: 1.25,
    },
    { name: `Peak of the engine with ${few} documents`, value: small.engineMb, unit: 'MiB' },
    { name: `Peak of the engine with ${many} documents`, value: large.engineMb, unit: 'MiB' },
    {
      name: `Peak with ${many} beside that with ${few}`,
      value: large.engineMb / small.engineMb,
      unit: 'times',
      goal: 1.2,
    },
    { name: 'Matches that are missed or wrong', value: small.wrong + large.wrong, unit: '', goal: 0 },
    { name: 'Load of the machine over the last minute', value: loadavg()[0] ?? 0, unit: '' },
  ];
}

/** What something took, by the clock and of the processors. */
interface Taken {
  readonly seconds: number;
  readonly processorSeconds: number;
}

async function libraryAlone({ path, names }: DrawingFolder): Promise<Taken> {
  const files = names.map((name) => join(path, name));
  const next = new SharedArrayBuffer(4);
  const start = performance.now();
  const processor = processSeconds(process.pid);
  await Promise.all(
    Array.from(
      { length: threads },
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker(new URL('./peers/unpdfAlone.mjs', import.meta.url), {
            workerData: { files, next },
          });
          worker.on('message', resolve);
          worker.on('error', reject);
        }),
    ),
  );
  return {
    seconds: (performance.now() - start) / 1_000,
    processorSeconds: processSeconds(process.pid) - processor,
  };
}

async function scanOf(
  folder: DrawingFolder,
): Promise<Taken & { readonly engineMb: number; readonly wrong: number }> {
  const data = mkdtempSync(join(tmpdir(), 'mapwright-bench-'));
  const world = await composeLocal({
    dataDir: data,
    samplesDir: fileURLToPath(new URL('samples/', root)),
    processUrl: new URL('out/main/engineProcess.js', root),
    workerUrl: new URL('out/main/engineWorker.js', root),
    kind: 'web',
    appVersion: '0',
    approver: 'bench',
    log: { info() {}, error() {} },
  });
  try {
    const { scans } = world.service;
    const start = performance.now();
    const own = processSeconds(process.pid);
    const { scanId } = await scans.start({
      codes: drawnCodes.map((text) => ({ text, isPattern: false })),
      options: { anyCase: true, anySeparator: true },
      place: { kind: 'folder', path: folder.path, withSubfolders: true },
      textract: false,
    });
    await scans.finished({ scanId });
    const seconds = (performance.now() - start) / 1_000;
    // The engine is started by the scan, so all that it took is the scan's.
    const processorSeconds =
      processSeconds(process.pid) - own + processSeconds(world.engine.pid() ?? Number.NaN);
    const found = new Map<string, string[]>();
    for (let from = 0, more = true; more; from += 1_000) {
      const { entries } = await scans.matches({ scanId, filter: {}, window: { from, count: 1_000 } });
      for (const { name, codeText, near } of entries)
        found.set(name, [...(found.get(name) ?? []), `${codeText} ${near === null ? 'exact' : 'near'}`]);
      more = entries.length === 1_000;
    }
    let wrong = 0;
    for (const [name, truth] of folder.truth)
      if ((found.get(name) ?? []).sort().join() !== truth.join()) wrong += 1;
    return { seconds, processorSeconds, engineMb: world.engine.peakResidentBytes() / 2 ** 20, wrong };
  } finally {
    await world.close();
    rmSync(data, { recursive: true, force: true });
  }
}
