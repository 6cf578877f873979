import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compileKernel } from '../../scripts/kernel/compileKernel.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const words = join(root, 'core/match/words/vectors/words.bin');

/** What tests start as a process or a thread of its own; each file's name is its own. */
const entries = [
  'infra/local/engine/engineProcess.ts',
  'infra/local/engine/engineWorker.ts',
  'infra/local/engine/partWorker.ts',
  'infra/local/engine/runPartWorker.ts',
  'infra/local/pipeline/pipelineProcess.ts',
  'infra/local/records/recordWorker.ts',
  'infra/local/scans/scanWorker.ts',
  'tests/infra/local/archiveTaker.ts',
  'tests/infra/local/standardise/standardHost.ts',
  'tests/infra/local/fullDisk.ts',
  'tests/infra/local/fullDiskOutputs.ts',
  'tests/infra/local/reviewer.ts',
  'tests/infra/local/scans/scanner.ts',
  'tests/infra/local/cli/fullDiskCommand.ts',
  'tests/infra/local/cli/sourceCommand.ts',
];

/** Packages of the older kind call `require`, which modules do not have. */
const banner = `import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);`;

/** Days that bundles of older sources are kept for, so that a run beside this one finds its own. */
const keptDays = 1;

/**
 * Bundles them from the sources as they are now, which takes half a second and saves each process one: Node would read
 * 500 files of TypeScript. The folder is named by its content, so runs beside each other do not disturb one another.
 *
 * @returns the folder, see `processFiles.ts`
 */
export async function bundleProcesses(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: entries.map((path) => ({ in: join(root, path), out: basename(path, '.ts') })),
    outdir: root,
    absWorkingDir: root,
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    keepNames: true,
    banner: { js: banner },
    // Native, and found from the folder as from the sources.
    external: ['@duckdb/*'],
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  const kernel = await compileKernel();
  const hash = createHash('sha256').update(kernel);
  for (const { path, contents } of outputFiles) hash.update(basename(path)).update(contents);
  const kept = join(root, '.cache', 'test', 'processes');
  const folder = join(kept, hash.digest('hex').slice(0, 16));
  dropOld(kept);
  if (existsSync(folder)) return folder;
  const made = `${folder}.${process.pid}`;
  mkdirSync(made, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(join(made, basename(path)), contents);
  writeFileSync(join(made, 'kernel.wasm'), kernel);
  copyFileSync(words, join(made, 'words.bin'));
  try {
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // Another run has just made the same.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function dropOld(kept: string): void {
  if (!existsSync(kept)) return;
  const before = Date.now() - keptDays * 86_400_000;
  for (const name of readdirSync(kept)) {
    const path = join(kept, name);
    if (statSync(path).mtimeMs < before) rmSync(path, { recursive: true, force: true });
  }
}
