import type { LaterRows } from '../apply/laterRejected.ts';
import type { RunSinks } from '../apply/runMapping.ts';
import type { TallyPlan } from '../apply/runTallies.ts';
import type { ExactKeys } from '../dedupe/exactKeys.ts';
import type { Progress } from '../model/analysis.ts';
import type { Correspondence } from '../model/mapping.ts';
import type { RunCounts } from '../model/run.ts';
import type { OpenTable } from '../open/describeTables.ts';
import type { RowIndex } from '../parse/rowIndex.ts';

/** A table whose rows can be gone through again. */
export interface RunTable {
  readonly table: Pick<OpenTable, 'text' | 'dialect' | 'structure' | 'sheetIndex' | 'origins'>;
  readonly index: Pick<RowIndex, 'rowCount'>;
}

/** A table and what is to be done with each of its rows. */
export interface TableRun extends Omit<TallyPlan, 'key'> {
  readonly table: RunTable;
  readonly correspondences: readonly Correspondence[];
  /** Takes the keys of all rows. */
  readonly keys?: ExactKeys;
  /** Rows to be rejected as duplicates. */
  readonly later?: LaterRows;
  /** As in `runMapping`; left open. */
  readonly sinks: RunSinks;
  readonly phase: Progress['phase'];
}

/**
 * Goes through all rows once: here, in threads, or by putting together what functions have made of the parts. Whichever it
 * is, counts and what reaches the sinks are the same, byte for byte.
 */
export type RunRows<Run extends TableRun = TableRun> = (run: Run) => Promise<RunCounts>;
