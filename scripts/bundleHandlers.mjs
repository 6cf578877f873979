/**
 * Bundles the handlers of `infra/aws/handlers`, one folder a function: `index.mjs` with all it needs but Node, and beside
 * it the native package where the function writes Parquet.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { nativePackages } from './nativePackages.mjs';
import { at } from './project.mjs';

const handlers = at('infra', 'aws', 'handlers');

/** ES modules have no `require`, which packages of the older kind that are bundled call for parts of Node. */
const banner = `import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);`;

/**
 * @typedef {object} BundledHandler
 * @property {string} name of the function
 * @property {string} folder
 * @property {number} sizeBytes of the script
 * @property {number} nativeBytes of the packages beside it
 * @property {import('esbuild').Metafile} meta
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
  const bundled = [];
  for (const name of names.sort()) bundled.push(await bundleHandler(name, join(folder, name), architecture));
  return bundled;
}

async function bundleHandler(name, folder, architecture) {
  const outfile = join(folder, 'index.mjs');
  const { metafile } = await build({
    entryPoints: [join(handlers, `${name}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    // Names stay, since errors and logs tell them.
    keepNames: true,
    sourcemap: 'external',
    metafile: true,
    legalComments: 'none',
    banner: { js: banner },
    external: ['@duckdb/*'],
    // The packages' builds for ES modules leave out what is not called.
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  const output = Object.entries(metafile.outputs).find(([path]) => path.endsWith('.mjs'))?.[1];
  const asksNative = output?.imports.some(({ path }) => path.startsWith('@duckdb/')) ?? false;
  const nativeBytes = asksNative ? await addNative(folder, architecture) : 0;
  return { name, folder, sizeBytes: statSync(outfile).size, nativeBytes, meta: metafile };
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
