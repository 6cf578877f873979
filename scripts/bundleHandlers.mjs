/**
 * Bundles the handlers of `infra/aws/handlers`, one folder a function: `index.mjs` with all it needs but Node, beside it
 * what it reads as files or at first need, and the native package where the function writes Parquet.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import {
  addLaterPackage,
  checkedPacks,
  englishZod,
  laterPackages,
  packagesLater,
  textOfData,
} from './bundlePlugins.mjs';
import { compileKernel } from './kernel/compileKernel.mjs';
import { nativePackages } from './nativePackages.mjs';
import { at, projectFolder } from './project.mjs';

const handlers = at('infra', 'aws', 'handlers');

/** Files that sources read from beside themselves, and how they come there. */
const companions = {
  'infra/local/engine/loadKernel.ts': async (folder) =>
    writeFileSync(join(folder, 'kernel.wasm'), await compileKernel()),
  'infra/local/wordVectors.ts': (folder) =>
    copyFileSync(at('core', 'match', 'words', 'vectors', 'words.bin'), join(folder, 'words.bin')),
};

/** ES modules have no `require`, which packages of the older kind that are bundled call for parts of Node. */
const banner = `import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);`;

/**
 * @typedef {object} BundledHandler
 * @property {string} name of the function
 * @property {string} folder
 * @property {number} sizeBytes of the scripts
 * @property {number} nativeBytes of the packages beside it
 * @property {readonly string[]} sources what is in it, from the project's folder
 */

/**
 * Bundles every handler there is. What lies in the folder is written over.
 *
 * @param {string} folder
 * @param {{ architecture: 'x64' | 'arm64' }} options of the native package
 * @returns {Promise<readonly BundledHandler[]>} in the order of their names
 */
export async function bundleHandlers(folder, { architecture }) {
  rmSync(folder, { recursive: true, force: true });
  const names = existsSync(handlers)
    ? readdirSync(handlers)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => basename(file, '.ts'))
    : [];
  if (names.length === 0) return [];
  const bundled = [];
  for (const name of names) {
    const { metafile } = await build({
      entryPoints: { index: join(handlers, `${name}.ts`) },
      outdir: join(folder, name),
      outExtension: { '.js': '.mjs' },
      absWorkingDir: projectFolder,
      bundle: true,
      // What is imported at its first use lies in a file of its own, so that a cold start does not read it.
      splitting: true,
      chunkNames: '[name]-[hash]',
      format: 'esm',
      platform: 'node',
      target: 'node24',
      minify: true,
      // Names stay, since errors and logs tell them.
      keepNames: true,
      sourcemap: 'linked',
      sourcesContent: false,
      metafile: true,
      legalComments: 'none',
      banner: { js: banner },
      external: ['@duckdb/*'],
      plugins: [textOfData, checkedPacks, englishZod, packagesLater],
      // The packages' builds for ES modules leave out what is not called.
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
    bundled.push(await completed(join(folder, name), { metafile, architecture }));
  }
  return bundled;
}

/** Puts beside a bundle what it reads as files. */
async function completed(folder, { metafile, architecture }) {
  const sources = Object.keys(metafile.inputs);
  for (const [source, place] of Object.entries(companions)) {
    if (source in metafile.inputs) await place(folder);
  }
  const scripts = Object.entries(metafile.outputs).filter(([path]) => path.endsWith('.mjs'));
  const asksNative = scripts.some(([, { imports }]) =>
    imports.some(({ path }) => path.startsWith('@duckdb/')),
  );
  let sizeBytes = scripts.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  for (const name of laterPackages(metafile.inputs)) sizeBytes += await addLaterPackage(folder, name);
  return {
    name: basename(folder),
    folder,
    sizeBytes,
    nativeBytes: asksNative ? await addNative(folder, architecture) : 0,
    sources,
  };
}

async function addNative(folder, architecture) {
  let sizeBytes = 0;
  for (const { name, from } of await nativePackages(architecture)) {
    const to = join(folder, 'node_modules', name);
    mkdirSync(to, { recursive: true });
    cpSync(from, to, {
      recursive: true,
      dereference: true,
      filter: (path) => !/\.(d\.ts|map|md)$/.test(path),
    });
    for (const file of readdirSync(to, { recursive: true, withFileTypes: true })) {
      if (file.isFile()) sizeBytes += statSync(join(file.parentPath, file.name)).size;
    }
  }
  return sizeBytes;
}
