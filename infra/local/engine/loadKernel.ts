import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kernel, kernelModule } from '../../../core/kernel/kernel.ts';

/** Where the build puts the kernel: beside what it makes of this file. */
const path = fileURLToPath(new URL('kernel.wasm', import.meta.url));

let loaded: Kernel | undefined;

/** This thread's kernel, made at its first use; `undefined` where this runs from its sources, beside which there is none. */
export function loadKernel(): Kernel | undefined {
  if (loaded === undefined && existsSync(path)) loaded = new Kernel(kernelModule(readFileSync(path)));
  return loaded;
}
