import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { functionNames } from '../../infra/stack/functionPlans.ts';
import { bundleHandlers } from '../../scripts/bundleHandlers.mjs';
import type { Figure, Figures } from './figures.ts';
import { functionVariables } from './functionVariables.ts';

/** Processes a function; they take turns, so that a loaded moment meets all alike. */
const repeats = 9;

const script = `const before = process.cpuUsage();
await import(process.argv[1]);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);`;

/** How long functions of the pipeline on AWS take before they can answer. */
export const figures: Figures = {
  title: 'Cold starts of functions',
  about:
    'CPU time of importing the bundled handler in a new process, source maps on as in the templates, the median of nine; the wall time is less where nobody else is at work. The start of Node itself comes before.',
  inputs: [],
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'mapwright-start-'));
    try {
      const bundled = await bundleHandlers(folder, { architecture: 'x64' });
      const known = bundled.filter(({ name }) => functionNames.some((one) => one === name));
      const times = new Map<string, number[]>(known.map(({ name }) => [name, []]));
      for (let round = 0; round < repeats; round += 1) {
        for (const { name, folder: bundle } of known) times.get(name)?.push(coldImport(bundle));
      }
      return [...times].map(
        ([name, taken]): Figure => ({
          name,
          value: taken.toSorted((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0,
          unit: 'ms',
          goal: 300,
        }),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function coldImport(bundle: string): number {
  const url = pathToFileURL(join(bundle, 'index.mjs')).href;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, url], {
    env: { ...functionVariables, NODE_OPTIONS: '--enable-source-maps' },
    encoding: 'utf8',
  });
  const taken = Number(stdout);
  if (stdout === '' || Number.isNaN(taken)) throw new Error(stderr);
  return taken;
}
