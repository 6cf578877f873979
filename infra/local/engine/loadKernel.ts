import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kernel, kernelModule } from '../../../core/kernel/kernel.ts';

/** Where the build puts the kernel: beside what it makes of this file, or in the folder above. */
const places = ['kernel.wasm', '../kernel.wasm'].map((name) => fileURLToPath(new URL(name, import.meta.url)));

let loaded: Kernel | undefined;

/** This thread's kernel, made at its first use; `undefined` where this runs from its sources, beside which there is none. */
export function loadKernel(): Kernel | undefined {
  const path = places.find((place) => existsSync(place));
  if (loaded === undefined && path !== undefined) loaded = new Kernel(kernelModule(readFileSync(path)));
  return loaded;
}
