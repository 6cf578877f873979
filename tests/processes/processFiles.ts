import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Names the folder of `bundleProcesses` to tests and to the processes that they start. */
export const folderVariable = 'MAPWRIGHT_TEST_PROCESSES';

const isBundled = import.meta.url.endsWith('.js');
const folder = process.env[folderVariable];

/** The project's folder, from the sources as from a bundle in `.cache/test/processes/<digest>`. */
export const projectRoot = new URL(isBundled ? '../../../../' : '../../', import.meta.url);

function processFile(path: string): URL {
  if (folder === undefined) return new URL(path, projectRoot);
  const url = new URL(`${basename(path, '.ts')}.js`, pathToFileURL(`${folder}/`));
  if (!existsSync(url)) throw new Error(`${path} is not bundled; it belongs in bundleProcesses.ts.`);
  return url;
}

/**
 * The file to start a process from.
 *
 * @param path Of the source, from the project's folder.
 * @returns its bundle; the source itself where a script of the tests is started by hand
 * @throws {Error} when it is none of the files that are bundled
 */
export const processPath = (path: string): string => fileURLToPath(processFile(path));

/** Where all processes of the tests keep their compiled code: without it each compiles anew, which takes it a second. */
export const codeFolder = fileURLToPath(new URL('.cache/test/code', projectRoot));

/** The engine's entry files, as `composeLocal` and `createEngine` want them. */
export const engineEntries = {
  codeCache: codeFolder,
  get processUrl(): URL {
    return processFile('infra/local/engine/engineProcess.ts');
  },
  get workerUrl(): URL {
    return processFile('infra/local/engine/engineWorker.ts');
  },
};
