import { Kernel, kernelModule } from '../../../core/kernel/kernel.ts';
import { BatchPool } from '../../../core/parse/batchPool.ts';
import { compileKernel } from '../../../scripts/kernel/compileKernel.mjs';

const module = kernelModule(new Uint8Array(await compileKernel()));

/** The kernel as the build makes it. */
export const compiledKernel = new Kernel(module);

/** One for a second thread. */
export const otherKernel = new Kernel(module);

const ofPools = new Kernel(module);

/** A pool whose batches lie in a kernel's memory; the one before it is of no use any more. */
export function kernelPool(): BatchPool {
  ofPools.begin();
  return new BatchPool(ofPools);
}
