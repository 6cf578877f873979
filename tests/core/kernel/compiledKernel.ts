import { Kernel, kernelModule } from '../../../core/kernel/kernel.ts';
import { BatchPool } from '../../../core/parse/batchPool.ts';
import { compileKernel } from '../../../scripts/kernel/compileKernel.mjs';

/** The kernel as the build makes it. */
export const compiledKernel = kernelModule(new Uint8Array(await compileKernel()));

/** Pools that share a kernel; its memory is never given back, and a new one takes a millisecond. */
const pools = 500;
let kernel = new Kernel(compiledKernel);
let made = 0;

/** A pool whose batches lie in a kernel's memory. */
export function kernelPool(): BatchPool {
  made += 1;
  if (made % pools === 0) kernel = new Kernel(compiledKernel);
  return new BatchPool(kernel);
}
