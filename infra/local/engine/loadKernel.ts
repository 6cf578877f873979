import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { kernelModule, type KernelModule } from '../../../core/kernel/kernel.ts';

/** Where the build puts the kernel: beside what it makes of this file. */
const path = fileURLToPath(new URL('kernel.wasm', import.meta.url));

let loaded: KernelModule | undefined;

/** The compiled kernel; `undefined` where this runs from its sources, beside which there is none. Compiled at its first use. */
export function loadKernel(): KernelModule | undefined {
  if (loaded === undefined && existsSync(path)) loaded = kernelModule(readFileSync(path));
  return loaded;
}
