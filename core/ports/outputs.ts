import type { RunId } from '../model/ids.ts';

/** What became of a run's outputs on the disk. */
export interface Outputs {
  /** Size in bytes; `undefined` where it is no longer there. `name` must be one that the run lists. */
  sizeOf(output: { readonly runId: RunId; readonly name: string }): Promise<number | undefined>;
}
