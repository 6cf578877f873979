import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bundleHandlers } from '../../scripts/bundleHandlers.mjs';

const project = join(import.meta.dirname, '..', '..');
/** What bundles are made of. */
const roots = ['core', 'infra', 'scripts', 'package-lock.json'];
/** Longest that whoever comes second waits for who came first, who may have been ended; milliseconds. */
const patienceMs = 120_000;

/**
 * Bundles the handlers once for all tests of these sources, since that takes longer than starting the cloud does: whoever
 * comes first bundles, the others wait. Bundles of other sources are cleared away.
 *
 * @returns the folder with a folder for each function
 */
export async function sharedBundles(): Promise<string> {
  const all = join(project, '.cache', 'tests', 'bundles');
  const name = digestOfSources();
  const folder = join(all, name);
  const making = `${folder}.making`;
  for (const end = performance.now() + patienceMs; !existsSync(folder); await wait(200)) {
    mkdirSync(all, { recursive: true });
    const isOver = performance.now() > end;
    if (!isOver && !began(making)) continue;
    const own = `${making}/${String(process.pid)}`;
    await bundleHandlers(own, { architecture: 'x64' });
    if (!existsSync(folder)) renameSync(own, folder);
    rmSync(making, { recursive: true, force: true });
    for (const other of readdirSync(all)) {
      if (!other.startsWith(name)) rmSync(join(all, other), { recursive: true, force: true });
    }
  }
  return folder;
}

/** @returns whether nobody had begun before */
function began(making: string): boolean {
  try {
    mkdirSync(making);
    return true;
  } catch {
    // Somebody is at it.
    return false;
  }
}

function digestOfSources(): string {
  const hash = createHash('sha256').update(process.version);
  for (const root of roots) {
    for (const path of filesOf(root)) hash.update(path).update(readFileSync(join(project, path)));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesOf(root: string): readonly string[] {
  if (root.includes('.')) return [root];
  return readdirSync(join(project, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(project.length + 1))
    .sort();
}
