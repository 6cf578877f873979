import type { ScanStepsWorld } from '../../../core/liveScan/scanWorld.ts';
import { nodeDeflate } from '../../local/files/nodeInflate.ts';
import { composeScanBase } from './composeScanBase.ts';

/** What the function works with that lays out scans and writes their workbooks. */
export function composeScanSteps(): ScanStepsWorld {
  return { ...composeScanBase(), deflate: nodeDeflate };
}
