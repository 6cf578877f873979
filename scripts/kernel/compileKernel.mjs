import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../project.mjs';

const sources = at('core', 'kernel', 'assembly');

/** The compiler's options. Shared memory is imported, since views of such stay valid as it grows; `core/kernel/kernel.ts` makes it of the same size. */
const options =
  '-O3 --converge --noAssert --runtime stub --enable simd --enable threads --importMemory --sharedMemory --initialMemory 128 --maximumMemory 16384'.split(
    ' ',
  );

/**
 * Compiles `core/kernel/assembly` to WebAssembly. What was compiled once is kept in `.cache`.
 *
 * @returns {Promise<Uint8Array>} the module's bytes
 * @throws {Error} with the compiler's messages
 */
export async function compileKernel() {
  const kept = at('.cache', `kernel-${digestOfSources()}.wasm`);
  if (existsSync(kept)) return readFileSync(kept);
  const { default: asc } = await import('assemblyscript/asc');
  let compiled;
  let messages = '';
  const { error } = await asc.main(
    ['core/kernel/assembly/exports.ts', '--outFile', 'kernel.wasm', '--baseDir', at(), ...options],
    {
      stderr: { write: (text) => void (messages += text) },
      writeFile: (_, contents) => {
        compiled = contents;
      },
    },
  );
  if (error !== null || compiled === undefined) throw new Error(`The kernel was not compiled.\n${messages}`);
  mkdirSync(at('.cache'), { recursive: true });
  const written = `${kept}.${process.pid}`;
  writeFileSync(written, compiled);
  renameSync(written, kept);
  return compiled;
}

function digestOfSources() {
  const hash = createHash('sha256').update(options.join(' '));
  hash.update(readFileSync(at('node_modules', 'assemblyscript', 'package.json')));
  for (const name of readdirSync(sources).sort()) hash.update(name).update(readFileSync(join(sources, name)));
  return hash.digest('hex').slice(0, 16);
}
